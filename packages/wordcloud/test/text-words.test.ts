import { expect, test } from "vitest";
import { wordsFrom } from "../src/core/words.ts";

const CAT_AND_DOG = [
  { text: "cat", weight: 3 },
  { text: "dog", weight: 2 },
];

test.each<[string, unknown]>([
  ["words", CAT_AND_DOG],
  [
    "pairs",
    [
      ["cat", 3],
      ["dog", 2],
    ],
  ],
  ["an object", { cat: 3, dog: 2 }],
  [
    "a Map",
    new Map([
      ["cat", 3],
      ["dog", 2],
    ]),
  ],
  ["a word twice", [["cat", 1], ["dog", 2], { text: " cat ", weight: 2 }]],
  ["a weight of 0", { cat: 3, bird: 0, dog: 2 }],
  ["a text that is empty or does not show", { cat: 3, "": 5, " \n": 1, "\u0000\u202e": 1, dog: 2 }],
  [
    "what does not show",
    { "\ufeffcat\u0000": 1, "d\u00ado\u202e\u200bg": 2, "\u2066c\u001ba\u0085\u2069t": 0, cat: 2 },
  ],
])("words come from %s", (_, value) => {
  expect(wordsFrom(value)).toEqual(CAT_AND_DOG);
});

test("a text is composed, with one space for white space of any kind", () => {
  const texts = {
    "e\u0301t\u00e9 \n\t x": 1,
    "\u00e9te\u0301\u00a0x": 2,
    "\u00e9t\u00e9\u2028x": 3,
    "a\u0085b": 1,
    "a\0\r\n\0b": 1,
  };

  expect(wordsFrom(texts)).toEqual([
    { text: "\u00e9t\u00e9 x", weight: 6 },
    { text: "a b", weight: 2 },
  ]);
});

test("what joins and shapes letters or tells emoji apart stays", () => {
  const texts = ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u{1f469}\u200d\u{1f680}", "\u2764\ufe0f"];

  expect(wordsFrom(texts.map((text) => [text, 1])).map((word) => word.text)).toEqual(texts);
});

test("what a word has beside text and weight is kept, anything else dropped", () => {
  expect(wordsFrom([{ text: "cat", weight: 1, group: "g", color: "red", other: 5, href: "", title: null }])).toEqual([
    { text: "cat", weight: 1, group: "g", color: "red" },
  ]);
});

test.each<[string, unknown, string, string]>([
  ["nothing", undefined, "E_WORDS", "the words are undefined"],
  ["text", "cat", "E_WORDS", 'the words are "cat"'],
  ["a Set", new Set(["cat"]), "E_WORDS", "the words are an object"],
  ["no entry", [], "E_WORDS", "there are no words"],
  ["zeros", { cat: 0 }, "E_WORDS", "every word has the weight 0"],
  ["a number", [5], "E_WORDS", "entry 1 is 5"],
  ["null", [["cat", 1], null], "E_WORDS", "entry 2 is null"],
  ["a pair of three", [["cat", 1, 2]], "E_WORDS", "entry 1 is an array of 3"],
  ["a text that is none", [[1, 1]], "E_WORDS", "the text of entry 1 is 1"],
  [
    "empty texts alone",
    [
      ["", 1],
      [" ", 2],
    ],
    "E_WORDS",
    "no word has a text",
  ],
  ["texts alone that do not show", { "\u0000": 1, "\u202e": 2 }, "E_WORDS", "no word has a text"],
  ["a long text", [["a".repeat(201), 1]], "E_WORDS", "the text of entry 1 has 201 characters"],
  ["a group that is no text", [{ text: "cat", weight: 1, group: 1 }], "E_WORDS", "the group of entry 1 is 1"],
  ["NaN", { cat: Number.NaN }, "E_NUMBER", 'the weight of "cat" is NaN'],
  ["Infinity", [["cat", Number.POSITIVE_INFINITY]], "E_NUMBER", "the weight of entry 1 is Infinity"],
  ["a negative weight", [["cat", -1]], "E_NUMBER", "the weight of entry 1 is -1"],
  ["a weight as text", [{ text: "cat", weight: "1" }], "E_NUMBER", 'the weight of entry 1 is "1"'],
  ["no weight", [{ text: "cat" }], "E_NUMBER", "the weight of entry 1 is undefined"],
  [
    "an endless sum",
    [
      ["cat", 1e308],
      ["cat", 1e308],
    ],
    "E_NUMBER",
    'the weights of "cat" sum to Infinity',
  ],
])("%s is refused", (_, value, code, message) => {
  expect(() => wordsFrom(value)).toThrow(
    expect.objectContaining({ name: "CloudError", code, message: expect.stringContaining(message) }),
  );
});
