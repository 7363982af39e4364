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

test.each(["(", "[a", "a{2,1}", "(?P<name>a)", "\\p{Nothing}", "*", "(?<=#\\s*)\\w+", "(?<!x?)y"])(
  "the regexp %s is refused with a reason",
  (regexp) => {
    expect(() => countWords("a", { regexp })).toThrow(
      expect.objectContaining({ code: "E_REGEXP", message: expect.stringMatching(/ is invalid: \S/) }),
    );
  },
);

const all = { stopwords: false, includeNumbers: true } as const;
const LONG = "a".repeat(20_000);

test.each([
  "(a+)+",
  "(a*)*",
  "(\\w+\\s?)+",
  "(a|a)+",
  "(a|\\w)*x",
  "(a?b?)*",
  "(\\w+-?)*\\w",
  "([a-z]+)*$",
  "(.*)*",
  "(\\w|\\d)+!",
  "(?:\\w{1,3})+",
  "(x+x+)+y",
  "(?:a|ab|b)+c",
  "(?:\\w{2}|\\w{3})+",
  "(?:\\w{100}){100}",
])("the regexp %s, which may take exponential time, is refused", (regexp) => {
  expect(() => countWords(`${LONG}!`, { regexp })).toThrow(
    expect.objectContaining({ code: "E_REGEXP", message: expect.stringContaining("may take for ever") }),
  );
});

test.each([
  "\\w+",
  "\\w[\\w']*",
  "\\w+(?:[-']\\w+)*",
  "#\\w+",
  "(?:[A-Z]\\.)+",
  "\\b\\w{4,}\\b",
  "(?<=#)\\w+",
  "[a-z]+(?:\\s[a-z]+){1,2}",
  "\\d+(?:[.,]\\d+)*",
  "(?:\\w{3})+",
  "\\w{100}",
  "(?<=\\bof )\\w+",
  "start|tea|b",
  "\\p{L}+(?:['\u2019]\\p{L}+)?",
  "(?:abc|bar)+",
  "[\\w.+-]+@[\\w-]+",
  "(\\w)\\1+",
  ".*x.*",
  "[^\\W\\d_]+",
  "(?:un)?\\w+",
  "\\u{1F600}+",
  "[\\]z]+",
  "(?:a|b)*c",
  "(?:[A-Z][a-z]+ ?)+",
])("the regexp %s is taken, whatever the text", (regexp) => {
  const text = `${LONG}! start of a tea.b@c x Abc abc abcabc ab. #ab 1,2 A.B. \u{1f600} zaa aab bc z]\nax\n`;

  expect(countWords(text, { regexp, ...all })).not.toEqual([]);
});

test.each([
  ["\\w+\\w+\\w+\\w+\\w+!", "a".repeat(60)],
  ["\\w*\\w*\\w*\\w*\\w*!", "a".repeat(200)],
  ["\\w+\\w+!", "a".repeat(3200)],
  ["\\w*ing\\w*ed", "ing".repeat(1000)],
  ["(?:\\w?){30}!", "prose"],
  ["(?:a|a|aa){20}!", "a".repeat(100)],
  ["(?=\\w*\\w*\\w*!)\\w+", "a".repeat(400)],
  ["(\\w*)\\1*\\1*\\1*!", "ab".repeat(100)],
])("the regexp %s is refused for a text that would take it for ever, and taken for another", (regexp, word) => {
  const text = `${word} `.repeat(Math.ceil(65_536 / word.length));

  expect(() => countWords(text, { regexp })).toThrow(
    expect.objectContaining({ code: "E_REGEXP", message: expect.stringContaining("takes too long for this text") }),
  );
  expect(() => countWords("two ab", { regexp })).toThrow(
    expect.objectContaining({ message: "the regexp matches nothing in the text" }),
  );
});

test.each([
  ["\\w*ing\\w*", "singing"],
  [".*x.*", "two boxes here"],
  ["\\b\\w{4,}\\b", "longer"],
  ["\\w+\\w+", "word"],
])("the regexp %s is taken for any length of ordinary text", (regexp, word) => {
  expect(matches(`${word}\n`.repeat(20_000), regexp)).toEqual([word]);
});

test("many alternatives are taken, repeated as well", () => {
  const words = Array.from({ length: 60 }, (_, i) => `w${String.fromCharCode(97 + (i % 26))}${i}`);

  expect(matches("wa0wb1 wb1 wb1", words.join("|"))).toEqual(["wb1", "wa0"]);
  expect(matches("wa0_wb1_", `(?:${words.map((word) => `${word}_`).join("|")})+`)).toEqual(["wa0_wb1_"]);
});

test("a regexp of more than 2000 characters is refused", () => {
  expect(() => countWords("a", { regexp: "a".repeat(2001) })).toThrow(expect.objectContaining({ code: "E_REGEXP" }));
});
