import { expect, test } from "vitest";
import { readInput } from "../src/input/read-input.ts";

const CAT_AND_DOG = [
  { text: "cat", weight: 3 },
  { text: "dog", weight: 2 },
];

test.each([
  ["words, each counted", '["cat", "dog", "cat", "cat", "dog"]'],
  ["pairs", '[["cat", 3], ["dog", 2]]'],
  ["objects", '[{ "text": "cat", "weight": 3 }, { "text": "dog", "weight": 2 }]'],
  ["objects of other names", '[{ "word": "cat", "count": 3 }, { "name": "dog", "size": 2 }]'],
  ["objects of yet other names", '[{ "key": "cat", "value": 3 }, { "key": "dog", "value": 2, "other": [] }]'],
  ["weights by word", '{ "cat": 3, "dog": 2 }'],
  ["an object with words", '{ "words": [["cat", 3], ["dog", 2]] }'],
  ["a byte order mark", '\ufeff[["cat", 3], ["dog", 2]]'],
  ["a word twice", '[["cat", 1], ["dog", 2], ["cat", 2], ["bird", 0]]'],
  ["an empty word", '{ "cat": 3, " ": 1, "dog": 2 }'],
  ["what does not show", '[["c\\u0000at", 3], ["\\ufeff", 1], ["dog\\n", 2]]'],
])("words are read from %s", (_, json) => {
  expect(readInput(json, { format: "json" })).toEqual({ kind: "words", words: CAT_AND_DOG });
});

test("an object may tell group, colour, link and title", () => {
  const word = { text: "cat", weight: 1, group: "g", color: "#f00", href: "https://a.example/", title: "t" };

  expect(readInput(JSON.stringify([word]))).toEqual({ kind: "words", words: [word] });
});

test("running text is read from an object with text", () => {
  expect(readInput('{ "text": "green tea" }')).toEqual({ kind: "text", text: "green tea" });
});

test("a word may have the name of anything objects have", () => {
  expect(readInput('{ "constructor": 2, "__proto__": 1 }', { format: "json" })).toEqual({
    kind: "words",
    words: [
      { text: "constructor", weight: 2 },
      { text: "__proto__", weight: 1 },
    ],
  });
});

test.each<[string, string, string]>([
  ["a comma too many", '{\n  "cat": 3,\n}', "line 3, column 1 of the JSON: "],
  ["a missing comma", '[\n["cat", 3]\n["dog", 2]]', "line 3, column 1 of the JSON: "],
  ["a comment", '[\n"cat" // pet\n]', "line 2, column 7 of the JSON: "],
  ["an unfinished array", '["cat",\n"dog"', "line 2, column 6 of the JSON: "],
  ["single quotes", "['cat']", "line 1, column 2 of the JSON: "],
  ["an open string", '["cat\n]', "line 1, column 2 of the JSON: "],
  ["NaN", '{"cat": NaN}', "line 1, column 9 of the JSON: "],
  ["nothing", "", "line 1, column 1 of the JSON: "],
  ["two values", "[1] [2]", "line 1, column 5 of the JSON: "],
  ["a hundred thousand brackets", "[".repeat(100_000), "the JSON does not parse"],
])("JSON with %s is refused with its place", (_, json, message) => {
  expect(() => readInput(json, { format: "json" })).toThrow(
    expect.objectContaining({ name: "CloudError", code: "E_JSON", message: expect.stringContaining(message) }),
  );
});

test.each<[string, string, string]>([
  ['["cat", 5]', "E_WORDS", "entry 2 is 5"],
  ['[["cat"]]', "E_WORDS", "entry 1 is an array of 1, expected [word, weight]"],
  ['[["cat", null]]', "E_NUMBER", "the weight of entry 1 is null"],
  ['[["cat", "3"]]', "E_NUMBER", 'the weight of entry 1 is "3"'],
  ['[["cat", -3]]', "E_NUMBER", "the weight of entry 1 is -3"],
  ['[["cat", 1e999]]', "E_NUMBER", "the weight of entry 1 is Infinity"],
  ['[{ "text": "cat" }]', "E_WORDS", "entry 1 has no weight"],
  ['[{ "weight": 2 }]', "E_WORDS", "entry 1 has no text"],
  ['[{ "text": "cat", "weight": 2, "href": 5 }]', "E_WORDS", "the href of entry 1 is 5"],
  ['{ "cat": 3, "dog": {} }', "E_NUMBER", 'the weight of "dog" is an object'],
  ['["  "]', "E_WORDS", "no word has a text"],
  ["[]", "E_WORDS", "there are no words"],
  ["{}", "E_WORDS", "there are no words"],
  ["5", "E_WORDS", "the JSON is 5"],
  ["null", "E_WORDS", "the JSON is null"],
])("%s is refused with the entry", (json, code, message) => {
  expect(() => readInput(json, { format: "json" })).toThrow(
    expect.objectContaining({ name: "CloudError", code, message: expect.stringContaining(message) }),
  );
});
