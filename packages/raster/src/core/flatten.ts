import type { Affine } from "./affine.ts";
import { IDENTITY } from "./affine.ts";
import { RasterError } from "./error.ts";
import { CLOSE, CUBIC, LINE, MOVE, type Outline, QUAD } from "./outline.ts";

/** More chords than this for one curve would be a curve far larger than any picture. */
const MAX_CHORDS = 1 << 16;

/** Most corners of one outline: 64 MB of them. */
const MAX_CORNERS = 1 << 22;

/** Part of a chord's largest distance from its curve that the points between chords are moved by. */
const OUTWARD = 2 / 3;

/** A closed polygon: x and y of each corner in turn, the first not repeated at the end. */
export type Polygon = Float64Array;

export interface FlattenOptions {
  /** Applied to the outline before it is flattened. @default identity */
  transform?: Affine;
  /** Largest distance between a curve and the chord that stands for it, in transformed units. @default 0.006 */
  flatness?: number;
}

/**
 * The outline as polygons. A curve is cut at equal parameter steps; a chord over a step h strays from its curve by at
 * most h^2/8 times the largest second derivative, which gives the number of steps.
 *
 * Chords lie on the hollow side of their curve, so a polygon of points on it is too small. Each point between two chords
 * is therefore moved out by two thirds of that distance, which makes the areas on both sides of the curve equal.
 *
 * @throws RasterError E_NUMBER when a coordinate is not finite or flatness is not above 0; E_PATH when there are millions
 * of corners
 */
export function flatten(outline: Outline, options: FlattenOptions = {}): Polygon[] {
  const { transform = IDENTITY, flatness = 0.006 } = options;
  if (!(flatness > 0)) throw new RasterError("E_NUMBER", `flatness is ${flatness}`, "use a number above 0");
  const [a, b, c, d, e, f] = transform;
  const { ops, points } = outline;
  const polygons: Polygon[] = [];
  let buffer = new Float64Array(256);
  let length = 0;
  let corners = 0;
  let at = 0;
  let x = 0;
  let y = 0;

  const nextX = (): number => a * points[at]! + c * points[at + 1]! + e;
  const nextY = (): number => b * points[at]! + d * points[at + 1]! + f;
  const reserve = (more: number): void => {
    corners += more;
    if (corners > MAX_CORNERS) throw new RasterError("E_PATH", "too many corners", "simplify it");
    if (length + 2 * more <= buffer.length) return;
    const larger = new Float64Array(Math.max(buffer.length * 2, length + 2 * more));
    larger.set(buffer);
    buffer = larger;
  };
  const finish = (): void => {
    while (length > 2 && buffer[0] === buffer[length - 2] && buffer[1] === buffer[length - 1]) length -= 2;
    if (length >= 6) polygons.push(finite(buffer.slice(0, length)));
    length = 0;
  };

  for (const op of ops) {
    if (op === CLOSE) {
      const [startX, startY] = [buffer[0]!, buffer[1]!];
      if (length > 0) [x, y] = [startX, startY];
      finish();
      continue;
    }
    if (op === MOVE) {
      finish();
    } else if (length === 0) {
      // A command after a close goes on from the closed contour's start.
      buffer[0] = x;
      buffer[1] = y;
      length = 2;
    }
    if (op === MOVE || op === LINE) {
      x = nextX();
      y = nextY();
      at += 2;
      reserve(1);
      buffer[length++] = x;
      buffer[length++] = y;
      continue;
    }
    const x1 = nextX();
    const y1 = nextY();
    at += 2;
    const x2 = nextX();
    const y2 = nextY();
    at += 2;
    if (op === QUAD) {
      const ax = x - 2 * x1 + x2;
      const ay = y - 2 * y1 + y2;
      const n = chords(distance(ax, ay) / (4 * flatness));
      const out = OUTWARD / (4 * n * n);
      reserve(n);
      for (let i = 1; i < n; i++) {
        const t = i / n;
        const s = 1 - t;
        buffer[length++] = s * s * x + 2 * s * t * x1 + t * t * x2 - out * ax;
        buffer[length++] = s * s * y + 2 * s * t * y1 + t * t * y2 - out * ay;
      }
      buffer[length++] = x2;
      buffer[length++] = y2;
      x = x2;
      y = y2;
    } else if (op === CUBIC) {
      const x3 = nextX();
      const y3 = nextY();
      at += 2;
      const ax = x - 2 * x1 + x2;
      const ay = y - 2 * y1 + y2;
      const bx = x1 - 2 * x2 + x3;
      const by = y1 - 2 * y2 + y3;
      const n = chords((0.75 * Math.max(distance(ax, ay), distance(bx, by))) / flatness);
      const out = (0.75 * OUTWARD) / (n * n);
      reserve(n);
      for (let i = 1; i < n; i++) {
        const t = i / n;
        const s = 1 - t;
        const [w0, w1, w2, w3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
        buffer[length++] = w0 * x + w1 * x1 + w2 * x2 + w3 * x3 - out * (s * ax + t * bx);
        buffer[length++] = w0 * y + w1 * y1 + w2 * y2 + w3 * y3 - out * (s * ay + t * by);
      }
      buffer[length++] = x3;
      buffer[length++] = y3;
      x = x3;
      y = y3;
    }
  }
  finish();
  return polygons;
}

function distance(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}

/** A hair less than the root, so that a turned curve whose root is a whole number but for rounding has as many chords. */
function chords(square: number): number {
  return Math.min(MAX_CHORDS, Math.max(1, Math.ceil(Math.sqrt(square) - 1e-9)));
}

function finite(polygon: Polygon): Polygon {
  for (const value of polygon) {
    if (!Number.isFinite(value)) {
      throw new RasterError("E_NUMBER", `an outline has a coordinate of ${value}`, "check the path");
    }
  }
  return polygon;
}
