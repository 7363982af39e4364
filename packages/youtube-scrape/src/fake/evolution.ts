import { below, mix } from "./mix.ts";

/** What has become of a channel some days after its end. */
export interface Evolution {
  readonly day: number;
  /** Indices of videos that are gone, rising. */
  readonly gone: Int32Array;
  /** How often the title of a video has been changed, by its index. */
  readonly retitled: ReadonlyMap<number, number>;
  /** Videos uploaded up to and with each day after the end; the first entry, for day 0, is 0. */
  readonly added: Int32Array;
}

/**
 * Each day brings a few new videos, takes one to three and changes a few titles; earlier days stay as they were.
 *
 * @param videos public videos on day 0
 */
export function evolve(seed: number, videos: number, day: number): Evolution {
  const gone = new Set<number>();
  const retitled = new Map<number, number>();
  const added = new Int32Array(day + 1);
  const daily = Math.max(1, Math.round(videos / 2500));
  const changes = Math.max(2, Math.round(videos / 4000));
  for (let today = 1; today <= day; today++) {
    const dice = mix(seed ^ 0x65766f, today);
    added[today] = (added[today - 1] ?? 0) + daily + below(mix(dice, 1), 3);
    if (videos < 10) continue;
    for (let i = below(mix(dice, 2), 3); i >= 0; i--) gone.add(below(mix(dice, 10 + i), videos));
    for (let i = 0; i < changes; i++) {
      const index = below(mix(dice, 100 + i), videos);
      retitled.set(index, (retitled.get(index) ?? 0) + 1);
    }
  }
  return { day, gone: Int32Array.from(gone).sort(), retitled, added };
}

/** How many entries of a rising list are below a number. */
export function countBelow(rising: Int32Array, limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number at a rank among 0, 1, 2... without those in a rising list. */
export function skipping(rising: Int32Array, rank: number): number {
  let index = rank;
  // Each round passes at least one more of the list, and few are near each other.
  for (;;) {
    const next = rank + countBelow(rising, index + 1);
    if (next === index) return index;
    index = next;
  }
}
