import { BALL_HEAD, ballRows } from "./ball-rows.ts";
import {
  alignRows,
  formatBytes,
  formatChange,
  formatMegabytes,
  formatP,
  formatRate,
  formatSize,
  formatTime,
  type Paint,
} from "./format.ts";
import { comparable } from "./machine.ts";
import type { CaseResult, Run } from "./results.ts";
import { geometricMean, holm, summarize } from "./stats.ts";
import { describe, evaluate, type Target } from "./targets.ts";
import { type Change, changes, pairedP, ratios } from "./verdict.ts";

/** What no command can beat: Node starting and ending. Shown for scale, not as a rival. */
const FLOOR = "bare node";

/** The run as lines of text: times, pairs with peers, sizes, promises. */
export function report(run: Run, baseline: Run | undefined, targets: readonly Target[], paint: Paint): string[] {
  const promises = evaluate(targets, run).filter(({ figure }) => figure !== undefined);
  return [
    ...times(run, baseline, paint),
    ...run.failures.map(({ name, message }) => paint(`${name} FAILED: ${message}`, "red")),
    ...pairs(run, paint),
    ...sizes(run),
    ...costs(run),
    ...clouds(run),
    ...balls(run),
    ...(promises.length > 0 ? ["", "targets"] : []),
    ...promises.map((outcome) => paint(describe(outcome), outcome.met === true ? "green" : "red")),
  ];
}

function times(run: Run, baseline: Run | undefined, paint: Paint): string[] {
  const usable = baseline !== undefined && comparable(run.machine, baseline.machine) ? baseline : undefined;
  const before = run.cases.map((c) => usable?.cases.find((b) => b.name === c.name));
  const known = run.cases.flatMap((c, i) => {
    const samples = before[i]?.samples;
    return samples === undefined ? [] : [{ name: c.name, now: c.samples, before: samples }];
  });
  const judged = new Map(changes(known).map((change, i) => [known[i]?.name, change]));
  const rows = run.cases.map((c) => timeRow(c, judged.get(c.name)));
  const lines = alignRows([["case", "low", "median", "high", "throughput", "change", "p", "verdict"], ...rows]);
  const colour = { improved: "green", regressed: "red", "within noise": "dim" } as const;
  const painted = lines.map((line, i) => {
    const change = i === 0 ? undefined : judged.get(run.cases[i - 1]?.name ?? "");
    return change === undefined ? line : paint(line, colour[change.verdict]);
  });
  return [...painted, ...baselineNote(run, baseline, usable)];
}

function baselineNote(run: Run, baseline: Run | undefined, usable: Run | undefined): string[] {
  if (usable !== undefined) return [`baseline of ${usable.date.slice(0, 10)}`];
  if (baseline === undefined) return [`no stored baseline for ${run.package}: --save stores one`];
  return [`the stored baseline is from another machine (${baseline.machine.cpu}): not compared`];
}

function timeRow(result: CaseResult, change: Change | undefined): string[] {
  const { low, median, high } = summarize(result.samples);
  const { amount, unit } = result.work;
  const cells = [result.name, formatTime(low), formatTime(median), formatTime(high), formatRate(amount, unit, median)];
  if (change === undefined) return cells;
  return [...cells, formatChange(change.change), formatP(change.p), change.verdict];
}

interface Pair {
  name: string;
  peer: string;
  ours: readonly number[];
  theirs: readonly number[];
  /** Bytes of our file over theirs, as shown. */
  size: string;
}

