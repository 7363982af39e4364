import type { CostModel } from "./cost-model.ts";
import { distanceSymbol, MAX_DISTANCE, MAX_MATCH, MIN_MATCH } from "./deflate-symbols.ts";
import type { Runs } from "./runs.ts";

/** Literals and matches that stand for data; `count` of the tokens are valid. */
export interface Tokens {
  tokens: Uint32Array;
  count: number;
}

export interface ParseOptions {
  /** Bytes from one row to the next; 0 for none. */
  rowBytes: number;
  /** Earlier places tried where the end of a run and what follows the next run are alike. */
  depth: number;
  /** How many of the last places inside a match it may also end at. */
  cuts: number;
}

const INFINITE = 0x3fffffff;
const HASH_BITS = 14;
/** Nodes of a run: its first byte, its second, and places further in that matches of the greatest length end at. */
const SLOTS = 4;

/**
 * The cheapest tokens for data under a cost model: a shortest path over the places where runs begin.
 *
 * A node is the first byte of a run (even number, twice the run's) or its second (the odd one after), since a match
 * that reaches into a run may as well leave the rest to a match of distance 1. So there are no nodes inside runs, and
 * matches are compared run by run. A match may be longer than 258 bytes; it is then written in pieces.
 */
export function parseRuns(runs: Runs, model: CostModel, options: ParseOptions): Tokens {
  const { count, starts, values } = runs;
  const { literals, lengths, distances } = model;
  const { rowBytes, depth, cuts } = options;
  const last = SLOTS * count;
  const costs = new Int32Array(last + 1).fill(INFINITE);
  const places = new Int32Array(last + 1);
  const from = new Int32Array(last + 1);
  const by = new Uint16Array(last + 1);
  const heads = new Int32Array(1 << HASH_BITS).fill(-1);
  const older = new Int32Array(count);
  // A distance that matched is known to match up to its end, so that long matches are not compared twice.
  const matchEnd = new Int32Array(MAX_DISTANCE + 1);
  const endNode = new Int32Array(MAX_DISTANCE + 1);
  const runCost = distances[0]!;
  const fullCost = lengths[MAX_MATCH]!;
  for (let k = 0; k <= count; k++) places[SLOTS * k] = starts[k]!;
  for (let k = 0; k < count; k++) places[SLOTS * k + 1] = starts[k]! + 1;

  const priced = (length: number, perMatch: number): number => {
    if (length <= MAX_MATCH) return lengths[length]! + perMatch;
    const full = ((length - MIN_MATCH) / MAX_MATCH) | 0;
    const rest = length - full * MAX_MATCH;
    return full * (fullCost + perMatch) + lengths[rest > MAX_MATCH ? MAX_MATCH : rest]! + perMatch;
  };

  // Follows the match of run k, from p on, with run b, from p - distance on.
  const extend = (first: number, p: number, source: number, distance: number): void => {
    let k = first;
    let b = source;
    let end = p;
    let node = SLOTS * k;
    while (k < count && values[k] === values[b]) {
      const stop = starts[k + 1]!;
      const sourceStop = starts[b + 1]! + distance;
      if (sourceStop < stop) {
        if (starts[k]! >= p) node = SLOTS * k + 1;
        end = sourceStop;
        break;
      }
      k++;
      node = SLOTS * k;
      end = stop;
      if (sourceStop > stop) break;
      b++;
    }
    matchEnd[distance] = end;
    endNode[distance] = node;
  };

  let reach = 0;
  const attempt = (node: number, p: number, b: number, distance: number): void => {
    if (matchEnd[distance]! <= p) extend((node / SLOTS) | 0, p, b, distance);
    if (matchEnd[distance]! <= p) return;
    let target = endNode[distance]!;
    const perMatch = distances[distanceSymbol(distance)]!;
    const base = costs[node]!;
    if (matchEnd[distance]! - p > MAX_MATCH) {
      const at = p + MAX_MATCH;
      while (starts[reach]! > at) reach--;
      while (starts[reach + 1]! <= at) reach++;
      const slot = slotFor(reach, at, base + fullCost + perMatch);
      if (slot > node) {
        costs[slot] = base + fullCost + perMatch;
        places[slot] = at;
        from[slot] = node;
        by[slot] = distance;
      }
    }
    for (let cut = 0; cut <= cuts && target > node; cut++) {
      const length = places[target]! - p;
      if (length < MIN_MATCH) return;
      const cost = base + priced(length, perMatch);
      if (cost < costs[target]!) {
        costs[target] = cost;
        from[target] = node;
        by[target] = distance;
      }
      if (target & 1) {
        target--;
      } else {
        target -= SLOTS;
        if (starts[target / SLOTS + 1]! - starts[target / SLOTS]! > 1) target++;
      }
    }
  };

  // The node of run k for a place in it, or 0 when there are cheaper ones.
  const slotFor = (k: number, at: number, cost: number): number => {
    const first = SLOTS * k;
    const offset = at - starts[k]!;
    if (offset < 2) return cost < costs[first + offset]! ? first + offset : 0;
    let worst = first + 2;
    for (let slot = first + 2; slot < first + SLOTS; slot++) {
      if (places[slot] === at) return cost < costs[slot]! ? slot : 0;
      if (costs[slot]! > costs[worst]!) worst = slot;
    }
    return cost < costs[worst]! ? worst : 0;
  };

  costs[0] = 0;
  let above = 0;
  for (let k = 0; k < count; k++) {
    const end = starts[k + 1]!;
    const value = values[k]!;
    const next = k + 1 < count ? values[k + 1]! : 0;
    const nextLength = k + 1 < count ? starts[k + 2]! - end : 0;
    const afterNext = k + 2 < count ? values[k + 2]! : 0;
    const key = value | (next << 8) | (nextLength << 16);
    const hash =
      Math.imul(key ^ Math.imul((afterNext << 8) | (nextLength >> 8), 0x85ebca6b), 0x9e3779b1) >>> (32 - HASH_BITS);

    for (let slot = 0; slot < SLOTS; slot++) {
      const node = SLOTS * k + slot;
      const base = costs[node]!;
      if (base >= INFINITE) continue;
      const p = places[node]!;
      const left = end - p;
      let cost = base + literals[value]!;
      let target = left === 1 ? SLOTS * (k + 1) : node + 1;
      let distance = 0;
      if (slot > 0) {
        target = SLOTS * (k + 1);
        if (left >= MIN_MATCH) {
          distance = 1;
          cost = base + priced(left, runCost);
        } else {
          cost = base + left * literals[value]!;
        }
      }
      if (cost < costs[target]!) {
        costs[target] = cost;
        from[target] = node;
        by[target] = distance;
      }
      const same = by[node]!;
      if (slot > 1 && matchEnd[same]! > p) attempt(node, p, 0, same);
      for (let b = heads[hash]!, i = depth; i > 0 && b >= 0; i--, b = older[b]!) {
        const d = end - starts[b + 1]!;
        if (d > MAX_DISTANCE) break;
        if (starts[b + 1]! - starts[b]! >= left && values[b] === value) attempt(node, p, b, d);
      }
      if (rowBytes > 0 && p >= rowBytes && rowBytes <= MAX_DISTANCE) {
        const q = p - rowBytes;
        while (starts[above]! > q) above--;
        while (starts[above + 1]! <= q) above++;
        if (values[above] === value) attempt(node, p, above, rowBytes);
      }
    }
    older[k] = heads[hash]!;
    heads[hash] = k;
  }
  return collect(runs, { places, from, by });
}

