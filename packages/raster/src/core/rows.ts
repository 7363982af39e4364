/** Receives coverage from left to right, row by row. */
export interface RowSink {
  /** Begins the next row. */
  begin(): void;
  /** Coverage of the pixels from where the last call ended to `end`, exclusive. */
  append(value: number, end: number): void;
}

/** Runs shorter than this are quicker to write than to hand to `fill`. */
const SHORT = 12;

/** Coverage as one byte a pixel. */
export class PixelRows implements RowSink {
  readonly pixels: Uint8Array;
  readonly #width: number;
  #row: number;
  #at = 0;

  constructor(width: number, height: number) {
    this.pixels = new Uint8Array(width * height);
    this.#width = width;
    this.#row = -width;
  }

  begin(): void {
    this.#row += this.#width;
    this.#at = this.#row;
  }

  append(value: number, end: number): void {
    const to = this.#row + end;
    const from = this.#at;
    this.#at = to;
    if (value === 0) return;
    if (to - from >= SHORT) this.pixels.fill(value, from, to);
    else for (let i = from; i < to; i++) this.pixels[i] = value;
  }
}

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

/** The picture with one byte a pixel. */
export function expandRuns({ width, height, rows, starts, values }: RunImage): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const end = rows[y + 1]!;
    for (let k = rows[y]!; k < end; k++) {
      if (values[k] === 0) continue;
      pixels.fill(values[k]!, y * width + starts[k]!, y * width + (k + 1 < end ? starts[k + 1]! : width));
    }
  }
  return pixels;
}

/** Collects a {@link RunImage}. */
export class RunRows implements RowSink {
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

  begin(): void {
    this.#rows[++this.#row] = this.#count;
    this.#at = 0;
    this.#last = -1;
  }

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
