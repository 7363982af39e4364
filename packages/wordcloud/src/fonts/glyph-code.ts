import { type Outline, OutlineBuilder } from "@side-projects/raster";
import { NumberReader, NumberWriter } from "./varint.ts";

/** A point of a contour in font units, y down: on the curve, or the handle of a quadratic curve. */
export interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** A glyph as the table stores it. */
export interface StoredGlyph {
  /** Font units, a whole number from 0 on. */
  readonly advance: number;
  /** See {@link Outline.simple}. */
  readonly simple: boolean;
  /**
   * Closed contours of quadratic curves. Between two handles in turn, the last and the first included, lies a point of
   * the curve half way, which is not stored: as TrueType has it, so that all coordinates are whole numbers.
   */
  readonly contours: readonly (readonly ContourPoint[])[];
}

/** A glyph of the table, in font units and y down. */
export interface TableGlyph {
  readonly advance: number;
  readonly outline: Outline;
}

/** The advance with the flag, the number of contours, and for each: its number of points, a bit a point, steps in x, steps in y. */
export function encodeGlyph({ advance, simple, contours }: StoredGlyph): Uint8Array {
  const out = new NumberWriter();
  out.unsigned(advance * 2 + (simple ? 1 : 0));
  out.unsigned(contours.length);
  let [x, y] = [0, 0];
  for (const contour of contours) {
    out.unsigned(contour.length);
    for (let i = 0; i < contour.length; i += 8) {
      out.byte(contour.slice(i, i + 8).reduce((bits, { on }, place) => bits | (on ? 1 << place : 0), 0));
    }
    for (const point of contour) {
      out.signed(point.x - x);
      x = point.x;
    }
    for (const point of contour) {
      out.signed(point.y - y);
      y = point.y;
    }
  }
  return out.bytes();
}

export function decodeGlyph(bytes: Uint8Array, at: number): TableGlyph {
  const reader = new NumberReader(bytes, at);
  const head = reader.unsigned();
  const builder = new OutlineBuilder();
  let [x, y] = [0, 0];
  for (let contour = reader.unsigned(); contour > 0; contour--) {
    const count = reader.unsigned();
    const bits = Array.from({ length: Math.ceil(count / 8) }, () => reader.byte());
    const xs = Array.from({ length: count }, () => {
      x += reader.signed();
      return x;
    });
    const points = xs.map((px, i) => {
      y += reader.signed();
      return { x: px, y, on: (((bits[i >> 3] ?? 0) >> (i & 7)) & 1) === 1 };
    });
    drawContour(builder, points);
  }
  return { advance: head >> 1, outline: { ...builder.build(), simple: (head & 1) === 1 } };
}

function drawContour(builder: OutlineBuilder, points: readonly ContourPoint[]): void {
  const [first, ...further] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return;
  const start = first.on ? first : halfWay(last, first);
  builder.moveTo(start.x, start.y);
  let handle: ContourPoint | undefined;
  for (const point of first.on ? further : points) {
    if (!point.on) {
      if (handle !== undefined) {
        const { x, y } = halfWay(handle, point);
        builder.quadTo(handle.x, handle.y, x, y);
      }
      handle = point;
    } else if (handle === undefined) {
      builder.lineTo(point.x, point.y);
    } else {
      builder.quadTo(handle.x, handle.y, point.x, point.y);
      handle = undefined;
    }
  }
  if (handle !== undefined) builder.quadTo(handle.x, handle.y, start.x, start.y);
  builder.close();
}

function halfWay(a: ContourPoint, b: ContourPoint): ContourPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}
