import { expect, test } from "vitest";
import { readInput } from "../src/input/read-input.ts";
import { sniffFormat } from "../src/input/sniff.ts";

test.each([
  ["a.txt", "cat,3\ndog,2", "text"],
  ["A.MD", "x", "markdown"],
  ["a.html", "x", "markdown"],
  ["a.csv", "x", "csv"],
  ["a.b.tsv", "x", "csv"],
  ["a.json", "x", "json"],
  ["a.unknown", "x", "text"],
  ["a.constructor", "x", "text"],
  ["json", "x", "text"],
  [undefined, '["cat"]', "json"],
  [undefined, ' {\n "cat": 3', "json"],
  [undefined, "[]", "json"],
  [undefined, "[see] the cat", "text"],
  [undefined, "word,weight\ncat,3\ndog,2", "csv"],
  [undefined, "cat;3\ndog;2\n", "csv"],
  [undefined, "Dear cat, 3\nand you, dog", "text"],
  [undefined, "# Cats\n\n```\ncode\n```", "markdown"],
  [undefined, "# Cats\n\nsee [dogs](x)", "markdown"],
  [undefined, "", "text"],
])("%s with %j is read as the right format", (name, content, format) => {
  expect(sniffFormat(content, name)).toBe(format);
});

test("text is left as it is but for a byte order mark", () => {
  expect(readInput("\ufeff a\r\n b ")).toEqual({ kind: "text", text: " a\r\n b " });
});

test("the format that is given goes before the name", () => {
  expect(readInput("cat,3", { format: "text", name: "a.csv" })).toEqual({ kind: "text", text: "cat,3" });
});

test("an input of more than 64 Mi characters is refused before it is read", () => {
  expect(() => readInput(" ".repeat(64 * 1024 * 1024 + 1), { format: "csv" })).toThrow(
    expect.objectContaining({ code: "E_TEXT" }),
  );
});

test("what is no text and an unknown format are refused", () => {
  expect(() => Reflect.apply(readInput, undefined, [new Uint8Array(3)])).toThrow(
    expect.objectContaining({ code: "E_INPUT", message: "the input is an object, expected text" }),
  );
  expect(() => Reflect.apply(readInput, undefined, ["x", { format: "xml" }])).toThrow(
    expect.objectContaining({ code: "E_INPUT", message: expect.stringContaining('"xml"') }),
  );
});

test.each<[string, unknown, string, string]>([
  ["null", null, "E_OPTION", "the options of the input are null"],
  ["a format alone", "csv", "E_OPTION", 'the options of the input are "csv"'],
  ["another name", { fromat: "csv" }, "E_OPTION", 'there is no option "fromat"'],
  ["a name of an array", { name: [] }, "E_INPUT", "the name is an empty array, expected the name of a file"],
  ["a name of a number", { name: 5 }, "E_INPUT", "the name is 5, expected the name of a file"],
  ["a format of an object", { format: Object.create(null) }, "E_INPUT", "the format is an object"],
])("options of %s are refused", (_, options, code, message) => {
  expect(() => Reflect.apply(readInput, undefined, ["cat,3", options])).toThrow(
    expect.objectContaining({ name: "CloudError", code, message: expect.stringContaining(message) }),
  );
});
