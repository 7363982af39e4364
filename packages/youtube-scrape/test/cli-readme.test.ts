import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../src/store/open.ts";
import { temporaryFolder, youtubeScrape } from "./cli-command.ts";
import { column } from "./store-samples.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the columns that the README lists are there, and its query finds videos", async () => {
  const folder = temporaryFolder();
  await youtubeScrape(folder, ["scrape", "--demo", "--videos", "500", "--db", "d.db", "-q"]);
  const store = openStore(join(folder, "d.db"), { readOnly: true });
  const columns = column(store, "SELECT name FROM pragma_table_xinfo('videos')");
  const rows = /\| column \| holds \|\n\|---\|---\|\n([\s\S]*?)\n\n/.exec(README)?.[1]?.split("\n") ?? [];
  const listed = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(listed.length).toBeGreaterThan(20);
  expect(columns).toEqual(expect.arrayContaining(listed));
  const [, query = ""] = /```sql\n([\s\S]*?)```/.exec(README) ?? [];
  expect(store.db.prepare(query).all().length).toBeGreaterThan(0);
  store.close();
});

test("the README tells every exit code of the help but that of a mistake of ours and of a second signal", async () => {
  const { stdout } = await youtubeScrape(temporaryFolder(), ["--help"]);
  const codes = [...stdout.matchAll(/^ {2}(\d+) {2,}/gm)].map(([, code]) => code);
  const told = [...README.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code);
  expect(told).toEqual(codes.filter((code) => code !== "70"));
});

test("off a terminal the standard error is lines of JSON of the types that help and README name, and errors as text", async () => {
  const folder = temporaryFolder();
  const runs = [
    await youtubeScrape(folder, ["scrape", "--demo", "--videos", "200", "--max-units", "6", "--fault", "5xx:0.2"]),
    await youtubeScrape(folder, ["resume"]),
    await youtubeScrape(folder, ["scrape", "--demo", "--videos", "200", "--claimed", "300"]),
  ];
  const { stdout: help } = await youtubeScrape(folder, ["--help"]);
  const [, named = ""] = /"type" \(([\s\S]*?)\)/.exec(help) ?? [];
  const types = named.split(/,\s*/);
  const lines = runs.flatMap(({ stderr }) => stderr.trimEnd().split("\n"));
  const met = lines.filter((line) => line.startsWith("{")).map((line): unknown => JSON.parse(line).type);
  expect(new Set(met)).toEqual(new Set(types));
  for (const type of types) expect(README).toContain(`\`${type}\``);
  const rest = lines.filter((line) => !line.startsWith("{"));
  expect(rest).toEqual([expect.stringMatching(/^youtube-scrape: E_UNITS: /)]);
});
