import fc from "fast-check";
import { expect, test } from "vitest";
import { countWords } from "../src/text/count.ts";
import type { CountOptions } from "../src/text/count-options.ts";

const VOCABULARY = [
  "idea",
  "ideas",
  "Idea",
  "the",
  "green",
  "tea",
  "don't",
  "Straße",
  "a1",
  "42",
  "京都",
  "x's",
  "ถนน",
  "e\u0301t",
];
const SEPARATORS = [" ", " ", " ", ", ", ". ", "\n", " - ", "' "];

const anyText = fc
  .array(fc.tuple(fc.constantFrom(...VOCABULARY), fc.constantFrom(...SEPARATORS)), { minLength: 1, maxLength: 120 })
  .map((parts) => `start ${parts.flat().join("")}`);

const anyOptions: fc.Arbitrary<CountOptions> = fc.record({
  stopwords: fc.constantFrom<("auto" | false | string[])[]>("auto", false, ["idea", "THE"]),
  addStopwords: fc.constantFrom([], ["green"]),
  minLength: fc.integer({ min: 1, max: 4 }),
  includeNumbers: fc.boolean(),
  collocations: fc.boolean(),
  collocationThreshold: fc.constantFrom(-5, 0, 5, 30),
  normalizePlurals: fc.boolean(),
  maxWords: fc.constantFrom(1, 5, 200),
});

test("every word is positive, in the text, within the limits, and the weights fall", () => {
  fc.assert(
    fc.property(anyText, anyOptions, (text, options) => {
      const words = countWords(text, options);
      const composed = text.normalize("NFC").toLowerCase();

      expect(words.length).toBeLessThanOrEqual(options.maxWords ?? 200);
      for (const [i, word] of words.entries()) {
        expect(word.weight).toBeGreaterThan(0);
        expect(word.weight).toBeLessThanOrEqual(words[i - 1]?.weight ?? word.weight);
        for (const part of word.text.split(" ")) expect(composed).toContain(part.toLowerCase());
      }
    }),
  );
});

test("the same text and options give the same words, in whatever order the options are given", () => {
  fc.assert(
    fc.property(anyText, anyOptions, (text, options) => {
      const reversed = Object.fromEntries(Object.entries(options).reverse());

      expect(countWords(text, reversed)).toEqual(countWords(text, options));
    }),
  );
});

test("without collocations the weights sum to the number of words", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("idea", "ideas", "Tea", "tea"), { minLength: 1, maxLength: 60 }), (words) => {
      const counted = countWords(words.join(" "), { stopwords: false, collocations: false });

      expect(counted.reduce((sum, word) => sum + word.weight, 0)).toBe(words.length);
    }),
  );
});

test("any text at all gives words or a typed error", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      try {
        expect(countWords(text, { stopwords: false }).length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toMatchObject({ name: "CloudError", code: "E_WORDS" });
      }
    }),
    { numRuns: 500 },
  );
});
