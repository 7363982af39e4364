import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import type { Region } from "./region.ts";

/** Distances at some of a region's pixels. */
export interface DistanceField {
  /** Columns: the region's width over the step, rounded up. */
  readonly width: number;
  /** Rows: the region's height over the step, rounded up. */
  readonly height: number;
  /**
   * Pixels from the centre of the measured pixel to that of the nearest one outside the region or the picture; 0 for a
   * pixel that is outside itself. Row by row.
   */
  readonly distance: Float32Array;
  /** Pixels between measured pixels. */
  readonly step: number;
}

/**
 * How far the region's pixels are from what is not of it, the picture's edges included: exact Euclidean distances.
 *
 * With a step it measures one pixel of each block of step x step: the one at ({@link sampleOf} column, sampleOf row).
 *
 * Distances along columns, then along each measured row the lower envelope of their parabolas (A. Meijster, J. Roerdink,
 * W. Hesselink, "A general algorithm for computing distance transforms in linear time", 2000). A row is cut at its
 * outside pixels, over which no parabola is lower than theirs.
 *
 * @param step whole pixels, 1 or more. @default 1
 * @throws CloudError E_NUMBER when the step is none
 */
export function distanceField(region: Region, step = 1): DistanceField {
  if (!Number.isInteger(step) || step < 1) {
    throw new CloudError("E_NUMBER", `a step of ${quote(step)} pixels`, "use a whole number, 1 or more");
  }
  const width = Math.ceil(region.width / step);
  const height = Math.ceil(region.height / step);
  const distance = new Float32Array(width * height);
  const field = { width, height, distance, step };
  if (!region.inside.includes(0)) return openField(field, region);
  const nearest = columnDistances(region, step, height);
  const envelope = new Envelope(region.width, step);
  for (let row = 0; row < height; row++) {
    const above = nearest.subarray(row * region.width, (row + 1) * region.width);
    envelope.measure(above, distance.subarray(row * width, (row + 1) * width));
  }
  return field;
}

/** Where all is inside, the nearest outside lies straight beyond the nearest edge. */
function openField(field: DistanceField, region: Region): DistanceField {
  const { width, height, distance, step } = field;
  for (let row = 0; row < height; row++) {
    const y = sampleOf(row, step, region.height);
    const most = Math.min(y + 1, region.height - y);
    for (let column = 0; column < width; column++) {
      const x = sampleOf(column, step, region.width);
      distance[row * width + column] = Math.min(x + 1, region.width - x, most);
    }
  }
  return field;
}

/** The pixel along a side of `length` pixels that stands for a block: its middle, or the last pixel where it is cut. */
export function sampleOf(block: number, step: number, length: number): number {
  return Math.min(length - 1, block * step + Math.floor(step / 2));
}

/** Pixels up or down to the nearest outside, for every pixel of the rows that are measured. */
function columnDistances({ width, height, inside }: Region, step: number, rows: number): Uint16Array {
  const kept = new Uint16Array(width * rows);
  const running = new Uint16Array(width);
  for (let y = 0, row = 0; y < height; y++) {
    const at = y * width;
    for (let x = 0; x < width; x++) running[x] = ((running[x] ?? 0) + 1) * (inside[at + x] ?? 0);
    if (row < rows && y === sampleOf(row, step, height)) kept.set(running, width * row++);
  }
  running.fill(0);
  for (let y = height - 1, row = rows - 1; y >= 0; y--) {
    const at = y * width;
    for (let x = 0; x < width; x++) running[x] = ((running[x] ?? 0) + 1) * (inside[at + x] ?? 0);
    if (row < 0 || y !== sampleOf(row, step, height)) continue;
    const line = kept.subarray(row * width, (row + 1) * width);
    for (let x = 0; x < width; x++) line[x] = Math.min(line[x] ?? 0, running[x] ?? 0);
    row--;
  }
  return kept;
}

/** Parabolas over a row: each column's distance squared plus the square of how far away the column is. */
class Envelope {
  readonly #width: number;
  readonly #step: number;
  /** Columns whose parabolas are lowest somewhere, from left to right. */
  readonly #column: Int32Array;
  /** Squares of these columns' own distances. */
  readonly #square: Int32Array;
  /** First x at which each is lowest. */
  readonly #from: Int32Array;

  constructor(width: number, step: number) {
    this.#width = width;
    this.#step = step;
    this.#column = new Int32Array(width + 3);
    this.#square = new Int32Array(width + 3);
    this.#from = new Int32Array(width + 3);
  }

  measure(above: Uint16Array, distance: Float32Array): void {
    let begin = 0;
    while (begin < this.#width) {
      if (above[begin] === 0) {
        begin++;
        continue;
      }
      let end = begin + 1;
      while (end < this.#width && above[end] !== 0) end++;
      this.#lookUp(this.#build(above, begin, end), distance);
      begin = end + 1;
    }
  }

  /** The envelope over the columns from begin to end and the outside ones beside them; its number of parabolas. */
  #build(above: Uint16Array, begin: number, end: number): number {
    const column = this.#column;
    const square = this.#square;
    const from = this.#from;
    column[0] = begin - 1;
    square[0] = 0;
    from[0] = begin;
    let top = 0;
    let last = begin - 1;
    let lastSquare = 0;
    let lastFrom = begin;
    for (let x = begin; x <= end; x++) {
      const own = x < end ? (above[x] ?? 0) : 0;
      const height = own * own;
      while ((lastFrom - last) * (lastFrom - last) + lastSquare > (lastFrom - x) * (lastFrom - x) + height) {
        top--;
        if (top < 0) break;
        last = column[top] ?? 0;
        lastSquare = square[top] ?? 0;
        lastFrom = from[top] ?? 0;
      }
      let start = begin;
      if (top >= 0) {
        // The first whole place at which the new parabola is lower than the last.
        start = Math.floor(((x - last) * (x + last) + height - lastSquare) / (2 * (x - last))) + 1;
        if (start >= end) continue;
      }
      top++;
      last = x;
      lastSquare = height;
      lastFrom = start;
      column[top] = x;
      square[top] = height;
      from[top] = start;
    }
    from[top + 1] = end;
    return top + 1;
  }

  #lookUp(count: number, distance: Float32Array): void {
    const step = this.#step;
    const half = Math.floor(step / 2);
    for (let i = 0; i < count; i++) {
      const column = this.#column[i] ?? 0;
      const square = this.#square[i] ?? 0;
      const end = this.#from[i + 1] ?? 0;
      let block = Math.ceil(((this.#from[i] ?? 0) - half) / step);
      for (let x = block * step + half; x < end; x += step) {
        distance[block++] = Math.sqrt((x - column) * (x - column) + square);
      }
      // A last block that is cut is measured at the last pixel.
      if (end === this.#width && block === distance.length - 1) {
        distance[block] = Math.sqrt((end - 1 - column) * (end - 1 - column) + square);
      }
    }
  }
}
