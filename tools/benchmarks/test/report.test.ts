import { expect, test } from "vitest";
import { report } from "../src/report.ts";
import type { CaseResult, Run } from "../src/results.ts";

const plain = (text: string): string => text;

function runOf(cases: CaseResult[], more: Partial<Run> = {}): Run {
  const machine = { cpu: "test", cores: 2, platform: "linux x64", node: "24.0.0" };
  const date = "2026-01-02T00:00:00.000Z";
  return { package: "icon-render", date, machine, versions: {}, cases, failures: [], sizes: [], ...more };
}

function caseOf(name: string, ms: number, peers: Record<string, number> = {}): CaseResult {
  const around = (middle: number): number[] => Array.from({ length: 30 }, (_, i) => middle * (1 + (i - 14.5) / 1000));
  const others = Object.entries(peers).map(([peer, time]) => ({ name: peer, samples: around(time) }));
  return { name, work: { amount: 1000, unit: "px" }, samples: around(ms), peers: others };
}

test("the score of the package is against the best peer of each case, and bare node is no rival", () => {
  const cases = [
    caseOf("a", 1, { slow: 10, quick: 2 }),
    caseOf("b", 1, { slow: 4, quick: 8 }),
    caseOf("c", 5, { "bare node": 1 }),
  ];
  const lines = report(runOf(cases), undefined, [], plain);
  expect(lines).toContain("geometric mean against slow: 0.158 (2 cases)");
  expect(lines).toContain("geometric mean against quick: 0.250 (2 cases)");
  expect(lines).toContain("geometric mean against the best peer of each case: 0.354 (2 cases)");
  expect(lines.filter((line) => line.includes("geometric mean"))).toHaveLength(3);
});

test("a case is compared with its namesake of the baseline, a new case with none", () => {
  const lines = report(runOf([caseOf("a", 1), caseOf("new", 1)]), runOf([caseOf("a", 2)]), [], plain);
  expect(lines.find((line) => line.startsWith("a "))).toContain("-50.0 %  p < 0.001  improved");
  expect(lines.find((line) => line.startsWith("new "))).not.toContain("%");
});

test("a baseline of another machine is named and not compared", () => {
  const other = runOf([caseOf("a", 2)], { machine: { cpu: "other", cores: 8, platform: "linux x64", node: "24.0.0" } });
  const lines = report(runOf([caseOf("a", 1)]), other, [], plain);
  expect(lines.join("\n")).toContain("another machine (other): not compared");
  expect(lines.join("\n")).not.toContain("improved");
});

test("a case that failed is printed with its reason", () => {
  const run = runOf([], { failures: [{ name: "x", message: "no icon" }] });
  expect(report(run, undefined, [], plain)).toContain("x FAILED: no icon");
});

test("what a collection costs beside time is shown for each contestant, and nothing is where no memory was measured", () => {
  const scrape: CaseResult = {
    ...caseOf("scrape/1000/0-ms", 500),
    ...{ peak: 122_400_000, units: 41, bytes: 3_100_000 },
    peers: [{ name: "httpx", samples: [600], peak: 43_000_000, units: 41, bytes: 2_000_000 }],
  };
  const lines = report(runOf([scrape, caseOf("map/1000", 15)]), undefined, [], plain);
  const start = lines.findIndex((line) => line.includes("contestant"));
  expect(lines.slice(start + 1).map((line) => line.split(/\s{2,}/))).toEqual([
    ["scrape/1000/0-ms", "ours", "122 MB", "41", "3 MB"],
    ["scrape/1000/0-ms", "httpx", "43 MB", "41", "2 MB"],
  ]);
});

test("how many words have a place, and how much they cover, stands beside the times", () => {
  const ink: CaseResult = {
    ...caseOf("ink/star", 30),
    ...{ work: { amount: 200, unit: "words" }, placed: 200, ink: 0.41234 },
    peers: [{ name: "word_cloud", samples: [900], placed: 119, ink: 0.3 }],
  };
  const lines = report(runOf([ink, caseOf("other", 1)]), undefined, [], plain);
  const start = lines.findIndex((line) => line.includes("contestant"));
  expect(lines.slice(start + 1).map((line) => line.split(/\s{2,}/))).toEqual([
    ["ink/star", "ours", "200 of 200", "0.412"],
    ["ink/star", "word_cloud", "119 of 200", "0.300"],
  ]);
});

test("a server's answers are small, and how late the slowest came is told", () => {
  const view: CaseResult = { ...caseOf("view/fragment", 0.3), peak: 150_000_000, bytes: 17_004, slow: 23.4 };
  const lines = report(runOf([view]), undefined, [], plain);
  expect(lines.at(-1)?.split(/\s{2,}/)).toEqual(["view/fragment", "ours", "150 MB", "17,004", "23.4 ms"]);
});
