/** Coverage as runs of equal pixels: what a shape's edges leave, whatever the size of the picture. */
export interface RunImage {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Index of the first run of each row, then the number of runs. */
  readonly rows: Int32Array;
  /** x at which each run begins; it ends where the next one begins or the row ends. */
  readonly starts: Int32Array;
  /** Value of each run's pixels. */
  readonly values: Uint8Array;
}

/** Runs shorter than this are quicker to write than to hand to `fill`. */
const SHORT = 12;

/** The picture with one byte a pixel. */
export function expandRuns({ width, height, rows, starts, values }: RunImage): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const end = rows[y + 1]!;
    for (let k = rows[y]!; k < end; k++) {
      const value = values[k]!;
      if (value === 0) continue;
      const from = y * width + starts[k]!;
      const to = y * width + (k + 1 < end ? starts[k + 1]! : width);
      if (to - from >= SHORT) pixels.fill(value, from, to);
      else for (let i = from; i < to; i++) pixels[i] = value;
    }
  }
  return pixels;
}

/** Collects a {@link RunImage} from left to right, row by row. */
export class RunRows {
  readonly #width: number;
  readonly #rows: Int32Array;
  #starts: Int32Array;
  #values: Uint8Array;
  #row = -1;
  #count = 0;
  #at = 0;
  #last = -1;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#rows = new Int32Array(height + 1);
    this.#starts = new Int32Array(16 * height + 64);
    this.#values = new Uint8Array(16 * height + 64);
  }

  /** Begins the next row. */
  begin(): void {
    this.#rows[++this.#row] = this.#count;
    this.#at = 0;
    this.#last = -1;
  }

  /** Coverage of the pixels from where the last call ended to `end`, exclusive. */
  append(value: number, end: number): void {
    if (value !== this.#last) {
      if (this.#count === this.#starts.length) this.#grow();
      this.#starts[this.#count] = this.#at;
      this.#values[this.#count++] = value;
      this.#last = value;
    }
    this.#at = end;
  }

  finish(): RunImage {
    const height = this.#rows.length - 1;
    this.#rows[height] = this.#count;
    const starts = this.#starts.subarray(0, this.#count);
    return { width: this.#width, height, rows: this.#rows, starts, values: this.#values.subarray(0, this.#count) };
  }

  #grow(): void {
    const starts = new Int32Array(this.#count * 2);
    const values = new Uint8Array(this.#count * 2);
    starts.set(this.#starts);
    values.set(this.#values);
    this.#starts = starts;
    this.#values = values;
  }
}
