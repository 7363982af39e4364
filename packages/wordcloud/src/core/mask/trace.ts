import { type Outline, OutlineBuilder } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { simplifyRing, smoothRing } from "./ring.ts";

/** How much of each pixel lies inside, 0 to 255, row by row. */
export interface Field {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly values: Uint8Array;
}

interface TraceOptions {
  /** Rounds the steps of a field that knows only inside and outside. @default false */
  readonly smooth?: boolean;
}

/** Half of a pixel. No value is as large as this exactly, so no crossing falls on a pixel's centre. */
const LEVEL = 127.5;

/** Most corners of one border: beyond it a line along the border takes seconds and shows nothing. */
const MOST_CORNERS = 65536;

/** Steps to the south, west, north and east; each is a right turn from the one before. */
const STEP_X = [0, -1, 0, 1] as const;
const STEP_Y = [1, 0, -1, 0] as const;

/** Corner of a cell that lies ahead on the right for each heading; ahead on the left lies the one of the heading before. */
const AHEAD_X = [0, 0, 1, 1] as const;
const AHEAD_Y = [1, 0, 0, 1] as const;

/**
 * The lines along which the field is half inside, as closed polygons in pixels; holes turn the other way. Beyond its
 * edges the field is outside.
 *
 * Marching squares (W. Lorensen, H. Cline, "Marching cubes", 1987, in two dimensions): the lines cross between the
 * centres of neighbouring pixels where linear interpolation says so; where two opposite corners of four are inside,
 * their mean decides whether they are joined. The shape is kept on the right.
 *
 * @throws CloudError E_MASK when the lines have over 65536 corners
 */
export function traceField(field: Field, { smooth = false }: TraceOptions = {}): Outline {
  const width = field.width + 2;
  const height = field.height + 2;
  const values = new Uint8Array(width * height);
  for (let y = 0; y < field.height; y++) {
    values.set(field.values.subarray(y * field.width, (y + 1) * field.width), (y + 1) * width + 1);
  }
  const seen = new Uint8Array(width * height);
  const builder = new OutlineBuilder();
  let left = MOST_CORNERS;

  // Every closed line goes down somewhere between a pixel inside and its right neighbour outside.
  for (let at = width; at < values.length - width; at++) {
    if ((values[at] ?? 0) < LEVEL || (values[at + 1] ?? 0) > LEVEL || seen[at] === 1) continue;
    const ring = follow(values, width, at, seen);
    const simple = simplifyRing(smooth ? smoothRing(ring) : ring, TOLERANCE);
    left -= simple.length / 2;
    if (left < 0) {
      throw new CloudError(
        "E_MASK",
        `a mask whose border has over ${MOST_CORNERS} corners`,
        "draw no contour, or smooth the picture",
      );
    }
    addRing(builder, simple);
  }
  return builder.build();
}

/** Pixels by which a corner that is left out may lie off the line. */
const TOLERANCE = 0.03;

/** x and y of the crossings along the line that begins between a pixel and its right neighbour. */
function follow(values: Uint8Array, width: number, start: number, seen: Uint8Array): number[] {
  const ring: number[] = [];
  let cell = start;
  let heading = 0;
  do {
    if (heading === 0) seen[cell] = 1;
    const before = (heading + 3) & 3;
    const [rx, ry, lx, ly] = [AHEAD_X[heading] ?? 0, AHEAD_Y[heading] ?? 0, AHEAD_X[before] ?? 0, AHEAD_Y[before] ?? 0];
    const right = (values[cell + ry * width + rx] ?? 0) > LEVEL;
    const other = (values[cell + ly * width + lx] ?? 0) > LEVEL;
    if (right === other) heading = right ? before : (heading + 1) & 3;
    else if (other) heading = meanOf(values, width, cell) > LEVEL ? before : (heading + 1) & 3;
    addCrossing(ring, values, width, cell, heading);
    cell += (STEP_Y[heading] ?? 0) * width + (STEP_X[heading] ?? 0);
  } while (cell !== start || heading !== 0);
  return ring;
}

function meanOf(values: Uint8Array, width: number, cell: number): number {
  const upper = (values[cell] ?? 0) + (values[cell + 1] ?? 0);
  return (upper + (values[cell + width] ?? 0) + (values[cell + width + 1] ?? 0)) / 4;
}

/** Adds where the line leaves the cell: between the two corners ahead. */
function addCrossing(ring: number[], values: Uint8Array, width: number, cell: number, heading: number): void {
  const before = (heading + 3) & 3;
  const [ax, ay, bx, by] = [AHEAD_X[heading] ?? 0, AHEAD_Y[heading] ?? 0, AHEAD_X[before] ?? 0, AHEAD_Y[before] ?? 0];
  const a = values[cell + ay * width + ax] ?? 0;
  const b = values[cell + by * width + bx] ?? 0;
  const t = (LEVEL - a) / (b - a);
  const x = cell % width;
  // The first row and column of the cells lie half a pixel outside.
  ring.push(x - 0.5 + ax + t * (bx - ax), (cell - x) / width - 0.5 + ay + t * (by - ay));
}

function addRing(builder: OutlineBuilder, ring: readonly number[]): void {
  if (ring.length < 6) return;
  for (let i = 0; i < ring.length; i += 2) {
    if (i === 0) builder.moveTo(ring[0] ?? 0, ring[1] ?? 0);
    else builder.lineTo(ring[i] ?? 0, ring[i + 1] ?? 0);
  }
  builder.close();
}
