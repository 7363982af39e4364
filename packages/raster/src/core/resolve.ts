import { addEdge } from "./area.ts";
import { RasterError } from "./error.ts";

/** Non-zero: inside where contours wind around a point at all; even-odd: where they do so an odd number of times. */
export type FillRule = "nonzero" | "evenodd";

/** Strips thinner than this part of a row hold less than a millionth of a pixel each. */
const THINNEST = 1e-9;

/**
 * Resolves the edges of one row by a winding rule before their areas are added.
 *
 * The sum of signed areas is the winding number weighted by area; it equals coverage only while windings stay within
 * 0 and 1. So pieces that share a stretch of x, or that a level side joins, are taken together as a knot: to the right
 * of it the winding is the same at every height of the row. A knot that is one chain from top to bottom is added whole
 * or not at all; any other is cut at every end and crossing of its pieces into strips, in which the pieces have one
 * order, the winding between each two is known, and only those where inside meets outside are added.
 */
export class StripResolver {
  readonly #evenOdd: boolean;
  /** x, y at the top, x, y at the bottom and direction of each piece; y from 0 to 1 within the row. */
  #pieces = new Float64Array(FIELDS * 32);
  #count = 0;
  #steps = 0;
  /** Pieces from left to right; within a chain from top to bottom. */
  readonly #order: number[] = [];
  readonly #strip: number[] = [];
  readonly #middle: number[] = [];
  /** Area where the winding is neither 0 nor {@link expected}, in the rows flushed since the resolver was made. */
  overlap = 0;
  /** The one winding number other than 0 that a simple shape has. */
  readonly expected: number;

  constructor(rule: FillRule, expected = 1) {
    this.#evenOdd = rule === "evenodd";
    this.expected = expected;
  }

  /** An edge piece of this row: from (x0, y0) down to (x1, y1). */
  add(x0: number, y0: number, x1: number, y1: number, direction: number): void {
    if (!(y1 - y0 > THINNEST)) return;
    if (FIELDS * (this.#count + 1) > this.#pieces.length) {
      const larger = new Float64Array(this.#pieces.length * 2);
      larger.set(this.#pieces);
      this.#pieces = larger;
    }
    const at = FIELDS * this.#count++;
    this.#pieces[at] = x0;
    this.#pieces[at + 1] = y0;
    this.#pieces[at + 2] = x1;
    this.#pieces[at + 3] = y1;
    this.#pieces[at + 4] = direction;
  }

  /** Adds the resolved areas of the row to its cells and forgets the pieces. */
  flush(cells: Float64Array): void {
    const p = this.#pieces;
    const order = this.#order;
    for (let i = 0; i < this.#count; i++) order[i] = FIELDS * i;
    sortBy(order, 0, this.#count, (at) => Math.min(p[at]!, p[at + 2]!));

    let winding = 0;
    for (let from = 0; from < this.#count; ) {
      let right = Number.NEGATIVE_INFINITY;
      let to = from;
      let chain = false;
      do {
        right = Math.max(right, p[order[to]!]!, p[order[to]! + 2]!);
        to++;
        while (to < this.#count && Math.min(p[order[to]!]!, p[order[to]! + 2]!) <= right) {
          right = Math.max(right, p[order[to]!]!, p[order[to]! + 2]!);
          to++;
        }
        if (to - from > 1) sortBy(order, from, to, (at) => p[at + 1]!);
        chain = this.#isChain(from, to);
      } while (!chain && to < this.#count && !this.#isBalanced(from, to));
      winding = chain ? this.#addChain(cells, from, to, winding) : this.#addKnot(cells, from, to, winding);
      if (to < this.#count) {
        const next = order[to]!;
        this.#measure(winding, Math.min(p[next]!, p[next + 2]!) - right);
      }
      from = to;
    }
    this.#count = 0;
  }

  #inside(winding: number): boolean {
    return this.#evenOdd ? (winding & 1) !== 0 : winding !== 0;
  }

  #measure(winding: number, area: number): void {
    if (winding !== 0 && winding !== this.expected) this.overlap += area;
  }

  /** Whether the pieces follow each other in one direction from the top of the row to its bottom. */
  #isChain(from: number, to: number): boolean {
    const p = this.#pieces;
    const order = this.#order;
    const direction = p[order[from]! + 4]!;
    let y = 0;
    for (let i = from; i < to; i++) {
      const at = order[i]!;
      if (p[at + 4] !== direction || Math.abs(p[at + 1]! - y) > THINNEST) return false;
      y = p[at + 3]!;
    }
    return 1 - y <= THINNEST;
  }

  /** Whether the pieces together turn the winding by the same number at every height. */
  #isBalanced(from: number, to: number): boolean {
    const p = this.#pieces;
    const turns: [y: number, turn: number][] = [];
    for (let i = from; i < to; i++) {
      const at = this.#order[i]!;
      turns.push([p[at + 1]!, p[at + 4]!], [p[at + 3]!, -p[at + 4]!]);
    }
    turns.sort(([a], [b]) => a - b);
    let sum = 0;
    let last = 0;
    for (const [y, turn] of turns) {
      // What the row's own top and bottom cut off is no end.
      if (y <= THINNEST || y >= 1 - THINNEST) continue;
      if (sum !== 0 && y - last > THINNEST) return false;
      sum += turn;
      last = y;
    }
    return sum === 0;
  }

  #addKnot(cells: Float64Array, from: number, to: number, before: number): number {
    const p = this.#pieces;
    const order = this.#order;
    const cuts: number[] = [0, 1];
    let through = 0;
    for (let i = from; i < to; i++) {
      const at = order[i]!;
      if (p[at + 1] !== 0) cuts.push(p[at + 1]!);
      if (p[at + 3] !== 1) cuts.push(p[at + 3]!);
      through += p[at + 4]! * (p[at + 3]! - p[at + 1]!);
      // Pieces are in order of their tops, so none after the first that begins below this one's end can cross it.
      for (let j = i + 1; j < to && p[order[j]! + 1]! < p[at + 3]!; j++) {
        const y = crossing(p, at, order[j]!);
        if (y > 0) cuts.push(y);
      }
    }
    // Each strip looks at each piece: a tangle of thousands of crossings is refused before it takes minutes.
    this.#steps += cuts.length * (to - from);
    if (this.#steps > MOST_STEPS) {
      throw new RasterError("E_PATH", "too many crossings", "simplify it");
    }
    cuts.sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i++) {
      if (cuts[i]! - cuts[i - 1]! > THINNEST) this.#addStrip(cells, [from, to], [cuts[i - 1]!, cuts[i]!], before);
    }
    return before + Math.round(through);
  }

