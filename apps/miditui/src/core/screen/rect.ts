import type { Rect } from "./layout.ts";

/** Without a negative size, whatever is left of a small screen. */
export function rect(column: number, row: number, columns: number, rows: number): Rect {
  return { column, row, columns: Math.max(0, columns), rows: Math.max(0, rows) };
}

/** What lies inside the border of a frame. */
export function inside(frame: Rect): Rect {
  return rect(frame.column + 1, frame.row + 1, frame.columns - 2, frame.rows - 2);
}

/** Some rows of a part, as wide as it is; rows beyond its end are left out. */
export function rowsOf(part: Rect, from: number, rows: number): Rect {
  const first = Math.min(from, part.rows);
  return rect(part.column, part.row + first, part.columns, Math.min(rows, part.rows - first));
}

/** Some columns of a part, as high as it is; columns beyond its end are left out. */
export function columnsOf(part: Rect, from: number, columns: number): Rect {
  const first = Math.min(from, part.columns);
  return rect(part.column + first, part.row, Math.min(columns, part.columns - first), part.rows);
}

/** Whether a cell lies in it. */
export function holds(part: Rect, column: number, row: number): boolean {
  return column >= part.column && column < part.column + part.columns && row >= part.row && row < part.row + part.rows;
}
