import type { CostModel } from "./cost-model.ts";
import { distanceSymbol, MAX_DISTANCE, MAX_MATCH, MIN_MATCH } from "./deflate-symbols.ts";
import { type Links, type Tokens, tokensOf } from "./deflate-tokens.ts";
import type { Runs } from "./runs.ts";

/** A cost model and the run from which on it holds. */
export interface ModelSpan {
  fromRun: number;
  model: CostModel;
}

export interface ParseOptions {
  /** Bytes from one row to the next; 0 for none. */
  rowBytes: number;
  /** Earlier places tried where the end of a run and what follows the next run are alike. */
  depth: number;
  /** How many of the last places inside a match it may also end at. */
  cuts: number;
  /** Whether a match from a shorter run may begin inside a longer one. */
  lateStarts: boolean;
}

const INFINITE = 0x3fffffff;
/** Most bits of a hash of what follows a run. */
const HASH_BITS = 14;
/** Nodes of a run: its first byte, its second, and two places further in where matches end or begin. */
const SLOTS = 4;

/**
 * The cheapest tokens for data under a cost model: a shortest path over the places where runs begin.
 *
 * The nodes of a run are its first and second byte, and the two cheapest of the places further in that a match ends at,
 * because its source's run ends there or because a match has at most 258 bytes: rows that resemble each other then
 * repeat the same few lengths. What is left of a run is one match of distance 1. Matches are compared run by run. Those
 * of more than 258 bytes are written in pieces.
 *
 * @param spans at least one; the first from run 0 on, in order
 */
