import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** Bytes of each half of the young generation: with less it is collected too often, with more only the process grows. */
const YOUNG_BYTES = 4 * 2 ** 20;

/** The young generation has this at the start, and only one of its halves. */
const FIRST_BYTES = 2 ** 20;

/**
 * Keeps the heap small from here on. Nearly all that an answer is made of is needed for a moment only, and left alone V8
 * lets the young generation grow to 48 MB under load, and the old one to a multiple of what is alive: 390 MB at the peak,
 * now about 200. How large the young generation may become can be told to V8 only when Node starts, but how much larger at
 * a time can be told whenever something was collected.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
  let factor: number | undefined;
  const adapt = (): void => {
    const both = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
    const next = growthFrom(both);
    if (next !== factor) setFlagsFromString(`--semi-space-growth-factor=${next}`);
    factor = next;
  };
  adapt();
  new PerformanceObserver(adapt).observe({ type: "gc" });
}

/** By how much the young generation may grow next. @param both bytes that its halves take together */
export function growthFrom(both: number): number {
  const half = Math.max(FIRST_BYTES, both / 2);
  return Math.max(1, Math.floor(YOUNG_BYTES / half));
}