function pairs(run: Run, paint: Paint): string[] {
  const all: Pair[] = run.cases.flatMap((c) =>
    c.peers.map((peer) => ({
      name: c.name,
      peer: peer.name,
      ours: c.samples,
      theirs: peer.samples,
      size: c.bytes === undefined || peer.bytes === undefined ? "" : (c.bytes / peer.bytes).toFixed(2),
    })),
  );
  if (all.length === 0) return [];
  const corrected = holm(all.map(({ ours, theirs }) => pairedP(ours, theirs)));
  const rows = all.map((pair, i) => pairRow(pair, corrected[i] ?? 1));
  const lines = alignRows([["case", "against", "theirs", "ratio", "from", "to", "pairs", "p", "bytes"], ...rows]);
  const painted = lines.map((line, i) => {
    const pair = all[i - 1];
    return pair !== undefined && pair.peer !== FLOOR && ratioOf(pair) > 1 ? paint(line, "red") : line;
  });
  return ["", "ours / theirs, pair by pair (below 1 is faster)", ...painted, ...scores(all)];
}

function pairRow({ name, peer, ours, theirs, size }: Pair, p: number): string[] {
  const { low, median, high } = ratios(ours, theirs);
  const shown = [median, low, high].map((ratio) => ratio.toFixed(3));
  return [name, peer, formatTime(summarize(theirs).median), ...shown, String(theirs.length), formatP(p), size];
}

/** One figure a peer, the geometric mean of its ratios, and one for the package: against the best peer of each case. */
function scores(all: readonly Pair[]): string[] {
  const rivals = all.filter(({ peer }) => peer !== FLOOR).map((pair) => ({ ...pair, ratio: ratioOf(pair) }));
  const line = (against: string, own: readonly { ratio: number }[]): string =>
    `geometric mean against ${against}: ${geometricMean(own.map(({ ratio }) => ratio)).toFixed(3)} (${own.length} cases)`;
  if (rivals.length === 0) return [];
  const peers = [...new Set(rivals.map(({ peer }) => peer))];
  const best = rivals.filter((a) => rivals.every((b) => b.name !== a.name || b.ratio <= a.ratio));
  return [
    ...peers.map((peer) =>
      line(
        peer,
        rivals.filter((pair) => pair.peer === peer),
      ),
    ),
    line("the best peer of each case", best),
  ];
}

function ratioOf({ ours, theirs }: Pair): number {
  return ratios(ours, theirs).median;
}

/** What whole collections and servers cost beside time. */
function costs(run: Run): string[] {
  const rows = run.cases.flatMap((c) =>
    [{ ...c, name: "ours" }, ...c.peers].flatMap(({ name, peak, units, bytes, slow }) =>
      peak === undefined
        ? []
        : [[c.name, name, formatMegabytes(peak), String(units ?? ""), formatSize(bytes), slowText(slow)]],
    ),
  );
  if (rows.length === 0) return [];
  return ["", ...alignRows([["case", "contestant", "memory", "units", "size", "99 of 100"], ...rows])];
}

/** What became of the words: a quick cloud that leaves half of them out is no better one. */
function clouds(run: Run): string[] {
  const rows = run.cases.flatMap((c) =>
    [{ ...c, name: "ours" }, ...c.peers].flatMap(({ name, placed, ink }) =>
      placed === undefined ? [] : [[c.name, name, `${placed} of ${c.work.amount}`, ink?.toFixed(3) ?? ""]],
    ),
  );
  return rows.length === 0 ? [] : ["", ...alignRows([["case", "contestant", "words", "ink"], ...rows])];
}

function balls(run: Run): string[] {
  const rows = ballRows(run);
  return rows.length === 0 ? [] : ["", ...alignRows([BALL_HEAD, ...rows])];
}

function slowText(slow: number | undefined): string {
  return slow === undefined ? "" : formatTime(slow);
}

function sizes(run: Run): string[] {
  return run.sizes.flatMap(({ name, icons, bytes, against }) => [
    "",
    `bytes, ${name} (${formatBytes(icons)} icons at 512 px): ${formatBytes(bytes)}`,
    ...against.map((other) => {
      const share = ((100 * bytes) / other.bytes).toFixed(2);
      return `  ${share} % of ${other.name}, ${formatBytes(other.bytes)}`;
    }),
  ]);
}
