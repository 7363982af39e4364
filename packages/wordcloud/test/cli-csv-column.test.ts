import { parse } from "csv-parse/browser/esm/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnText } from "../src/cli/csv-column.ts";

const cell = fc.string({
  unit: fc.constantFrom("a", "b", ",", ";", '"', "\n", "\r\n", " ", "\t", "\u00e9", "\u{1f600}"),
});

function written(value: string, sign: string): string {
  return /["\r\n]|^\s/.test(value) || value.includes(sign) ? `"${value.replaceAll('"', '""')}"` : value;
}

test("a column has the cells that an independent parser finds", () => {
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
  const [signs, ends] = [fc.constantFrom(",", ";", "\t"), fc.constantFrom("\n", "\r\n")];
  fc.assert(
    fc.property(table, signs, ends, (rows, sign, end) => {
      const all = [["one", "two", "three"], ...rows.map((row) => ["x", ...row.slice(1)])];
      const csv = all.map((row) => row.map((value) => written(value, sign)).join(sign)).join(end);
      const parsed: string[][] = parse(csv, { delimiter: sign, from_line: 1, relax_column_count: true });
      const expected = parsed.slice(1).map((row) => (row[1] ?? "").replace(/\s+/g, " ").trim());
      expect(columnText(csv, "two")).toBe(expected.join("\n\n"));
    }),
  );
});

test("rows may be short, and empty lines stand before the header", () => {
  expect(columnText("\n\r\nid,Title\n1\n2,b\n3,c,d", "title")).toBe("b\n\nc");
});

test("a quote that is not closed is told with the line where it opens", () => {
  expect(() => columnText('a,b\n1,2\n3,"4\n5,6\n', "b")).toThrow("line 3 of the CSV: a quote is not closed");
});

test("a column that there is not, with the one that was meant", () => {
  expect(() => columnText("id,title\n1,a", "titel")).toThrow(
    expect.objectContaining({ hint: 'did you mean "title"?' }),
  );
  expect(() => columnText("id,title\n1,a", "views")).toThrow(expect.objectContaining({ hint: 'it has "id", "title"' }));
});