interface Path {
  places: Int32Array;
  from: Int32Array;
  by: Uint16Array;
}

/** Walks the cheapest path back from the end, then writes its tokens in order. */
function collect(runs: Runs, path: Path): Tokens {
  const { places, from, by } = path;
  const last = SLOTS * runs.count;
  let total = 0;
  // Each link is turned round, so that the path can be walked forwards.
  const onward = new Int32Array(last + 1);
  for (let node = last; node > 0; node = from[node]!) {
    const previous = from[node]!;
    onward[previous] = node;
    const length = places[node]! - places[previous]!;
    total += by[node] === 0 ? length : 1 + ((length / 255) | 0);
  }
  const tokens = new Uint32Array(total);
  let out = 0;
  for (let node = 0, next = 0; node < last; node = next) {
    next = onward[node]!;
    let length = places[next]! - places[node]!;
    const distance = by[next]!;
    if (distance === 0) {
      for (const value = runs.values[(node / SLOTS) | 0]!; length > 0; length--) tokens[out++] = value;
      continue;
    }
    while (length > MAX_MATCH) {
      const piece = length - MAX_MATCH < MIN_MATCH ? MAX_MATCH - MIN_MATCH : MAX_MATCH;
      tokens[out++] = (piece << 16) | distance;
      length -= piece;
    }
    tokens[out++] = (length << 16) | distance;
  }
  return { tokens, count: out };
}