export function parseRuns(runs: Runs, spans: readonly ModelSpan[], options: ParseOptions): Tokens {
  const { count, starts, values } = runs;
  const { rowBytes, depth, cuts, lateStarts } = options;
  const last = SLOTS * count;
  const costs = new Int32Array(last + 1).fill(INFINITE);
  const places = new Int32Array(last + 1);
  const from = new Int32Array(last + 1);
  const by = new Uint16Array(last + 1);
  // No more places than runs need: for a small icon, clearing them would take longer than all the rest.
  const hashBits = Math.min(HASH_BITS, 33 - Math.clz32(count));
  const heads = new Int32Array(1 << hashBits).fill(-1);
  const older = new Int32Array(count);
  // A distance that matched is known to match up to its end, so that long matches are not compared twice.
  const farthest = Math.min(MAX_DISTANCE, starts[count]!);
  const matchEnd = new Int32Array(farthest + 1);
  const endNode = new Int32Array(farthest + 1);
  for (let k = 0; k <= count; k++) places[SLOTS * k] = starts[k]!;
  for (let k = 0; k < count; k++) places[SLOTS * k + 1] = starts[k]! + 1;

  let span = 0;
  let { literals, lengths, distances } = spans[0]!.model;
  let runCost = distances[0]!;
  let fullCost = lengths[MAX_MATCH]!;

  const priced = (length: number, perMatch: number): number => {
    if (length <= MAX_MATCH) return lengths[length]! + perMatch;
    const full = ((length - MIN_MATCH) / MAX_MATCH) | 0;
    const rest = length - full * MAX_MATCH;
    return full * (fullCost + perMatch) + lengths[rest > MAX_MATCH ? MAX_MATCH : rest]! + perMatch;
  };

  const relax = (target: number, cost: number, node: number, distance: number): void => {
    if (cost >= costs[target]!) return;
    costs[target] = cost;
    from[target] = node;
    by[target] = distance;
  };

  // Ends a token inside run k, where it has no node as yet; the dearer of the two there gives way.
  const relaxInside = (k: number, at: number, cost: number, node: number, distance: number): void => {
    const first = SLOTS * k;
    const offset = at - starts[k]!;
    if (offset < 2) {
      relax(first + offset, cost, node, distance);
      return;
    }
    let slot = costs[first + 2]! > costs[first + 3]! ? first + 2 : first + 3;
    if (places[first + 2] === at) slot = first + 2;
    else if (places[first + 3] === at) slot = first + 3;
    // Nodes are dealt with in order: one that has been may not change any more.
    if (slot <= node || cost >= costs[slot]!) return;
    places[slot] = at;
    costs[slot] = cost;
    from[slot] = node;
    by[slot] = distance;
  };

  const exchange = (one: number, other: number): void => {
    for (const list of [places, costs, from, by]) {
      const held = list[one]!;
      list[one] = list[other]!;
      list[other] = held;
    }
  };

  // Follows the match of run `first`, from p on, with run `source`, from p - distance on.
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
    const end = matchEnd[distance]!;
    const longest = end - p;
    if (longest < MIN_MATCH) return;
    let target = endNode[distance]!;
    const perMatch = distances[distanceSymbol(distance)]!;
    const base = costs[node]!;
    if (longest > MAX_MATCH || end > places[target]!) {
      const at = longest > MAX_MATCH ? p + MAX_MATCH : end;
      while (starts[reach]! > at) reach--;
      while (starts[reach + 1]! <= at) reach++;
      relaxInside(reach, at, base + lengths[at - p]! + perMatch, node, distance);
    }
    for (let cut = 0; cut <= cuts && target > node; cut++) {
      const length = places[target]! - p;
      if (length < MIN_MATCH) return;
      relax(target, base + priced(length, perMatch), node, distance);
      if (target & 1) {
        target--;
      } else {
        target -= SLOTS;
        if (starts[target / SLOTS + 1]! - starts[target / SLOTS]! > 1) target++;
      }
    }
  };

  const relaxRun = (k: number, node: number, at: number): void => {
    const length = at - places[node]!;
    const cost = costs[node]! + (length < MIN_MATCH ? length * literals[values[k]!]! : priced(length, runCost));
    const distance = length < MIN_MATCH ? 0 : 1;
    if (at === starts[k + 1]!) relax(SLOTS * (k + 1), cost, node, distance);
    else relaxInside(k, at, cost, node, distance);
  };

  costs[0] = 0;
  let above = 0;
  for (let k = 0; k < count; k++) {
    if (span + 1 < spans.length && spans[span + 1]!.fromRun <= k) {
      span++;
      ({ literals, lengths, distances } = spans[span]!.model);
      runCost = distances[0]!;
      fullCost = lengths[MAX_MATCH]!;
    }
    const end = starts[k + 1]!;
    const value = values[k]!;
    const next = k + 1 < count ? values[k + 1]! : 0;
    const nextLength = k + 1 < count ? starts[k + 2]! - end : 0;
    const afterNext = k + 2 < count ? values[k + 2]! : 0;
    const key = value | (next << 8) | (nextLength << 16);
    const hash =
      Math.imul(key ^ Math.imul((afterNext << 8) | (nextLength >> 8), 0x85ebca6b), 0x9e3779b1) >>> (32 - hashBits);

    for (let slot = 0; slot < SLOTS; slot++) {
      const node = SLOTS * k + slot;
      // What is known of a distance holds from where it was found, so places have to come in order.
      if (slot === 2 && places[node]! > places[node + 1]! && costs[node + 1]! < INFINITE) exchange(node, node + 1);
      if (costs[node]! >= INFINITE) continue;
      const p = places[node]!;
      const left = end - p;
      if (slot > 0) relaxRun(k, node, end);
      else relax(left === 1 ? SLOTS * (k + 1) : node + 1, costs[node]! + literals[value]!, node, 0);

      // A match that was cut at its greatest length goes on.
      const same = by[node]!;
      if (slot > 1 && matchEnd[same]! > p) attempt(node, p, 0, same);
      for (let b = heads[hash]!, i = depth; i > 0 && b >= 0; i--, b = older[b]!) {
        const distance = end - starts[b + 1]!;
        if (distance > MAX_DISTANCE) break;
        if (values[b] !== value) continue;
        const shorter = left - starts[b + 1]! + starts[b]!;
        if (shorter <= 0) attempt(node, p, b, distance);
        else if (lateStarts && slot === 1) relaxRun(k, node, p + shorter);
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
  const links: Links = { places, from, by, slots: SLOTS };
  return tokensOf(runs, links);
}
