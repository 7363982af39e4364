import { cosDegrees, sinDegrees } from "@side-projects/raster";
import { EDGE } from "./ground.ts";
import type { State } from "./state.ts";

/** Whether a point is inside an obstacle. */
function inside(state: State, px: number, py: number): boolean {
  const { edges, count } = state.ground;
  let shape = -1;
  let odd = false;
  for (let e = 0; e < count; e++) {
    const o = e * EDGE;
    if (edges[o + 10] !== shape) {
      if (odd) return true;
      shape = edges[o + 10]!;
    }
    const ay = edges[o + 1]!;
    const by = ay + edges[o + 3]! * edges[o + 4]!;
    if (ay > py === by > py) continue;
    if (px < edges[o]! + ((py - ay) / edges[o + 3]!) * edges[o + 2]!) odd = !odd;
  }
  return odd;
}

/** Radii from an edge at which a ball may stay where it is; nearer ones press each other through it. */
const CROWDED = 0.5;

/** Part of the radius that a place may be nearer to an edge than it should, for the sake of rounding. */
const ROUNDED = 0.01;

/** Directions in which a notch's place is looked for, how far at most and by what the distance grows, in radii. */
const DIRECTIONS: readonly (readonly [x: number, y: number])[] = Array.from({ length: 24 }, (_, turn) => [
  cosDegrees(turn * 15),
  sinDegrees(turn * 15),
]);
const DEEPEST = 3;
const GROWTH = 0.25;

interface Place {
  readonly x: number;
  readonly y: number;
  /** Square of the distance. */
  readonly far2: number;
}

/**
 * Moves a ball that is outside the world, inside an obstacle or all but in an edge to the nearest place that is a radius
 * away from all of them. Where there is no such place it stays.
 */
export function putOutside(state: State, i: number): void {
  const { x, y } = state.balls;
  const { columns, rows, radius } = state;
  const px = Math.min(Math.max(x[i]!, radius), columns - radius);
  const py = Math.min(Math.max(y[i]!, radius), rows - radius);
  x[i] = px;
  y[i] = py;
  if (state.ground.count === 0) return;
  const covered = inside(state, px, py);
  if (!covered && isApart(state, px, py, CROWDED * radius)) return;
  const { near, least } = besideEdge(state, px, py);
  const found = near === undefined ? nearestRefuge(state, px, py) : (inNotch(state, [px, py], near, least) ?? near);
  if (found === undefined || (!covered && found.far2 > 4 * radius * radius)) return;
  x[i] = found.x;
  y[i] = found.y;
}

/** Whether no edge is nearer to a point of the world than this, which is at most the reach of the grid. */
function isApart(state: State, px: number, py: number, least: number): boolean {
  const { side, wide, high } = state;
  const { edges, cellStarts, cellEdges } = state.ground;
  const column = Math.min(Math.max(Math.floor(px / side), 0), wide - 1);
  const row = Math.min(Math.max(Math.floor(py / side), 0), high - 1);
  const cell = row * wide + column;
  for (let c = cellStarts[cell]!; c < cellStarts[cell + 1]!; c++) {
    const o = cellEdges[c]! * EDGE;
    const rx = px - edges[o]!;
    const ry = py - edges[o + 1]!;
    const t = Math.min(Math.max(rx * edges[o + 2]! + ry * edges[o + 3]!, 0), edges[o + 4]!);
    const gx = rx - t * edges[o + 2]!;
    const gy = ry - t * edges[o + 3]!;
    if (gx * gx + gy * gy < least * least) return false;
  }
  return true;
}

/** Whether a ball has room at a point. */
function isFree(state: State, px: number, py: number): boolean {
  const { columns, rows, radius } = state;
  if (px < radius || py < radius || px > columns - radius || py > rows - radius) return false;
  return isApart(state, px, py, (1 - ROUNDED) * radius) && !inside(state, px, py);
}

/** The nearest free place that is a radius beside the nearest point of an edge, and how near a free place may be at all. */
function besideEdge(state: State, px: number, py: number): { near: Place | undefined; least: number } {
  const { edges, count } = state.ground;
  const { radius } = state;
  let near: Place | undefined;
  let least2 = Number.POSITIVE_INFINITY;
  for (let e = 0; e < count; e++) {
    const o = e * EDGE;
    const along = (px - edges[o]!) * edges[o + 2]! + (py - edges[o + 1]!) * edges[o + 3]!;
    const t = Math.min(Math.max(along, 0), edges[o + 4]!);
    const x = edges[o]! + t * edges[o + 2]! + edges[o + 5]! * radius;
    const y = edges[o + 1]! + t * edges[o + 3]! + edges[o + 6]! * radius;
    const far2 = (x - px) * (x - px) + (y - py) * (y - py);
    least2 = Math.min(least2, far2);
    if ((near === undefined || far2 < near.far2) && isFree(state, x, y)) near = { x, y, far2 };
  }
  return { near, least: Math.sqrt(least2) };
}

/**
 * A free place that is nearer than the one beside an edge, as in a notch, where what is beside one edge is in the other.
 *
 * @param least how near it may be
 */
function inNotch(
  state: State,
  [px, py]: readonly [x: number, y: number],
  near: Place,
  least: number,
): Place | undefined {
  const { radius } = state;
  const most = Math.min(Math.sqrt(near.far2), least + DEEPEST * radius);
  for (let far = least; far < most; far += GROWTH * radius) {
    for (const [dx, dy] of DIRECTIONS) {
      const x = px + dx * far;
      const y = py + dy * far;
      if (isFree(state, x, y)) return { x, y, far2: far * far };
    }
  }
  return undefined;
}

/** The nearest place of a raster of balls over the world that is free. */
function nearestRefuge(state: State, px: number, py: number): Place | undefined {
  const places = refuges(state);
  let nearest: Place | undefined;
  for (let k = 0; k < places.length; k += 2) {
    const [x, y] = [places[k]!, places[k + 1]!];
    const far2 = (x - px) * (x - px) + (y - py) * (y - py);
    if (nearest === undefined || far2 < nearest.far2) nearest = { x, y, far2 };
  }
  return nearest;
}

/** Refuges by the cells of a ground, which are laid anew with every change: many balls may need them at once. */
const known = new WeakMap<Int32Array, readonly number[]>();

function refuges(state: State): readonly number[] {
  const found = known.get(state.ground.cellStarts);
  if (found !== undefined) return found;
  const { columns, rows, radius } = state;
  const places: number[] = [];
  for (let y = radius; y <= rows - radius; y += 2 * radius) {
    for (let x = radius; x <= columns - radius; x += 2 * radius) if (isFree(state, x, y)) places.push(x, y);
  }
  known.set(state.ground.cellStarts, places);
  return places;
}