  #addChain(cells: Float64Array, from: number, to: number, before: number): number {
    const p = this.#pieces;
    const after = before + p[this.#order[from]! + 4]!;
    const enters = this.#inside(after);
    if (enters === this.#inside(before)) return after;
    const sign = enters ? 1 : -1;
    for (let i = from; i < to; i++) {
      const at = this.#order[i]!;
      addEdge(cells, p[at]!, p[at + 2]!, sign * (p[at + 3]! - p[at + 1]!));
    }
    return after;
  }

  #addStrip(cells: Float64Array, [first, end]: Span, [from, to]: Span, before: number): void {
    const p = this.#pieces;
    const strip = this.#strip;
    const middle = this.#middle;
    const half = (from + to) / 2;
    let count = 0;
    for (let i = first; i < end; i++) {
      const at = this.#order[i]!;
      if (p[at + 1]! > half) break;
      if (p[at + 3]! < half) continue;
      const x = xAt(p, at, half);
      let j = count++;
      while (j > 0 && middle[j - 1]! > x) {
        strip[j] = strip[j - 1]!;
        middle[j] = middle[j - 1]!;
        j--;
      }
      strip[j] = at;
      middle[j] = x;
    }

    let winding = before;
    let inside = this.#inside(winding);
    for (let k = 0; k < count; k++) {
      const at = strip[k]!;
      winding += p[at + 4]!;
      const after = this.#inside(winding);
      if (after !== inside) addEdge(cells, xAt(p, at, from), xAt(p, at, to), after ? to - from : from - to);
      inside = after;
      if (k + 1 < count) this.#measure(winding, (middle[k + 1]! - middle[k]!) * (to - from));
    }
  }
}

type Span = readonly [from: number, to: number];

/** Most strips times pieces of all knots: some seconds. */
const MOST_STEPS = 5e7;

/** Numbers kept for each piece. */
const FIELDS = 5;

/** Insertion sort: pieces come nearly in order, row after row. */
function sortBy(order: number[], from: number, to: number, key: (at: number) => number): void {
  for (let i = from + 1; i < to; i++) {
    const at = order[i]!;
    const value = key(at);
    let j = i - 1;
    while (j >= from && key(order[j]!) > value) {
      order[j + 1] = order[j]!;
      j--;
    }
    order[j + 1] = at;
  }
}

/** x of a piece at a height within its row, held between its ends so that rounding cannot push it out. */
function xAt(p: Float64Array, at: number, y: number): number {
  const x0 = p[at]!;
  const x1 = p[at + 2]!;
  const x = x0 + ((x1 - x0) * (y - p[at + 1]!)) / (p[at + 3]! - p[at + 1]!);
  return x0 < x1 ? Math.min(x1, Math.max(x0, x)) : Math.min(x0, Math.max(x1, x));
}

/** Height at which two pieces cross, or -1. */
function crossing(p: Float64Array, a: number, b: number): number {
  const from = Math.max(p[a + 1]!, p[b + 1]!);
  const to = Math.min(p[a + 3]!, p[b + 3]!);
  if (from >= to) return -1;
  if (Math.max(p[a]!, p[a + 2]!) < Math.min(p[b]!, p[b + 2]!)) return -1;
  if (Math.max(p[b]!, p[b + 2]!) < Math.min(p[a]!, p[a + 2]!)) return -1;
  const first = xAt(p, a, from) - xAt(p, b, from);
  const last = xAt(p, a, to) - xAt(p, b, to);
  if (first * last >= 0) return -1;
  return from + ((to - from) * first) / (first - last);
}
