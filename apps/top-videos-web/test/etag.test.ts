import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesTag, weakTag } from "../src/core/etag.ts";

test("ten thousand addresses of one server have ten thousand tags", () => {
  const tags = new Set<string>();
  for (let i = 0; i < 10_000; i++) tags.add(weakTag("seed", `1 list localhost /c/UC1?month=${2000 + (i % 100)}-${i}`));
  expect(tags.size).toBe(10_000);
});

test("a tag changes with each character of what it stands for", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (seed, before, more) => {
      expect(weakTag(seed, before + more)).not.toBe(weakTag(seed, before));
      expect(weakTag(seed, before)).toBe(weakTag(seed, before));
      expect(weakTag(seed, before)).toMatch(/^W\/"[0-9a-z]{8,14}"$/);
    }),
  );
});

test("a tag is found weakly in a list, and is never any tag", () => {
  const tag = weakTag("s", "t");
  const strong = tag.slice(2);
  for (const header of [tag, strong, `"a", ${tag}`, `${strong},"b"`, ` W/"x" , ${tag} `])
    expect(matchesTag(header, tag)).toBe(true);
  for (const header of ["", "*", '"a"', strong.slice(0, -1), `x${tag}`, tag.toUpperCase()])
    expect(matchesTag(header, tag)).toBe(false);
});
