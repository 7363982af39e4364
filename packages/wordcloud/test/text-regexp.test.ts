import { expect, test } from "vitest";
import { countWords } from "../src/text/count.ts";

function matches(text: string, regexp: string): string[] {
  return countWords(text, { regexp, stopwords: false, collocations: false, includeNumbers: true }).map(
    (word) => word.text,
  );
}

test.each([
  ["\\w+", "Größe, 東京!", ["Größe", "東京"]],
  ["[\\w-]+", "well-known är", ["well-known", "är"]],
  ["[^\\W\\d_]+", "a1_b é2", ["a", "b", "é"]],
  ["\\W+x", "a -x", [" -x"]],
  ["\\b\\w", "été", ["é"]],
  ["\\D+", "12ab34", ["ab"]],
  ["\\d+", "x\u0663\u0664", ["\u0663\u0664"]],
  ["#\\w+", "#tag word", ["#tag"]],
  ["\\@\\w+\\'?", "@me", ["@me"]],
  ["x*", "axxb", ["xx"]],
  ["(?<=#)\\w+", "#tag word", ["tag"]],
])("%s of %j matches as in Python", (regexp, text, found) => {
  expect(matches(text, regexp)).toEqual(found);
});

test("what a match may see before and after it does not end with a piece of the text", () => {
  const text = "#word ".repeat(1000);

  expect(countWords(text, { regexp: "(?<=#)\\w+(?= )", stopwords: false, collocations: false })).toEqual([
    { text: "word", weight: 1000 },
  ]);
});

test.each(["(", "[a", "a{2,1}", "(?P<name>a)", "\\p{Nothing}", "*"])(
  "the regexp %s is refused with a reason",
  (regexp) => {
    expect(() => countWords("a", { regexp })).toThrow(
      expect.objectContaining({ code: "E_REGEXP", message: expect.stringMatching(/ is invalid: \S/) }),
    );
  },
);
