import { expect, test } from "vitest";
import type { Word } from "../src/core/cloud.ts";
import { readInput } from "../src/input/read-input.ts";
import { countWords } from "../src/text/count.ts";

function words(csv: string): readonly Word[] {
  const input = readInput(csv, { format: "csv" });
  return input.kind === "words" ? input.words : [];
}

test.each([
  ["comma", "cat,3\ndog,2"],
  ["semicolon", "cat;3\ndog;2"],
  ["tab", "cat\t3\ndog\t2"],
  ["a header", "word,weight\ncat,3\ndog,2"],
  ["a header of other names", "animal,how many\ncat,3\ndog,2"],
  ["a header in the other order", "Count,Term\n3,cat\n2,dog"],
  ["a byte order mark", "\ufeffcat,3\ndog,2"],
  ["quotes", '"cat","3"\n"dog","2"'],
  ["spaces", " cat , 3 \n dog , 2 "],
  ["empty lines", "\ncat,3\n\ndog,2\n\n"],
  ["empty rows", "cat,3\n,\ndog,2\n"],
  ["Windows' line ends", "cat,3\r\ndog,2\r\n"],
  ["old Macs' line ends", "cat,3\rdog,2\r"],
  ["a word twice", "cat,1\ndog,2\ncat,2"],
  ["a weight of 0", "cat,3\nbird,0\ndog,2"],
  ["an empty word", "cat,3\n,7\ndog,2"],
])("words and weights are read with %s", (_, csv) => {
  expect(words(csv)).toEqual([
    { text: "cat", weight: 3 },
    { text: "dog", weight: 2 },
  ]);
});

test("delimiters and quotes inside quotes belong to the word, a line end is a space", () => {
  expect(words('"a, ""b""",1\n"c\nd",2')).toEqual([
    { text: 'a, "b"', weight: 1 },
    { text: "c d", weight: 2 },
  ]);
});

test("a long file has the same words and lines as its parts", () => {
  const row = '"cat, ""small""\nbrown",1\r\ndog,2\r\n';
  const times = 60_000;

  expect(words(row.repeat(times))).toEqual([
    { text: 'cat, "small" brown', weight: times },
    { text: "dog", weight: 2 * times },
  ]);
  expect(() => words(`${row.repeat(times)}bird,x`)).toThrow(`line ${3 * times + 1} `);
});

test("commas in text of one column do not divide it", () => {
  expect(readInput("text\nred, green\nblue", { format: "csv" })).toEqual({ kind: "text", text: "red, green\n\nblue" });
});

test("line ends of different kinds each end a row", () => {
  expect(words("a,1\r\nb,2\nc,3\rd,4").map((word) => word.text)).toEqual(["a", "b", "c", "d"]);
});

test("further columns are read by their names, empty cells left out", () => {
  const csv = "Weight,Group,word,colour,color,href,title\n2,pets,cat,x,red,https://a.example/,A cat\n1,,dog,,,,";

  expect(words(csv)).toEqual([
    { text: "cat", weight: 2, group: "pets", color: "red", href: "https://a.example/", title: "A cat" },
    { text: "dog", weight: 1 },
  ]);
});

test("words without a column of weights count as often as they occur", () => {
  expect(words("word,group\ncat,x\ndog,y\ncat,x")).toEqual([
    { text: "cat", weight: 2, group: "x" },
    { text: "dog", weight: 1, group: "y" },
  ]);
});

test.each([
  ["3", 3],
  ["3.5", 3.5],
  ['"1,234"', 1234],
  ['"1,234,567.8"', 1234567.8],
  ['"1.234,5"', 1234.5],
  ["1.234.567", 1234567],
  ["1 234", 1234],
  ["1'234", 1234],
  ["1\u00a0234", 1234],
  ['"0,5"', 0.5],
  ["1e3", 1000],
  ["1e9", 1e9],
  ["12 %", 12],
  [".5", 0.5],
])("the weight %s is %d", (cell, weight) => {
  expect(words(`cat,${cell}`)).toEqual([{ text: "cat", weight }]);
});

test("one column is text, a row a paragraph, without a header that has a usual name", () => {
  expect(readInput('text\ngreen tea\n"black, strong"\n', { name: "teas.csv" })).toEqual({
    kind: "text",
    text: "green tea\n\nblack, strong",
  });
  expect(readInput("green tea\nblack tea", { format: "csv" })).toEqual({
    kind: "text",
    text: "green tea\n\nblack tea",
  });
});

test("columns of three or more that were guessed are told, and known ones are not", () => {
  const guessed = (csv: string): unknown => readInput(csv, { format: "csv" });
  expect(guessed("Id,about,Score\nsun,x,3")).toMatchObject({ guessed: { word: "Id", weight: "Score" } });
  expect(guessed("views,name,likes\n1,sun,3")).toMatchObject({ guessed: { word: "name", weight: undefined } });
  for (const csv of ["id,word,score\n1,sun,3", "id,score\nsun,3", "sun,3"])
    expect(guessed(csv)).not.toHaveProperty("guessed");
});

test("no pair of words is of two rows", () => {
  const input = readInput(`title\n${"Let it go (OST)\nLet us OST\n".repeat(40)}`, { format: "csv" });
  const words = input.kind === "text" ? countWords(input.text, { stopwords: false }) : [];

  expect(words.map((word) => word.text)).toContain("Let us");
  expect(words.map((word) => word.text)).not.toContain("OST Let");
});

test.each<[string, string, string, string | RegExp]>([
  [
    "a weight that is none",
    "cat,3\ndog,many",
    "E_NUMBER",
    'the weight in line 2 is "many", expected a positive number',
  ],
  ["an empty weight", "cat,3\ndog,", "E_NUMBER", /line 2/],
  ["a negative weight", "cat,-1", "E_NUMBER", /line 1/],
  ["NaN", "cat,1\ndog,NaN", "E_NUMBER", /line 2/],
  ["Infinity", "cat,1\ndog,Infinity", "E_NUMBER", /line 2/],
  ["an endless weight", "cat,1\ndog,1e999", "E_NUMBER", /line 2/],
  ["a missing weight", "cat,1\n\ndog", "E_CSV", "line 3 of the CSV has no weight"],
  ["a quote inside a field", 'cat,1\nd"o"g,2', "E_CSV", /line 2 of the CSV: a quote stands inside/],
  ["text after a quote", 'cat,1\n"dog"s,2', "E_CSV", /line 2 of the CSV: a quote/],
  ["a quote that is not closed", 'cat,1\n"dog,2\nbird,3\n', "E_CSV", "line 2 of the CSV: a quote is not closed"],
  ["a row without an end", `cat,1\n"${"dog,2\n".repeat(200_000)}`, "E_CSV", /line 2 of the CSV: the row has more than/],
  ["unknown columns", "a,b,c\n1,2,3", "E_CSV", "the CSV has 3 columns without known names in line 1"],
  ["no row", "\n\n", "E_CSV", "the CSV has no row"],
  ["empty words alone", ",1\n,2", "E_WORDS", "no word has a text"],
  ["a word too long", `${"a".repeat(201)},2`, "E_WORDS", /line 1 has 201 characters/],
  ["zeros alone", "cat,0", "E_WORDS", "every word has the weight 0"],
  ["a header alone", "word,weight", "E_WORDS", "there are no words"],
])("%s is refused with its line", (_, csv, code, message) => {
  expect(() => readInput(csv, { format: "csv" })).toThrow(
    expect.objectContaining({
      name: "CloudError",
      code,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    }),
  );
});
