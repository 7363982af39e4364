import fc from "fast-check";
import { expect, test } from "vitest";
import { helpEntry } from "../src/core/help-entry.ts";

const COLUMNS = { indent: 10, width: 24 };

test.each([
  ["  -q", "says less", "  -q      says less"],
  ["  -q", "exactly so wide", "  -q      exactly so\n          wide"],
  ["  -q", "fourteen wide.", "  -q      fourteen wide."],
  ["  --size8", "cells", "  --size8\n          cells"],
  ["  --siz8", "cells", "  --siz8  cells"],
])("%j, %j", (left, meaning, text) => {
  expect(helpEntry(left, meaning, COLUMNS)).toBe(text);
});

test("an entry says all of its words in order, in no line that is too wide, below each other", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 1, maxLength: 14 });
  const left = fc.string({ unit: fc.constantFrom("a", "-"), minLength: 1, maxLength: 22 });
  fc.assert(
    fc.property(left, fc.array(word, { minLength: 1, maxLength: 12 }), (name, words) => {
      const text = helpEntry(`  ${name}`, words.join(" "), COLUMNS);
      const [first = "", ...rest] = text.split("\n");
      expect(text.trim().split(/\s+/)).toEqual([name, ...words]);
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(24);
      expect(first.startsWith(`  ${name}`)).toBe(true);
      for (const line of rest) expect(line).toMatch(/^ {10}\S/);
    }),
  );
});
