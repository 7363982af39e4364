import { holm, mannWhitney, median, type Summary, signTest, summarize } from "./stats.ts";

export type Verdict = "improved" | "regressed" | "within noise";

export interface Change {
  /** Median now over median before, less one: 0.05 is 5 % slower. */
  change: number;
  /** Corrected for the number of cases. */
  p: number;
  verdict: Verdict;
}

/** A difference below this is called noise whatever its p-value: 2 %. */
const SMALLEST_CHANGE = 0.02;

/** Changes of many cases against samples of an earlier run: Mann-Whitney, corrected after Holm. */
export function changes(pairs: readonly { now: readonly number[]; before: readonly number[] }[]): Change[] {
  const corrected = holm(pairs.map(({ now, before }) => mannWhitney(now, before)));
  return pairs.map(({ now, before }, i) => judge(median(now) / median(before) - 1, corrected[i] ?? 1));
}

function judge(change: number, p: number): Change {
  if (p >= 0.05 || Math.abs(change) < SMALLEST_CHANGE) return { change, p, verdict: "within noise" };
  return { change, p, verdict: change < 0 ? "improved" : "regressed" };
}

/** Ours over the peer's, pair by pair of one round each. */
export function ratios(ours: readonly number[], peer: readonly number[]): Summary {
  return summarize(pairRatios(ours, peer));
}

/** How likely the two are equally fast, from how often either wins a pair (see {@link signTest}). */
export function pairedP(ours: readonly number[], peer: readonly number[]): number {
  return signTest(pairRatios(ours, peer).map(Math.log));
}

function pairRatios(ours: readonly number[], peer: readonly number[]): number[] {
  return ours.flatMap((time, i) => {
    const other = peer[i];
    return other === undefined ? [] : [time / other];
  });
}
