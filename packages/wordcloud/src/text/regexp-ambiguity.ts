import type { Place } from "./regexp-graph.ts";

/** Comparisons after which an expression counts as exponential: one for words needs a few hundred. */
const MOST_STEPS = 3_000_000;

const SAMPLES = "\n\t \u00a0\u00e9\u00c9\u0436\u0416\u05d0\u0639\u0663\u0915\u093e\u4eac\u304b\uac00\u2019\u2014\u20ac";

/**
 * Whether a search with the expression may take twice as long for every further letter: whether it can come from a place
 * back to the same place with the same letters in two ways, as `(\w+)+` can (N. Weideman et al., "Analyzing matching time
 * behavior of backtracking regular expression matchers by using ambiguity of NFA", 2016). Letters are tried by sample.
 */
export function isExponential(places: readonly Place[]): boolean {
  const letters = lettersOf(places);
  const done = new Set<number>();
  let steps = MOST_STEPS;
  for (let home = 0; home < places.length; home++) {
    if (done.has(home)) continue;
    const found = waysHome(places, letters, home, steps);
    if (found.twoWays) return true;
    steps = found.steps;
    for (const place of found.around) done.add(place);
  }
  return false;
}

interface Ways {
  readonly twoWays: boolean;
  /** Places on a way from home to home: what holds for one holds for all. */
  readonly around: readonly number[];
  /** Comparisons that are left. */
  readonly steps: number;
}

/** Walks two ways at once from one place, wherever a letter suits both. */
function waysHome(places: readonly Place[], letters: readonly bigint[], home: number, most: number): Ways {
  const size = places.length;
  const start = home * size + home;
  const before = new Map<number, number[]>();
  const reached = new Set([start]);
  const parted: number[] = [];
  let steps = most;
  for (const pair of reached) {
    const one = places[Math.floor(pair / size)]?.next ?? [];
    const two = places[pair % size]?.next ?? [];
    steps -= one.length * two.length;
    if (steps < 0) return { twoWays: true, around: [], steps };
    const together = pair % (size + 1) === 0;
    for (const [to, ways] of nextPairs(one, two, letters)) {
      reached.add(to);
      const from = before.get(to);
      if (from === undefined) before.set(to, [pair]);
      else from.push(pair);
      // Ways part at different places, and where one place follows another in two ways.
      if (to % (size + 1) !== 0 || (together && ways > 1)) parted.push(to);
    }
  }
  const leadingHome = allBefore(start, before);
  const around = Array.from(leadingHome, (pair) => (pair % (size + 1) === 0 ? pair % size : home));
  return { twoWays: parted.some((pair) => leadingHome.has(pair)), around, steps };
}

/** The pairs of places that may follow, each with the number of ways to it. */
function nextPairs(one: readonly number[], two: readonly number[], letters: readonly bigint[]): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const a of one) {
    for (const b of two) {
      if (((letters[a] ?? 0n) & (letters[b] ?? 0n)) === 0n) continue;
      const to = a * letters.length + b;
      pairs.set(to, (pairs.get(to) ?? 0) + 1);
    }
  }
  return pairs;
}

function allBefore(start: number, before: ReadonlyMap<number, readonly number[]>): Set<number> {
  const found = new Set(before.has(start) ? [start] : []);
  for (const pair of found) for (const from of before.get(pair) ?? []) found.add(from);
  return found;
}

/** The letters that suit each place, a bit each. */
function lettersOf(places: readonly Place[]): bigint[] {
  const ascii = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i));
  const letters = Array.from(new Set([...ascii, ...SAMPLES, ...places.flatMap(({ source }) => Array.from(source))]));
  const known = new Map<string, bigint>();
  return places.map((place) => {
    const mask = known.get(place.source) ?? maskOf(place.source, letters);
    known.set(place.source, mask);
    return mask;
  });
}

function maskOf(source: string, letters: readonly string[]): bigint {
  const pattern = new RegExp(`^${source}$`, "u");
  return BigInt(`0b0${letters.map((letter) => (pattern.test(letter) ? "1" : "0")).join("")}`);
}
