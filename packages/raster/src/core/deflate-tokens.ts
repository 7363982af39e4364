import { MAX_MATCH, MIN_MATCH } from "./deflate-symbols.ts";
import type { Runs } from "./runs.ts";

/** Literals and matches that stand for data; `count` of the tokens are valid. See `deflate-symbols.ts` for their form. */
export interface Tokens {
  tokens: Uint32Array;
  count: number;
}

/** A shortest path to the last node, node by node. */
export interface Links {
  /** Position of each node in the data. */
  places: Int32Array;
  /** The node before. */
  from: Int32Array;
  /** How it is come from there: 0 by literals of one run, else by a match of this distance. */
  by: Uint16Array;
  /** Nodes of each run. */
  slots: number;
}

/** The tokens of a path. A match longer than the greatest is written in pieces. */
export function tokensOf(runs: Runs, { places, from, by, slots }: Links): Tokens {
  const last = slots * runs.count;
  let total = 0;
  // Each link is turned round, so that the path can be walked forwards.
  const onward = new Int32Array(last + 1);
  for (let node = last; node > 0; node = from[node]!) {
    const previous = from[node]!;
    onward[previous] = node;
    const length = places[node]! - places[previous]!;
    total += by[node] === 0 ? length : 1 + ((length / (MAX_MATCH - MIN_MATCH)) | 0);
  }
  const tokens = new Uint32Array(total);
  let count = 0;
  for (let node = 0, next = 0; node < last; node = next) {
    next = onward[node]!;
    let length = places[next]! - places[node]!;
    const distance = by[next]!;
    if (distance === 0) {
      for (const value = runs.values[(node / slots) | 0]!; length > 0; length--) tokens[count++] = value;
      continue;
    }
    while (length > MAX_MATCH) {
      const piece = length - MAX_MATCH < MIN_MATCH ? MAX_MATCH - MIN_MATCH : MAX_MATCH;
      tokens[count++] = (piece << 16) | distance;
      length -= piece;
    }
    tokens[count++] = (length << 16) | distance;
  }
  return { tokens, count };
}
