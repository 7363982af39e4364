import type { Outline } from "@side-projects/raster";
import { type NumberReader, NumberWriter } from "./varint.ts";

/** A point of a contour in font units, y down: on the curve, or the handle of a quadratic curve. */
export interface ContourPoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/**
 * A closed contour of quadratic curves. Between two handles in turn, the last and the first included, lies a point of
 * the curve half way, which is not stored: as TrueType has it, so that all coordinates are whole numbers.
 */
export type Contour = readonly ContourPoint[];

/** A glyph as the table stores it: letters with marks share the contours of their parts. */
export interface StoredGlyph {
  /** Font units, a whole number from 0 on. */
  readonly advance: number;
  /** See {@link Outline.simple}. */
  readonly simple: boolean;
  /** Number of each contour and where its first point lies. */
  readonly parts: readonly { readonly contour: number; readonly x: number; readonly y: number }[];
}

/** A glyph of the table, in font units and y down. */
export interface TableGlyph {
  readonly advance: number;
  readonly outline: Outline;
}

/** Number of points, a bit a point, steps in x and steps in y from the first point on. */
export function encodeContour(contour: Contour): Uint8Array {
  const out = new NumberWriter();
  out.unsigned(contour.length);
  for (let i = 0; i < contour.length; i += 8) {
    out.byte(contour.slice(i, i + 8).reduce((bits, { on }, place) => bits | (on ? 1 << place : 0), 0));
  }
  const steps = contour.slice(1).map(({ x, y }, i) => ({ x: x - (contour[i]?.x ?? 0), y: y - (contour[i]?.y ?? 0) }));
  for (const { x } of steps) out.signed(x);
  for (const { y } of steps) out.signed(y);
  return out.bytes();
}

/** The advance with the flag, the number of contours, and for each: its number, the step from where the one before began. */
export function encodeGlyph({ advance, simple, parts }: StoredGlyph): Uint8Array {
  const out = new NumberWriter();
  out.unsigned(advance * 2 + (simple ? 1 : 0));
  out.unsigned(parts.length);
  let from = { x: 0, y: 0 };
  for (const part of parts) {
    out.unsigned(part.contour);
    out.signed(part.x - from.x);
    out.signed(part.y - from.y);
    from = part;
  }
  return out.bytes();
}

/** @param contourAt where a contour is stored */
export function decodeGlyph(reader: NumberReader, contourAt: (contour: number) => NumberReader): TableGlyph {
  const head = reader.unsigned();
  const path = new ContourPath();
  let x = 0;
  let y = 0;
  for (let left = reader.unsigned(); left > 0; left--) {
    const contour = contourAt(reader.unsigned());
    x += reader.signed();
    y += reader.signed();
    decodeContour(path, contour, x, y);
  }
  return { advance: head >> 1, outline: path.outline((head & 1) === 1) };
}

function decodeContour(path: ContourPath, reader: NumberReader, x: number, y: number): void {
  const count = reader.unsigned();
  const bits: number[] = [];
  for (let i = 0; i < count; i += 8) bits.push(reader.byte());
  const xs = [x];
  for (let i = 1; i < count; i++) xs.push((xs[i - 1] ?? 0) + reader.signed());
  const points: ContourPoint[] = [];
  let at = y;
  for (let i = 0; i < count; i++) {
    if (i > 0) at += reader.signed();
    points.push({ x: xs[i] ?? 0, y: at, on: (((bits[i >> 3] ?? 0) >> (i & 7)) & 1) === 1 });
  }
  path.add(points);
}

/** Commands of an {@link Outline}. */
const MOVE = 0;
const LINE = 1;
const QUAD = 2;
const CLOSE = 4;

/** Draws contours. Plain lists, as most glyphs of a run are drawn once, before an engine has compiled a thing. */
export class ContourPath {
  readonly #ops: number[] = [];
  readonly #points: number[] = [];

  add(contour: Contour): void {
    const first = contour[0];
    const last = contour[contour.length - 1];
    if (first === undefined || last === undefined) return;
    const start = first.on ? first : halfWay(last, first);
    this.#ops.push(MOVE);
    this.#points.push(start.x, start.y);
    let handle: ContourPoint | undefined;
    for (let i = first.on ? 1 : 0; i < contour.length; i++) {
      const point = contour[i] ?? start;
      if (point.on) {
        this.#draw(handle, point);
        handle = undefined;
      } else {
        if (handle !== undefined) this.#draw(handle, halfWay(handle, point));
        handle = point;
      }
    }
    if (handle !== undefined) this.#draw(handle, start);
    this.#ops.push(CLOSE);
  }

  outline(simple: boolean): Outline {
    return { ops: new Uint8Array(this.#ops), points: new Float64Array(this.#points), simple };
  }

  #draw(handle: ContourPoint | undefined, to: ContourPoint): void {
    if (handle === undefined) {
      this.#ops.push(LINE);
      this.#points.push(to.x, to.y);
    } else {
      this.#ops.push(QUAD);
      this.#points.push(handle.x, handle.y, to.x, to.y);
    }
  }
}

function halfWay(a: ContourPoint, b: ContourPoint): ContourPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}
