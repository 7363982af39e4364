import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { SORTS } from "../../../apps/top-videos-web/src/core/ask.ts";
import { parsePeriod } from "../../../apps/top-videos-web/src/core/period.ts";
import { oracle, readRows } from "../../../apps/top-videos-web/test/worlds/oracle.ts";
import { readCsv } from "../checks/viewer-exports.ts";
import { payloads } from "../checks/viewer-hostile-texts.ts";
import { SqlOracle } from "../checks/viewer-oracle.ts";
import { tied } from "../checks/viewer-worlds.ts";

test("two oracles that share nothing, one of SQL and one of loops, have the same lists", async () => {
  const file = await tied();
  const rows = readRows(file, "UCa");
  for (const zone of ["UTC", "Europe/Berlin", "America/New_York"]) {
    const sql = new SqlOracle(file, zone);
    for (const sort of SORTS) {
      for (const key of ["2024-01", "2023", "all"]) {
        const period = parsePeriod(key) ?? { type: "all" };
        const { ids } = oracle(rows, { period, sort, n: 100, kind: null, q: "" }, zone);
        const list = sql.list({ channel: "UCa", period: key, sort, n: 100, kind: null });
        expect(list.rows.map(({ id }) => id)).toEqual(ids.slice(0, 100));
        expect(list.total).toBe(ids.length);
      }
    }
    sql.close();
  }
});

test("the month of a video is that of its zone", async () => {
  const file = await tied();
  const database = new DatabaseSync(file, { readOnly: true });
  const range = database.prepare(
    "SELECT count(*) AS count FROM videos WHERE channel_id = 'UCa' AND published_at >= ? AND published_at < ?",
  );
  for (const [zone, from, until] of [
    ["UTC", "2024-01-01T00:00:00Z", "2024-02-01T00:00:00Z"],
    ["Europe/Berlin", "2023-12-31T23:00:00Z", "2024-01-31T23:00:00Z"],
    ["America/New_York", "2024-01-01T05:00:00Z", "2024-02-01T05:00:00Z"],
  ] as const) {
    const lists = new SqlOracle(file, zone);
    const { total } = lists.list({ channel: "UCa", period: "2024-01", sort: "views", n: 10, kind: null });
    expect(total).toBe(range.get(from, until)?.count);
    lists.close();
  }
  database.close();
});

test("CSV is read as RFC 4180 has it, and what is none is found", () => {
  expect(readCsv('a,"b ""c"", d",\r\n"line\r\nbreak",,""\r\n')).toEqual([
    ["a", 'b "c", d', ""],
    ["line\r\nbreak", "", ""],
  ]);
  for (const broken of ['"open', 'a"b\r\n', "a\nb\r\n", "a,b"]) expect(() => readCsv(broken)).toThrow(SyntaxError);
});

test("payloads are all different, and each has something that would be noticed", () => {
  const texts = payloads(300);
  expect(new Set(texts).size).toBe(300);
  expect(texts.filter((text) => !/alert|pwned|confirm|pro'\+'mpt/.test(text))).toEqual([]);
});
