import { type Outline, pointsTaken } from "@side-projects/raster";

/** An upright or level edge: where it lies, how long it is and which way it runs. */
interface Stem {
  readonly at: number;
  readonly length: number;
  readonly direction: number;
}

/** Shortest edge in pixels that is worth a place on the grid. */
const SHORTEST = 0.9;
/** Edges this close in pixels move together. */
const TOGETHER = 0.2;
/** Widest bar in pixels whose width is rounded as a whole, so that like bars stay alike. */
const BAR = 4;

/**
 * Moves the outline's upright and level edges onto whole pixels and everything between them in proportion, so that a
 * small icon has crisp sides. Curves follow smoothly; a slanted edge hardly changes.
 *
 * @param outline in pixels
 */
export function snapToPixels(outline: Outline): Outline {
  const moveX = fitter(stems(outline, 0));
  const moveY = fitter(stems(outline, 1));
  return { ...outline, points: outline.points.map((value, i) => (i % 2 === 0 ? moveX(value) : moveY(value))) };
}

/** Straight edges on which the given coordinate (0: x, 1: y) does not change. */
function stems({ ops, points }: Outline, axis: 0 | 1): Stem[] {
  const found: Stem[] = [];
  const take = (from: number, to: number): void => {
    const across = (points[to + axis] ?? 0) - (points[from + axis] ?? 0);
    const along = (points[to + 1 - axis] ?? 0) - (points[from + 1 - axis] ?? 0);
    if (Math.abs(across) > 0.02 || Math.abs(along) < SHORTEST) return;
    const direction = axis === 0 ? Math.sign(along) : -Math.sign(along);
    found.push({ at: points[from + axis] ?? 0, length: Math.abs(along), direction });
  };
  let at = 0;
  let start = 0;
  ops.forEach((op, i) => {
    if (op === 0) start = at;
    if (op === 1) take(at - 2, at);
    at += 2 * pointsTaken(op);
    if (ops[i + 1] === undefined || ops[i + 1] === 0) take(at - 2, start);
  });
  return found.sort((p, q) => p.at - q.at);
}

interface Knot {
  readonly from: number;
  readonly to: number;
}

/** A monotonous map of one axis that takes each edge to a whole number. */
function fitter(sorted: readonly Stem[]): (value: number) => number {
  const edges = merge(sorted);
  const outward = edges[0]?.direction ?? 0;
  const knots: Knot[] = [];
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i];
    const next = edges[i + 1];
    if (edge === undefined) break;
    const floor = (at: number): number => Math.max(Math.round(at), lowest(knots, edge.at));
    const isBar = next !== undefined && edge.direction === outward && next.direction === -outward;
    if (isBar && next.at - edge.at <= BAR) {
      const width = Math.max(1, Math.round(next.at - edge.at));
      const left = floor((edge.at + next.at - width) / 2);
      knots.push({ from: edge.at, to: left }, { from: next.at, to: left + width });
      i++;
    } else {
      knots.push({ from: edge.at, to: floor(edge.at) });
    }
  }
  return (value) => alongKnots(knots, value);
}

/** Next free grid line: edges that were half a pixel or more apart stay apart. */
function lowest(knots: readonly Knot[], at: number): number {
  const last = knots.at(-1);
  if (last === undefined) return Number.NEGATIVE_INFINITY;
  return at - last.from >= 0.5 ? last.to + 1 : last.to;
}

function merge(sorted: readonly Stem[]): Stem[] {
  const merged: Stem[] = [];
  for (const stem of sorted) {
    const last = merged.at(-1);
    if (last === undefined || stem.at - last.at > TOGETHER) merged.push(stem);
    else if (stem.length > last.length) merged[merged.length - 1] = stem;
  }
  return merged;
}

function alongKnots(knots: readonly Knot[], value: number): number {
  let before: Knot | undefined;
  for (const knot of knots) {
    if (value <= knot.from) {
      if (before === undefined) return value + knot.to - knot.from;
      return before.to + ((value - before.from) * (knot.to - before.to)) / (knot.from - before.from);
    }
    before = knot;
  }
  return before === undefined ? value : value + before.to - before.from;
}
