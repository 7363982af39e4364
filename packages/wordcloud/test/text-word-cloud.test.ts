import { expect, test } from "vitest";
import { countWords } from "../src/text/count.ts";
import type { CountOptions } from "../src/text/count-options.ts";
import fixture from "./fixtures/word-cloud-counts.json" with { type: "json" };

// In the order of the fixture's cases, whose options are those of Python.
const OPTIONS: readonly CountOptions[] = [
  {},
  { collocations: false },
  { normalizePlurals: false },
  { includeNumbers: true },
  { minLength: 4 },
  { regexp: "\\w[\\w']+" },
  { collocationThreshold: 5 },
  { regexp: "[A-Z]\\w+", collocations: false },
];

test.each(fixture.cases.map((made, i) => ({ ...made, ours: OPTIONS[i] ?? {} })))(
  "counts, spellings and order are word_cloud's with $options",
  ({ text, counts, ours }) => {
    const words = countWords(text, { maxWords: 10_000, stopwords: fixture.stopwords, ...ours });

    expect(words.map((word) => `${word.text} ${word.weight}`).join(", ")).toBe(counts);
  },
);

function counted(text: string, options: CountOptions = {}): Record<string, number> {
  const words = countWords(text, { stopwords: false, ...options });
  return Object.fromEntries(words.map((word) => [word.text, word.weight]));
}

const BETTER = "Simple is better than complex. Flat is better than nested. Sparse is better than dense. ".repeat(9);

test("two words that stand together more often than by chance are one, unless collocations are off", () => {
  expect(counted(BETTER)).toHaveProperty("is better");
  expect(Object.keys(counted(BETTER, { collocations: false })).filter((text) => text.includes(" "))).toEqual([]);
});

const TITLES = ["Theme OST", "Let it go (OST)", "Let me see! OST", "Let us OST"];

test.each(["\n\n", "\n \t\n", "\r\n\r\n", "\n\n\n\n"])("no pair goes over the blank line %j", (blank) => {
  const text = Array.from({ length: 40 }, (_, i) => TITLES[i % TITLES.length] ?? "").join(blank);
  const pairs = (of: string): string[] => Object.keys(counted(of)).filter((words) => words.includes(" "));

  expect(pairs(text)).not.toContain("OST Let");
  expect(pairs(text.replace(/\s+/g, " "))).toContain("OST Let");
  expect(pairs(text)).toContain("Let us");
});

test("a pair on both sides of a line end is one, as word_cloud has it", () => {
  expect(counted("green\ntea and\r\n".repeat(20), { stopwords: ["and"] })).toEqual({ "green tea": 20 });
});

test("a pair is spelled as it is within paragraphs", () => {
  const text = `${"green tea and\n\n".repeat(20)}${"other Green\n\nTEA\n\n".repeat(30)}`;

  expect(counted(text, { stopwords: ["and"], collocationThreshold: 0 })).toHaveProperty("green tea", 20);
});

test("an address of mail after a blank line takes nothing from the paragraph before", () => {
  expect(counted("one two\n\nfirst.last@mail.example three")).toEqual({ one: 1, two: 1, three: 1 });
  expect(counted("\u6771\u4eac\n\nfirst.last@mail.example tea", { collocationThreshold: -99 })).not.toHaveProperty(
    "first",
  );
});

test("no pair has a stop word, in any case", () => {
  const words = counted(`${BETTER} IS BETTER Is Better`, { stopwords: ["Is"] });

  expect(Object.keys(words).filter((text) => /\bis\b/i.test(text))).toEqual([]);
});

test("a pair takes its count from both of its words", () => {
  const text = `${"green tea and ".repeat(20)}${"a b c d e f g h and ".repeat(9)} tea`;
  const words = counted(text, { stopwords: ["and"] });

  expect(words).toMatchObject({ "green tea": 20, tea: 1 });
  expect(words).not.toHaveProperty("green");
});

test("a plural joins its singular, and no word on ss is one", () => {
  expect(counted("idea ideas ideas")).toEqual({ idea: 3 });
  expect(counted("flo flos floss flosss", { collocations: false })).toEqual({ flo: 2, floss: 1, flosss: 1 });
  expect(counted("ideas ideas")).toEqual({ ideas: 2 });
  expect(counted("idea ideas", { normalizePlurals: false })).toEqual({ idea: 1, ideas: 1 });
});

test("the most common spelling wins, the first of two that are equally common", () => {
  expect(counted("aaa Aaa Aaa AAA")).toEqual({ Aaa: 4 });
  expect(counted("BBB bbb")).toEqual({ BBB: 2 });
});

test("a possessive 's goes, straight or typographic", () => {
  expect(counted("Fred's Fred\u2019s FRED'S Fred")).toEqual({ Fred: 4 });
});

test("stop words count in no case", () => {
  expect(counted("Cat cAT dog", { stopwords: new Set(["CAT"]) })).toEqual({ dog: 1 });
  expect(counted("cat dog bird", { stopwords: ["cat"], addStopwords: ["Bird"] })).toEqual({ dog: 1 });
});

test("numbers count on request alone", () => {
  expect(counted("1 22 3rd a1")).toEqual({ "3rd": 1, a1: 1 });
  expect(counted("1 22 3rd", { includeNumbers: true })).toEqual({ "1": 1, "22": 1, "3rd": 1 });
});

test("words shorter than minLength do not count", () => {
  expect(counted("a bb ccc dddd", { minLength: 3, collocations: false })).toEqual({ ccc: 1, dddd: 1 });
});

test("a regexp says what a word is", () => {
  expect(counted("thEre ARE sOme Words", { regexp: "[A-Z]+" })).toEqual({ E: 1, ARE: 1, O: 1, W: 1 });
});
