import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commonNames, SHAPES, seededSample } from "../inputs.ts";
import { alignRows, formatRate, formatTime, painter } from "../src/format.ts";
import { takeLock } from "../src/lock.ts";
import { busyWarning, comparable } from "../src/machine.ts";
import { markdown } from "../src/markdown.ts";
import { parseOptions } from "../src/options.ts";
import { parseAnswer } from "../src/protocol.ts";
import { type Run, readRun, writeRuns } from "../src/results.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a second run is refused while the first one lives, and allowed once it has given the lock back", () => {
  const file = join(folder, "lock");
  const release = takeLock(file);
  expect(() => takeLock(file)).toThrow(/already/);
  release();
  takeLock(file)();
});

test("a lock left by a process that ended is taken over", () => {
  const file = join(folder, "lock");
  writeFileSync(file, "999999999");
  takeLock(file);
  expect(readFileSync(file, "utf8")).toBe(String(process.pid));
});

test("packages, flags and their values are understood, unknown ones are not", () => {
  const options = parseOptions(["icon-render", "--peers", "--filter", "png", "--json", "x.json"]);
  expect(options).toMatchObject({ packages: ["icon-render"], peers: true, gate: false, filter: "png", json: "x.json" });
  expect(parseOptions([]).packages).toEqual([
    "raster",
    "icon-render",
    "youtube-scrape",
    "top-videos-web",
    "wordcloud",
    "ballin",
    "miditui",
  ]);
  expect(() => parseOptions(["ballon"])).toThrow(/raster, icon-render/);
  expect(() => parseOptions(["--pears"])).toThrow();
});

test("what became of the words of a cloud is read from an answer", () => {
  expect(parseAnswer('{"ns":5,"placed":119,"ink":0.31}')).toEqual({ ns: 5, placed: 119, ink: 0.31 });
});

test("how the balls lie in the end is read from an answer", () => {
  expect(parseAnswer('{"ns":5,"height":2.5,"overlap":0.04}')).toEqual({ ns: 5, height: 2.5, overlap: 0.04 });
});

test("a part of a run is never stored as a baseline", () => {
  expect(() => parseOptions(["--save", "--quick"])).toThrow(/--save/);
  expect(() => parseOptions(["--save", "--filter", "png"])).toThrow(/--save/);
});

test("a line that is no answer becomes an error, and only known fields are read", () => {
  expect(parseAnswer("Traceback").error).toContain("Traceback");
  expect(parseAnswer("7").error).toBeDefined();
  expect(parseAnswer('{"ns":5,"bytes":6,"other":1,"growth":"x"}')).toEqual({ ns: 5, bytes: 6 });
});

const RUN: Run = {
  package: "raster",
  date: "2026-01-02T03:04:05.678Z",
  machine: { cpu: "test", cores: 2, platform: "linux x64", node: "24.0.0" },
  versions: { raster: "1.2.3" },
  cases: [
    {
      name: "encode/heart/512",
      work: { amount: 262144, unit: "px" },
      samples: [1.23456789, 2.5],
      peers: [{ name: "other", samples: [2.46913578, 5] }],
    },
  ],
  failures: [],
  sizes: [],
};

test("a stored run is read back with its times to four digits", () => {
  const file = join(folder, "run.json");
  writeRuns(file, [RUN]);
  expect(readRun(file)?.cases[0]?.samples).toEqual([1.235, 2.5]);
  expect(readRun(file)?.machine).toEqual(RUN.machine);
  expect(readRun(join(folder, "none.json"))).toBeUndefined();
});

test("times of another processor, core count or Node are not comparable; a patch of Node is", () => {
  const { machine } = RUN;
  expect(comparable(machine, { ...machine, node: "24.9.9" })).toBe(true);
  expect(comparable(machine, { ...machine, node: "26.0.0" })).toBe(false);
  expect(comparable(machine, { ...machine, cores: 4 })).toBe(false);
  expect(comparable(machine, { ...machine, cpu: "other" })).toBe(false);
});

test("a machine that others use is called busy from half a core on", () => {
  expect(busyWarning(0.4, 2)).toBeUndefined();
  expect(busyWarning(3.3, 2)).toContain("load 3.3 on 2 cores");
});

test("the Markdown table has the median, the peer's and their ratio", () => {
  expect(markdown(RUN)).toContain("| encode/heart/512 | 1.87 ms | 3.73 ms | 0.50 |");
});

test("times and rates take the unit that fits", () => {
  expect([0.0123, 1.5, 250, 61_000].map(formatTime)).toEqual(["12.3 us", "1.50 ms", "250 ms", "61.0 s"]);
  expect(formatRate(262144, "px", 2)).toBe("131 Mpx/s");
  expect(formatRate(2583, "icons", 1000)).toBe("2583 icons/s");
});

test("columns line up", () => {
  expect(
    alignRows([
      ["a", "1"],
      ["bcd", "222"],
    ]),
  ).toEqual(["a      1", "bcd  222"]);
});

test("colour is for terminals without NO_COLOR", () => {
  expect(painter({}, true)("x", "red")).toBe("\u001b[31mx\u001b[0m");
  expect(painter({ NO_COLOR: "1" }, true)("x", "red")).toBe("x");
  expect(painter({}, false)("x", "red")).toBe("x");
});

test("a seeded sample is the same each time, in order, without repeats", () => {
  const values = Array.from({ length: 500 }, (_, i) => i);
  const sample = seededSample(values, 100, 1);
  expect(sample).toEqual(seededSample(values, 100, 1));
  expect(sample).not.toEqual(seededSample(values, 100, 2));
  expect(new Set(sample).size).toBe(100);
  expect(sample).toEqual([...sample].sort((a, b) => a - b));
});

test("names that the original does not know are left out", () => {
  expect(commonNames(["tesla", "heart", "heart", "anchor"])).toEqual(["anchor", "heart"]);
});

test("every made-up shape stays within its unit square and ends where it starts", () => {
  for (const { contours } of Object.values(SHAPES)) {
    for (const { start, curves } of contours) {
      const last = curves.at(-1);
      expect(last?.[4]).toBeCloseTo(start[0], 9);
      expect(last?.[5]).toBeCloseTo(start[1], 9);
      for (const value of curves.flat()) expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(0.5);
    }
  }
});
