import { expect, test } from "vitest";
import { z } from "zod";
import { REPORT_COLUMNS } from "../src/report/columns.ts";
import { report } from "../src/report/report.ts";
import { addRun, emptyStore, fill } from "./report-data.ts";
import { numbersOf, oracleOf } from "./report-oracle.ts";

const store = emptyStore();
fill(store, 900, { seed: 3 });
const numbers = numbersOf(store);
const oracle = oracleOf(store);

test("every column of the table is there, with its own figures", () => {
  expect(numbers.columns.map(({ name }) => name).toSorted()).toEqual(
    oracle
      .all("SELECT name FROM pragma_table_xinfo('videos')")
      .map(({ name }) => name)
      .toSorted(),
  );
  for (const {
    name,
    values,
    nulls,
    distinct,
    earliest,
    latest,
    measures,
    spread: found,
    bins: held,
    periods,
  } of numbers.columns) {
    expect({ name, values, nulls, distinct }).toEqual({
      name,
      values: oracle.one(`count(${name}) FROM videos`),
      nulls: oracle.one(`sum(${name} IS NULL) FROM videos`),
      distinct: oracle.one(`count(DISTINCT ${name}) FROM videos`),
    });
    const sizes: Record<string, string> = {
      value: name,
      length: `length(${name})`,
      elements: `(SELECT count(*) FROM json_each(videos.${name}))`,
    };
    const measured = `SELECT ${sizes[measures ?? ""] ?? "NULL"} AS v FROM videos WHERE ${name} IS NOT NULL`;
    if (found !== null) oracle.sameSpread(found, measured);
    oracle.sameBins(held, measured);
    if (earliest !== null) {
      expect([earliest, latest]).toEqual([
        oracle.one(`min(${name}) FROM videos`),
        oracle.one(`max(${name}) FROM videos`),
      ]);
      const width = periods[0]?.period.length ?? 0;
      expect(periods).toEqual(
        oracle.all(
          `SELECT substr(${name}, 1, ${width}) AS period, count(*) AS count FROM videos WHERE ${name} IS NOT NULL GROUP BY 1 ORDER BY 1`,
        ),
      );
    }
  }
});

test("frequent values are the most frequent", () => {
  const json = new Set(REPORT_COLUMNS.filter(({ holds }) => holds === "json").map(({ name }) => name));
  for (const { name, top } of numbers.columns) {
    const from = json.has(name)
      ? `(SELECT iif(json_type(${name}) = 'object', e.key, e.value) AS v FROM videos, json_each(videos.${name}) AS e)`
      : `(SELECT ${name} AS v FROM videos WHERE ${name} IS NOT NULL)`;
    const expected = z
      .array(z.object({ v: z.union([z.string(), z.number()]), n: z.number() }))
      .parse(oracle.all(`SELECT v, count(*) AS n FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8`));
    expect(top.map(({ count: n }) => n)).toEqual(expected.map(({ n }) => n));
    for (const [index, { value }] of top.entries()) {
      const whole = expected[index]?.v;
      // Long text is cut.
      if (typeof whole === "string") expect(whole.startsWith(String(value).replace(/\.\.\.$/, ""))).toBe(true);
      else expect(value).toBe(whole);
    }
  }
});

/** Paths of all leaves, with `[]` for the entries of lists. */
function paths(value: unknown, path = ""): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : value.flatMap((entry: unknown) => paths(entry, `${path}[]`));
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return [path];
  return Object.entries(object.data).flatMap(([key, entry]) => paths(entry, path === "" ? key : `${path}.${key}`));
}

test("every field of the JSON is documented, and every documented field exists", () => {
  addRun(store, { state: "failed" });
  const parsed = z.record(z.string(), z.unknown()).parse(JSON.parse(report(store).json));
  const { fields, report: name, version, ...rest } = parsed;
  expect([name, version]).toEqual(["youtube-scrape", 1]);
  const documented = Object.keys(z.record(z.string(), z.string()).parse(fields));
  const found = new Set(paths(rest));
  // A spread that is null is a leaf of its own.
  found.delete("columns[].spread");
  expect(documented.toSorted()).toEqual([...found].toSorted());
});
