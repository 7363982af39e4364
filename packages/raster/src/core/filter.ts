import type { Layout } from "./png-layout.ts";

/** A row filter of PNG (specification, 9.2): 0 none, 1 sub, 2 up, 3 average, 4 Paeth. */
export type RowFilter = 0 | 1 | 2 | 3 | 4;

const FILTERS: readonly RowFilter[] = [0, 1, 2, 3, 4];

/** Rows that all have the same filter. */
export function filteredRows(layout: Layout, filter: RowFilter): Uint8Array {
  const { stride, height } = layout;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) {
    const begin = y * (stride + 1);
    if (filter > 0) filterRow(layout, y, filter, rows.subarray(begin, begin + stride + 1));
    else rows.set(layout.bytes.subarray(y * stride, (y + 1) * stride), begin + 1);
  }
  return rows;
}

/** Each row with the filter whose differences are least. */
export function adaptiveRows(layout: Layout): Uint8Array {
  const { stride, height } = layout;
  const rows = new Uint8Array((stride + 1) * height);
  const trial = new Uint8Array(stride + 1);
  for (let y = 0; y < height; y++) {
    let least = Number.POSITIVE_INFINITY;
    for (const filter of FILTERS) {
      filterRow(layout, y, filter, trial);
      const value = sumOfDifferences(trial);
      if (value >= least) continue;
      least = value;
      rows.set(trial, y * (stride + 1));
    }
  }
  return rows;
}

/** Sum of the differences' sizes, the heuristic that the PNG specification proposes (12.7). */
function sumOfDifferences(row: Uint8Array): number {
  let sum = 0;
  for (let i = 1; i < row.length; i++) {
    const v = row[i]!;
    sum += v < 128 ? v : 256 - v;
  }
  return sum;
}

function filterRow(layout: Layout, y: number, filter: RowFilter, row: Uint8Array): void {
  const { bytes, stride, pixelBytes } = layout;
  const from = y * stride;
  row[0] = filter;
  for (let i = 0; i < stride; i++) {
    const here = bytes[from + i]!;
    const left = i >= pixelBytes ? bytes[from + i - pixelBytes]! : 0;
    const up = y > 0 ? bytes[from + i - stride]! : 0;
    if (filter === 0) row[i + 1] = here;
    else if (filter === 1) row[i + 1] = here - left;
    else if (filter === 2) row[i + 1] = here - up;
    else if (filter === 3) row[i + 1] = here - ((left + up) >> 1);
    else row[i + 1] = here - paeth(left, up, i >= pixelBytes && y > 0 ? bytes[from + i - stride - pixelBytes]! : 0);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
