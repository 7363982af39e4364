import type { Layout } from "./png-layout.ts";

/** A row filter of PNG (specification, 9.2): 0 none, 1 sub, 2 up, 3 average, 4 Paeth. */
export type RowFilter = 0 | 1 | 2 | 3 | 4;

const FILTERS: readonly RowFilter[] = [0, 1, 2, 3, 4];

/** Rows with a filter byte of 0 each. */
export function unfilteredRows(layout: Layout): Uint8Array {
  const { bytes, stride, height } = layout;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) rows.set(bytes.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return rows;
}

/** Rows that all have the same filter. */
export function filteredRows(layout: Layout, filter: RowFilter): Uint8Array {
  const { stride, height } = layout;
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++)
    filterRow(layout, y, filter, rows.subarray(y * (stride + 1), (y + 1) * (stride + 1)));
  return rows;
}

/** What a row costs by a guess; the filter with the least is taken. */
export type RowCost = (row: Uint8Array) => number;

/** Each row with the filter that costs least. */
export function adaptiveRows(layout: Layout, cost: RowCost): Uint8Array {
  const { stride, height } = layout;
  const rows = new Uint8Array((stride + 1) * height);
  const trial = new Uint8Array(stride + 1);
  for (let y = 0; y < height; y++) {
    let least = Number.POSITIVE_INFINITY;
    for (const filter of FILTERS) {
      filterRow(layout, y, filter, trial);
      const value = cost(trial);
      if (value >= least) continue;
      least = value;
      rows.set(trial, y * (stride + 1));
    }
  }
  return rows;
}

/** Sum of the differences' sizes, the heuristic that the PNG specification proposes (12.7). */
export function sumOfDifferences(row: Uint8Array): number {
  let sum = 0;
  for (let i = 1; i < row.length; i++) {
    const v = row[i]!;
    sum += v < 128 ? v : 256 - v;
  }
  return sum;
}

/** About the bits that a row's runs take, as measured on icons: the two ends of the scale are cheap literals. */
export function runCost(row: Uint8Array): number {
  let bits = 0;
  for (let i = 0; i < row.length; ) {
    const value = row[i]!;
    let end = i + 1;
    while (end < row.length && row[end] === value) end++;
    const literal = value === 0 || value === 255 ? 2.5 : 8;
    bits += end - i < 3 ? literal * (end - i) : literal + 7;
    i = end;
  }
  return row[0] === 0 ? bits : bits + NEW_FILTER;
}

/** A row with a filter of its own does not match the rows around it. */
const NEW_FILTER = 15;

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
