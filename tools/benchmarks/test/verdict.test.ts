import { expect, test } from "vitest";
import { seededRandom } from "../inputs.ts";
import { judgeGate } from "../src/gate.ts";
import type { CaseResult, Run } from "../src/results.ts";
import {
  describe as describeOutcome,
  evaluate,
  ICON_RENDER_TARGETS,
  TOP_VIDEOS_WEB_TARGETS,
  WORDCLOUD_TARGETS,
} from "../src/targets.ts";
import { changes, pairedP, ratios } from "../src/verdict.ts";

/** Times about `ms` that vary by 2 %, the same for the same seed. */
function noisy(ms: number, seed: number, count = 30): number[] {
  const next = seededRandom(seed);
  return Array.from({ length: count }, () => ms * (0.98 + 0.04 * next()));
}

test("a fifth faster is improved, a fifth slower is regressed, the same is within noise", () => {
  const before = noisy(10, 1);
  const verdicts = changes([
    { now: noisy(8, 2), before },
    { now: noisy(12, 3), before },
    { now: noisy(10, 4), before },
  ]).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(["improved", "regressed", "within noise"]);
});

test("one percent is noise even when it is no accident", () => {
  const before = Array.from({ length: 30 }, (_, i) => 10 + i / 1e6);
  const [change] = changes([{ now: before.map((ms) => ms * 1.01), before }]);
  expect(change?.p).toBeLessThan(0.001);
  expect(change?.verdict).toBe("within noise");
});

test("a ratio is formed pair by pair, so a slow minute of the machine cancels", () => {
  const peer = [10, 100, 10, 40, 10];
  expect(
    ratios(
      peer.map((ms) => ms / 4),
      peer,
    ),
  ).toEqual({ low: 0.25, median: 0.25, high: 0.25 });
  expect(pairedP(peer, peer)).toBe(1);
});

test("the gate fails at 8 % over 30 pairs, and neither at 3 % nor at 8 % in 5 pairs", () => {
  const base = noisy(10, 5);
  const slower = (share: number, count: number): number[] => noisy(10 * (1 + share), 6, count);
  const verdicts = judgeGate([
    { name: "slow", head: slower(0.08, 30), base },
    { name: "little", head: slower(0.03, 30), base },
    { name: "few", head: slower(0.08, 5), base: base.slice(0, 5) },
    { name: "faster", head: slower(-0.2, 30), base },
  ]);
  expect(verdicts.map(({ regressed }) => regressed)).toEqual([true, false, false, false]);
});

const RUN: Run = {
  package: "icon-render",
  date: "2026-01-01T00:00:00.000Z",
  machine: { cpu: "test", cores: 2, platform: "linux x64", node: "24.0.0" },
  versions: {},
  cases: [
    {
      name: "png/heart/256",
      work: { amount: 65536, unit: "px" },
      samples: [1, 1, 1],
      peers: [{ name: "icon-to-image", samples: [4, 4, 4] }],
    },
    {
      name: "batch/all-common-names/64",
      work: { amount: 2583, unit: "icons" },
      samples: [1500],
      peers: [],
      growth: 120e6,
    },
  ],
  failures: [],
  sizes: [{ name: "default/all", icons: 2583, bytes: 44, against: [{ name: "icon-to-image", bytes: 100 }] }],
};

test("a target is met or missed by how much, and silent without its figure", () => {
  const outcomes = evaluate(ICON_RENDER_TARGETS, RUN).map(describeOutcome);
  expect(outcomes).toContain("MISSED     png/heart/256 against icon-to-image: 0.250 x, limit 0.200 x, by 0.050 x");
  expect(outcomes).toContain("met        2,583 icons at 64 px in one process: 1.50 s, limit 2.00 s, 0.50 s to spare");
  expect(outcomes).toContain("MISSED     growth of memory during them: 120 MB, limit 100 MB, by 20 MB");
  expect(outcomes).toContain(
    "met        bytes of all common names at 512 px, of the original's: 44.00 %, limit 45.00 %, 1.00 % to spare",
  );
  expect(outcomes).toContain("no figure  png/heart/64 against icon-to-image (limit 0.500 x)");
});

test("the viewer is judged by the time of an answer, ours over the twin's, and against itself", () => {
  const caseNamed = (name: string, samples: number[], theirs: number[]): CaseResult => ({
    name,
    work: { amount: 1, unit: "requests" },
    samples,
    peers: theirs.length === 0 ? [] : [{ name: "fastapi", samples: theirs }],
    slow: 25,
    peak: 150e6,
  });
  const run: Run = {
    ...RUN,
    cases: [
      caseNamed("view/fragment", [0.2, 0.2], [0.7, 0.7]),
      caseNamed("view/page", [0.3, 0.3], [4, 4]),
      caseNamed("view/not-modified", [0.05, 0.05], []),
    ],
  };
  expect(evaluate(TOP_VIDEOS_WEB_TARGETS, run).map(({ figure, met }) => [Number(figure?.toPrecision(3)), met])).toEqual(
    [
      [0.286, true],
      [0.075, false],
      [0.25, true],
      [25, true],
      [150, true],
      [150, true],
    ],
  );
});

test("clouds are judged by their times, by the growth of these, by words left out and by ink", () => {
  const cloud = (name: string, ms: number, more: Partial<CaseResult> = {}): CaseResult => ({
    name,
    work: { amount: 200, unit: "words" },
    samples: [ms],
    peers: [],
    ...more,
  });
  const run: Run = {
    ...RUN,
    cases: [
      cloud("book/200", 90, { peers: [{ name: "word_cloud", samples: [1000] }] }),
      cloud("sizes/200", 80, { placed: 200, peers: [{ name: "d3-cloud", samples: [100] }] }),
      cloud("picture/90", 61),
      ...[100, 300, 1000, 3000, 10_000].map((words) => cloud(`scaling/${words}`, 0.01 * words ** 1.25)),
      cloud("ink/star", 30, { placed: 198, ink: 0.36, peers: [{ name: "word_cloud", samples: [900], ink: 0.29 }] }),
      cloud("ink/dog", 30, { ink: 0.36, peers: [{ name: "word_cloud", samples: [900], ink: 0.31 }] }),
    ],
  };
  const lines = evaluate(WORDCLOUD_TARGETS, run).map(describeOutcome);
  expect(lines.filter((line) => !line.startsWith("no figure"))).toEqual([
    "met        book/200 against word_cloud: 0.090 x, limit 0.100 x, 0.010 x to spare",
    "MISSED     sizes/200 against d3-cloud: 0.800 x, limit 0.700 x, by 0.100 x",
    "MISSED     picture/90: 61.00 ms, limit 60.00 ms, by 1.00 ms",
    "met        growth of a layout's time with its words, as a power: 1.25, limit 1.30, 0.05 to spare",
    "MISSED     words without a place in ink/star: 2 words, limit 0 words, by 2 words",
    "met        words without a place in sizes/200: 0 words, limit 0 words, 0 words to spare",
    "met        ink of word_cloud, of ours, star: 0.806 x, limit 0.833 x, 0.028 x to spare",
    "MISSED     ink of word_cloud, of ours, dog: 0.861 x, limit 0.833 x, by 0.028 x",
  ]);
});
