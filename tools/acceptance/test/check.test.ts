import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { check, choose } from "../src/check.ts";
import type { AcceptanceLine, AcceptanceRun } from "../src/line.ts";
import { page, printed, summary } from "../src/print.ts";
import { storeRun } from "../src/store.ts";

function line(id: number, met: boolean): AcceptanceLine {
  return {
    id,
    title: `line ${id}`,
    run: async ({ quick }) => ({ met, figure: quick ? "few" : "many", command: "true" }),
  };
}

const broken: AcceptanceLine = { id: 3, title: "broken", run: () => Promise.reject(new TypeError("no such icon")) };

function clock(): () => number {
  let time = 0;
  return () => (time += 500);
}

test("each line is met or missed with its figure, and an exception counts as missed", async () => {
  const told: number[] = [];
  const tell = ({ id }: { id: number }): number => told.push(id);
  const checked = await check([line(1, true), line(2, false), broken], { quick: true, now: clock(), tell });
  expect(checked).toMatchObject([
    { id: 1, met: true, figure: "few", seconds: 0.5 },
    { id: 2, met: false, figure: "few" },
    { id: 3, met: false, figure: "TypeError: no such icon" },
  ]);
  expect(told).toEqual([1, 2, 3]);
  expect(summary(checked)).toBe("1 of 3 met");
});

test("a line is printed with its figure and the command that shows it", async () => {
  const [checked] = await check([line(12, false)], { quick: false, now: clock() });
  if (!checked) throw new Error("nothing was checked");
  expect(
    printed(checked)
      .split("\n")
      .map((text) => text.trim()),
  ).toEqual(["MISSED 12  line 12", "many", "$ true", "0.5 s"]);
});

test("one line is chosen by its number; a number that is missing or doubled is an error", () => {
  expect(choose([line(1, true), line(2, true)], 2).map(({ id }) => id)).toEqual([2]);
  expect(() => choose([line(1, true)], 5)).toThrow("no line 5");
  expect(() => choose([line(1, true), line(1, true)])).toThrow("two lines");
});

test("results replace those of the same line, keep the others, and become a table", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "accept-"));
  const run = async (lines: AcceptanceLine[]): Promise<AcceptanceRun> => {
    const checked = await check(lines, { quick: false, now: clock() });
    return { package: "raster", date: "2026-01-31", machine: "Node 24", quick: false, lines: checked };
  };
  storeRun(await run([line(2, false), line(1, true)]), folder);
  const [stored, ...others] = storeRun(await run([line(2, true)]), folder);
  rmSync(folder, { recursive: true });
  expect(others).toEqual([]);
  expect(stored?.lines.map(({ id, met }) => [id, met])).toEqual([
    [1, true],
    [2, true],
  ]);
  expect(page(stored ? [stored] : [])).toContain("| 2 | line 2 | met | many | `true` |");
});
