import type { Bucket } from "../core/error.ts";
import type { Phase, ScrapeEvent, Units } from "../options.ts";

export type ProgressEvent = Extract<ScrapeEvent, { type: "progress" }>;

/** Progress with what follows from its past. */
export interface Progress {
  readonly phase: Phase;
  readonly listed: number;
  readonly videos: number;
  /** Videos stored, or ids listed while nothing is stored yet. */
  readonly count: number;
  readonly expected: number | null;
  /** A second, over the last seconds; undefined until that can be told. */
  readonly rate: number | undefined;
  /** Seconds until the end at this rate. */
  readonly eta: number | undefined;
  readonly units: Units;
}

/** Milliseconds over which the rate is taken. */
const WINDOW = 10_000;
const SHORTEST = 500;

/** Measures the rate of events over the last seconds. */
export class Meter {
  #samples: { at: number; count: number }[] = [];

  /** @param now milliseconds of a clock that never steps back */
  take(event: ProgressEvent, now: number): Progress {
    const count = event.videos === 0 ? event.listed : event.videos;
    const last = this.#samples.at(-1);
    // A count that falls is that of another run or of other things.
    if (last !== undefined && count < last.count) this.#samples = [];
    this.#samples.push({ at: now, count });
    const old = this.#samples.findLastIndex(({ at }) => at <= now - WINDOW);
    if (old > 0) this.#samples.splice(0, old);
    const first = this.#samples[0] ?? { at: now, count };
    const rate = now - first.at >= SHORTEST ? (1000 * (count - first.count)) / (now - first.at) : undefined;
    const { phase, listed, videos, expected, units } = event;
    const missing = expected === null ? undefined : Math.max(0, expected - count);
    const eta = missing === undefined || rate === undefined || rate <= 0 ? undefined : missing / rate;
    return { phase, listed, videos, count, expected, rate, eta, units };
  }
}

const BAR = 20;

/**
 * One line about a run, ASCII only, cut to the width; where it is too long, the least important parts go first.
 *
 * @param left units left today of an allowance, where known
 */
export function progressLine(
  progress: Progress,
  columns: number,
  left: (bucket: Bucket) => number | undefined,
): string {
  const { phase, count, expected, rate, eta } = progress;
  const done = expected === null || expected === 0 ? undefined : Math.min(1, count / expected);
  const filled = Math.round(BAR * (done ?? 0));
  const bar = done === undefined ? "" : `[${"#".repeat(filled)}${"-".repeat(BAR - filled)}]`;
  const counts = expected === null ? grouped(count) : `${grouped(count)} of ${grouped(expected)}`;
  const speed = rate === undefined ? "" : `${grouped(Math.round(rate))}/s`;
  const end = eta === undefined ? "" : `${duration(eta)} left`;
  const parts = [phase.padEnd(8), bar, counts, speed, end, unitsText(progress, left)];
  // By importance, the least first: rate, bar, units, end, count, phase.
  for (const dropped of [undefined, 3, 1, 5, 4, 2]) {
    if (dropped !== undefined) parts[dropped] = "";
    const line = parts
      .filter((part) => part !== "")
      .join("  ")
      .trimEnd();
    // The last column stays free: a character there makes some terminals begin a new line.
    if (line.length < columns) return line;
  }
  return phase.slice(0, Math.max(0, columns - 1));
}

function unitsText({ phase, units }: Progress, left: (bucket: Bucket) => number | undefined): string {
  const bucket = phase === "search" ? "search" : phase === "stats" ? "stats" : "general";
  const rest = left(bucket);
  return `${grouped(units[bucket])} units${rest === undefined ? "" : `, ${grouped(rest)} left`}`;
}

/** A whole number with a comma between thousands. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** Seconds as a text such as 45 s, 3 min 20 s, 2 h 05 min. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, "0")} min`;
}
