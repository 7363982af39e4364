import { expect, test } from "vitest";
import { countWords, LONGEST_TEXT } from "../src/text/count.ts";
import type { CountOptions } from "../src/text/count-options.ts";

function texts(text: string, options: CountOptions = {}): string[] {
  return countWords(text, options).map((word) => word.text);
}

const GERMAN = "Der Hund und die Katze sind nicht in dem Haus, aber der Hund ist da.";

test("stop words are those of the text's own language unless told otherwise", () => {
  expect(texts(GERMAN)).toEqual(["Hund", "Katze", "Haus"]);
  expect(texts(GERMAN, { stopwords: "en" })).toContain("und");
  expect(texts(GERMAN, { stopwords: false })).toContain("und");
});

test.each(["de", "DE", "german", "German", "de-AT", "de_CH", "en, de"])("%s names German", (stopwords) => {
  expect(texts(GERMAN, { stopwords })).not.toContain("und");
});

test("a few words that other languages use as well are English", () => {
  expect(countWords("sun sun moon", { collocations: false })).toEqual([
    { text: "sun", weight: 2 },
    { text: "moon", weight: 1 },
  ]);
});

test("the text's language may be given", () => {
  expect(texts("und and", { language: "de" })).toEqual(["and"]);
  expect(texts("und and", { language: "English" })).toEqual(["und"]);
});

test("an English text loses contractions, straight or typographic", () => {
  const text = "I don't, you're, they\u2019ll, it's, we've, can't, she'd, isn\u2019t, won't, I'm and couldn't. Boat";

  expect(texts(text)).toEqual(["Boat"]);
});

test("short words that do not count still tell the language", () => {
  expect(texts(GERMAN, { minLength: 3, addStopwords: ["Katze"] })).toEqual(["Hund", "Haus"]);
});

test("a list is words, not languages", () => {
  expect(texts("it is de la no", { stopwords: ["it", "NO"] })).toEqual(["is", "de", "la"]);
});

test("maxWords keeps those of greatest weight, the first of equal ones", () => {
  expect(texts("b a c c a d", { stopwords: false, maxWords: 3 })).toEqual(["a", "c", "b"]);
});

test("a threshold above every score leaves no pair, one below every score all", () => {
  const text = "green tea black tea green tea";

  expect(texts(text, { collocationThreshold: Number.POSITIVE_INFINITY })).toEqual(["tea", "green", "black"]);
  expect(texts(text, { collocationThreshold: Number.NEGATIVE_INFINITY })).toEqual([
    "green tea",
    "tea black",
    "black tea",
    "tea green",
  ]);
});

test("a word longer than 200 characters is none", () => {
  expect(texts(`${"a".repeat(200)} ${"b".repeat(201)}`)).toEqual(["a".repeat(200)]);
});

test.each<[string, string, CountOptions, string]>([
  ["nothing", "", {}, "the text is empty"],
  ["spaces", " \n\t", {}, "the text is empty"],
  ["stop words", "the and The", {}, "all 3 words are stop words"],
  ["one stop word", "the", {}, "the only word is a stop word"],
  ["numbers", "12 13", {}, "the text has numbers only"],
  ["signs", "... !? 😀", {}, "the text has no words, only signs"],
  ["short words", "a bb", { minLength: 3 }, "every word is shorter than 3 or longer than 200 characters"],
  ["a long word", "a".repeat(201), {}, "every word is longer than 200 characters"],
  ["no match", "abc", { regexp: "\\d+" }, "the regexp matches nothing in the text"],
])("a text of %s is refused with its reason", (_, text, options, message) => {
  expect(() => countWords(text, options)).toThrow(expect.objectContaining({ code: "E_WORDS", message }));
});

test("a text of more than 64 Mi characters is refused", () => {
  const text = "a".repeat(LONGEST_TEXT + 1);

  expect(() => countWords(text)).toThrow(expect.objectContaining({ code: "E_TEXT" }));
});

test("an unknown language is refused with the names that are near", () => {
  expect(() => countWords("a", { stopwords: "germn" })).toThrow(
    expect.objectContaining({ code: "E_STOPWORDS", hint: expect.stringContaining("de (german)") }),
  );
  expect(() => countWords("a", { language: "tlhIngan Hol" })).toThrow(
    expect.objectContaining({ code: "E_STOPWORDS", message: expect.stringContaining('"tlhIngan Hol"') }),
  );
});

test.each<[string, unknown, string]>([
  ["text", 7, "E_TEXT"],
  ["text", null, "E_TEXT"],
  ["maxWords", 0, "E_NUMBER"],
  ["maxWords", Number.NaN, "E_NUMBER"],
  ["maxWords", 1e9, "E_NUMBER"],
  ["maxWords", 1.5, "E_NUMBER"],
  ["maxWords", "9", "E_NUMBER"],
  ["minLength", -1, "E_NUMBER"],
  ["minLength", Number.POSITIVE_INFINITY, "E_NUMBER"],
  ["collocationThreshold", Number.NaN, "E_NUMBER"],
  ["collocationThreshold", "30", "E_NUMBER"],
  ["collocations", "no", "E_OPTION"],
  ["includeNumbers", 1, "E_OPTION"],
  ["normalizePlurals", "yes", "E_OPTION"],
  ["language", 5, "E_OPTION"],
  ["regexp", /a/, "E_OPTION"],
  ["stopwords", true, "E_STOPWORDS"],
  ["stopwords", [7], "E_STOPWORDS"],
  ["stopwords", {}, "E_STOPWORDS"],
  ["addStopwords", "word", "E_STOPWORDS"],
])("a %s of %s is refused", (option, value, code) => {
  const text: unknown = option === "text" ? value : "some words";

  expect(() => Reflect.apply(countWords, undefined, [text, { [option]: value }])).toThrow(
    expect.objectContaining({ name: "CloudError", code }),
  );
});

test.each<[unknown, string]>([
  [null, "the options of the count are null"],
  [5, "the options of the count are 5"],
  [[], "the options of the count are an empty array"],
  [{ minLenght: 3 }, 'there is no option "minLenght"'],
])("options of %j are refused", (options, message) => {
  expect(() => Reflect.apply(countWords, undefined, ["some words", options])).toThrow(
    expect.objectContaining({ name: "CloudError", code: "E_OPTION", message }),
  );
});
