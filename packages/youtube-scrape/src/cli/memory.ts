import { setFlagsFromString } from "node:v8";

/**
 * Makes V8 collect early and give memory back. A scrape reads and lets go of thousands of pages, for which the heap would
 * otherwise grow by 60 MB. Each collection also shrinks the young generation to 1 MB; it has to be let grow again, as
 * keeping it there would make four times as many small collections.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--optimize-for-size");
}
