import fc from "fast-check";
import { expect, test } from "vitest";
import { quote, visible } from "../src/core/quote.ts";

/** Unicode's own lists of what steers a terminal, breaks the line or turns its direction. */
const STEERING = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;

const anyText = (): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom("\u001b", "\u009b", "\u061c", "\u200e", "\u202e", "\u2028", "\u2067", "\ud800", "\\", '"', "\n"),
    ),
    maxLength: 60,
  });

test.each([
  ["\u001b[2J", "\\u001b[2J"],
  ["\u009b2J\u007f", "\\u009b2J\\u007f"],
  ["a\r\nb\tc\u0000", "a\\u000d\\u000ab\\u0009c\\u0000"],
  ["\u061c\u200e\u200f", "\\u061c\\u200e\\u200f"],
  ["\u202a\u202b\u202c\u202d\u202e", "\\u202a\\u202b\\u202c\\u202d\\u202e"],
  ["\u2066\u2067\u2068\u2069\u2028\u2029", "\\u2066\\u2067\\u2068\\u2069\\u2028\\u2029"],
  ["na\u00efve \u65e5\u672c \u{1d11e} \u200d", "na\u00efve \u65e5\u672c \u{1d11e} \u200d"],
])("%j is shown as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("nothing that steers a terminal or turns a line is shown, and nothing else is changed", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const characters = Array.from(text, (character) => [character, visible(character)] as const);
      for (const [character, shown] of characters) {
        if (STEERING.test(character)) expect(JSON.parse(`"${shown}"`)).toBe(character);
        else expect(shown).toBe(character);
      }
      expect(visible(text)).toBe(characters.map(([, shown]) => shown).join(""));
      expect(visible(text)).not.toMatch(STEERING);
    }),
  );
});

test("what is quoted is one harmless line, and JSON reads it back", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(quote(text)).not.toMatch(STEERING);
      expect(JSON.parse(quote(text))).toBe(text);
    }),
  );
});

test("of a text longer than 60 characters the first 60 are quoted, none of them halved", () => {
  const clef = "\u{1d11e}";
  expect(quote(clef.repeat(60))).toBe(`"${clef.repeat(60)}"`);
  expect(quote(clef.repeat(61))).toBe(`"${clef.repeat(60)}..."`);
  expect(quote("x".repeat(10_000_000))).toBe(`"${"x".repeat(60)}..."`);
});
