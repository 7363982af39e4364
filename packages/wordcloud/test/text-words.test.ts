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
])("words come from %s", (_, value) => {
  expect(wordsFrom(value)).toEqual(CAT_AND_DOG);
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
  ["an empty text", [["", 1]], "E_WORDS", "the text of entry 1 is empty"],
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
