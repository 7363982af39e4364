import { addEdge } from "./area.ts";
import type { Edges } from "./edges.ts";
import type { StripResolver } from "./resolve.ts";
import type { RunRows } from "./rows.ts";

/** Walks the rows of a picture with the edges that cross each, in order of x. */
export class RowSweep {
  readonly #edges: Edges;
  readonly #width: number;
  /** Change of coverage from one pixel to the next; two more than pixels, since an edge at the far right spills over. */
  readonly #cells: Float64Array;
  /** Edges that cross the current row, and the cells each of them touches there. */
  readonly #active: Int32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  #count = 0;

  constructor(edges: Edges, width: number) {
    this.#edges = edges;
    this.#width = width;
    this.#cells = new Float64Array(width + 2);
    this.#active = new Int32Array(edges.count);
    this.#left = new Int32Array(edges.count);
    this.#right = new Int32Array(edges.count);
  }

  /** Appends the coverage of all rows; with a resolver, windings are resolved row by row. */
  run(height: number, rows: RunRows, resolver?: StripResolver): void {
    const { firstInRow } = this.#edges;
    for (let row = 0; row < height; row++) {
      for (let e = firstInRow[row]!; e < firstInRow[row + 1]!; e++) this.#active[this.#count++] = e;
      rows.begin();
      if (this.#count === 0) {
        rows.append(0, this.#width);
        continue;
      }
      this.#enterRow(row, resolver);
      resolver?.flush(this.#cells);
      this.#sortByLeft();
      this.#sumRow(rows);
      this.#dropEnded(row + 1);
    }
  }

  /** Clips each active edge to the row and adds its areas, or hands it to the resolver. */
  #enterRow(row: number, resolver: StripResolver | undefined): void {
    const { top, bottom, x, slope, direction } = this.#edges;
    const active = this.#active;
    const width = this.#width;
    for (let i = 0; i < this.#count; i++) {
      const e = active[i]!;
      const y0 = top[e]!;
      const from = y0 > row ? y0 - row : 0;
      const to = bottom[e]! < row + 1 ? bottom[e]! - row : 1;
      const dx = slope[e]!;
      const xFrom = inside(x[e]! + (row + from - y0) * dx, width);
      const xTo = inside(x[e]! + (row + to - y0) * dx, width);
      if (resolver) resolver.add(xFrom, from, xTo, to, direction[e]!);
      else addEdge(this.#cells, xFrom, xTo, (to - from) * direction[e]!);
      this.#left[e] = xFrom < xTo ? xFrom : xTo;
      this.#right[e] = (xFrom < xTo ? xTo : xFrom) + 1;
    }
  }

  /** Edges keep nearly the same order from row to row, which insertion sort likes best. */
  #sortByLeft(): void {
    const active = this.#active;
    const left = this.#left;
    for (let i = 1; i < this.#count; i++) {
      const e = active[i]!;
      const key = left[e]!;
      let j = i - 1;
      while (j >= 0 && left[active[j]!]! > key) {
        active[j + 1] = active[j]!;
        j--;
      }
      active[j + 1] = e;
    }
  }

  /** Sums the cells that edges touch one by one; between them coverage does not change. */
  #sumRow(rows: RunRows): void {
    const cells = this.#cells;
    const width = this.#width;
    let at = 0;
    let sum = 0;
    let value = 0;
    for (let i = 0; i < this.#count; i++) {
      const e = this.#active[i]!;
      const from = this.#left[e]!;
      if (from > at) {
        rows.append(value, from);
        at = from;
      }
      const to = Math.min(this.#right[e]!, width - 1);
      for (; at <= to; at++) {
        sum += cells[at]!;
        cells[at] = 0;
        const area = sum < 0 ? -sum : sum;
        value = area >= 1 ? 255 : (area * 255 + HALF_UP) | 0;
        rows.append(value, at + 1);
      }
    }
    if (at < width) rows.append(value, width);
    cells[width] = 0;
    cells[width + 1] = 0;
  }

  #dropEnded(nextRow: number): void {
    const { bottom } = this.#edges;
    const active = this.#active;
    let kept = 0;
    for (let i = 0; i < this.#count; i++) {
      const e = active[i]!;
      if (bottom[e]! > nextRow) active[kept++] = e;
    }
    this.#count = kept;
  }
}

/** Halves go up, also where a sum of areas falls short of one by its last bits: a turned picture rounds as the first. */
const HALF_UP = 0.5 + 1e-7;

function inside(x: number, width: number): number {
  return x < 0 ? 0 : x > width ? width : x;
}
