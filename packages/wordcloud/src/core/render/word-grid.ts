import type { Box } from "@side-projects/raster";

/** Most cells of a side. */
const MOST = 1024;

/** Boxes by where they are: the picture in square cells, each with the boxes that reach into it. */
export class WordGrid {
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** First entry of each cell in `items`, and their number at the end. */
  readonly #starts: Int32Array;
  readonly #items: Int32Array;

  /** What reaches beyond the picture of that size counts to the cells at its edge. */
  constructor(boxes: readonly Box[], width: number, height: number) {
    // About as many cells as boxes.
    const even = Math.sqrt((width * height) / Math.max(1, boxes.length));
    this.#cell = Math.max(even, width / MOST, height / MOST);
    this.#columns = Math.max(1, Math.ceil(width / this.#cell));
    this.#rows = Math.max(1, Math.ceil(height / this.#cell));
    const starts = new Int32Array(this.#columns * this.#rows + 1);
    for (const box of boxes) {
      this.#eachCell(box, (cell) => {
        starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
      });
    }
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const next = starts.slice();
    this.#items = new Int32Array(starts.at(-1) ?? 0);
    for (const [index, box] of boxes.entries()) {
      this.#eachCell(box, (cell) => {
        const at = next[cell] ?? 0;
        next[cell] = at + 1;
        this.#items[at] = index;
      });
    }
    this.#starts = starts;
  }

  /** Indices of the boxes that may hold a point, from the first on. */
  near(x: number, y: number): Int32Array {
    const cell = this.#row(y) * this.#columns + this.#column(x);
    return this.#items.subarray(this.#starts[cell], this.#starts[cell + 1]);
  }

  #eachCell({ left, top, right, bottom }: Box, take: (cell: number) => void): void {
    const last = this.#column(right);
    for (let row = this.#row(top); row <= this.#row(bottom); row++) {
      for (let column = this.#column(left); column <= last; column++) take(row * this.#columns + column);
    }
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(x / this.#cell)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor(y / this.#cell)));
  }
}
