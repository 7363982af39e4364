import { addEdge } from "./area.ts";

/** Non-zero: inside where contours wind around a point at all; even-odd: where they do so an odd number of times. */
export type FillRule = "nonzero" | "evenodd";

/** Strips thinner than this part of a row hold less than a millionth of a pixel each. */
const THINNEST = 1e-9;

/**
 * Resolves the edges of one row by a winding rule before their areas are added.
 *
 * The sum of signed areas is the winding number weighted by area; it equals coverage only while windings stay within
 * 0 and 1. So the row is cut at every end and crossing of its edges. Within such a strip the edges have one order from
 * left to right, the winding is known between each two of them, and only those where inside meets outside are added.
 */
export class StripResolver {
  readonly #evenOdd: boolean;
  /** x, y at the top, x, y at the bottom and direction of each piece; y from 0 to 1 within the row. */
  #pieces = new Float64Array(5 * 32);
  #count = 0;
  #cuts: number[] = [];
  readonly #order: number[] = [];
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
    if (5 * (this.#count + 1) > this.#pieces.length) {
      const larger = new Float64Array(this.#pieces.length * 2);
      larger.set(this.#pieces);
      this.#pieces = larger;
    }
    const at = 5 * this.#count++;
    this.#pieces[at] = x0;
    this.#pieces[at + 1] = y0;
    this.#pieces[at + 2] = x1;
    this.#pieces[at + 3] = y1;
    this.#pieces[at + 4] = direction;
  }

  /** Adds the resolved areas of the row to its cells and forgets the pieces. */
  flush(cells: Float64Array): void {
    if (this.#count === 0) return;
    this.#collectCuts();
    const cuts = this.#cuts;
    for (let i = 1; i < cuts.length; i++) {
      if (cuts[i]! - cuts[i - 1]! > THINNEST) this.#addStrip(cells, cuts[i - 1]!, cuts[i]!);
    }
    this.#count = 0;
  }

  #collectCuts(): void {
    const p = this.#pieces;
    const cuts: number[] = [];
    let plain = true;
    for (let i = 0; i < this.#count; i++) {
      const from = p[5 * i + 1]!;
      const to = p[5 * i + 3]!;
      if (from !== 0 || to !== 1) plain = false;
      if (from !== 0) cuts.push(from);
      if (to !== 1) cuts.push(to);
      for (let j = 0; j < i; j++) {
        const y = crossing(p, 5 * i, 5 * j);
        if (y > 0) cuts.push(y);
      }
    }
    cuts.push(0, 1);
    if (!plain || cuts.length > 2) cuts.sort(ascending);
    this.#cuts = cuts;
  }

  #addStrip(cells: Float64Array, from: number, to: number): void {
    const p = this.#pieces;
    const order = this.#order;
    const middle = this.#middle;
    const half = (from + to) / 2;
    order.length = 0;
    for (let i = 0; i < this.#count; i++) {
      const at = 5 * i;
      if (p[at + 1]! > half || p[at + 3]! < half) continue;
      middle[i] = xAt(p, at, half);
      let j = order.length;
      while (j > 0 && middle[order[j - 1]!]! > middle[i]!) {
        order[j] = order[j - 1]!;
        j--;
      }
      order[j] = i;
    }

    let winding = 0;
    let before = false;
    for (let k = 0; k < order.length; k++) {
      const i = order[k]!;
      winding += p[5 * i + 4]!;
      const after = this.#evenOdd ? (winding & 1) !== 0 : winding !== 0;
      if (after !== before) addEdge(cells, xAt(p, 5 * i, from), xAt(p, 5 * i, to), after ? to - from : from - to);
      before = after;
      if (winding !== 0 && winding !== this.expected && k + 1 < order.length) {
        this.overlap += (middle[order[k + 1]!]! - middle[i]!) * (to - from);
      }
    }
  }
}

function ascending(a: number, b: number): number {
  return a - b;
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
