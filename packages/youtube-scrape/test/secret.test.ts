import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Secret } from "../src/api/secret.ts";

test("a secret shows itself in no way of printing, and reveals itself when asked", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\x21-\x7e]{8,40}$/), (key) => {
      const secret = new Secret(key);
      const shown = [
        `${String(secret)}`,
        JSON.stringify({ secret }),
        inspect(secret, { showHidden: true }),
        inspect([secret]),
      ];
      expect(shown.filter((text) => text.includes(key))).toEqual([]);
      expect(secret.reveal()).toBe(key);
    }),
  );
});

test("text no longer holds the key, as it is or percent-encoded", () => {
  const key = "AIza+/=key of a test";
  const secret = new Secret(key);
  const text = secret.redact(`a ${key} b ${encodeURIComponent(key)} c`);
  expect(text).toBe("a [redacted] b [redacted] c");
});

test("a key that is a mere word is not cut out of other words", () => {
  expect(new Secret("k").redact("kind")).toBe("kind");
});
