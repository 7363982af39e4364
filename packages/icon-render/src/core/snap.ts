import { type Outline, pointsTaken } from "@side-projects/raster";
import { fitToGrid, type Side, type Span } from "./grid-fit.ts";

/** A straight upright or level edge of a contour. */
interface Stem extends Side {
  readonly length: number;
  readonly contour: number;
}

/** Shortest edge in pixels that is worth a place on the grid. */
const SHORTEST = 0.6;
/** Edges this close in pixels move together. */
const TOGETHER = 0.2;
/** Bars and gaps of these widths in pixels are fitted as a whole, so that like ones stay alike. */
const NARROWEST = 0.5;
const WIDEST = 6;

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

/** Straight edges on which the given coordinate (0: x, 1: y) does not change, in rising order. */
function stems({ ops, points }: Outline, axis: 0 | 1): Stem[] {
  const found: Stem[] = [];
  let contour = 0;
  const take = (from: number, to: number): void => {
    const across = (points[to + axis] ?? 0) - (points[from + axis] ?? 0);
    const along = (points[to + 1 - axis] ?? 0) - (points[from + 1 - axis] ?? 0);
    if (Math.abs(across) > 0.02 || Math.abs(along) < SHORTEST) return;
    const direction = axis === 0 ? Math.sign(along) : -Math.sign(along);
    found.push({ at: points[from + axis] ?? 0, length: Math.abs(along), direction, contour });
  };
  let at = 0;
  let start = 0;
  ops.forEach((op, i) => {
    if (op === 0) {
      start = at;
      contour++;
    }
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
  const stems = withoutHairs(sorted);
  const sides: Side[] = [];
  const sideOf = stems.map((stem) => {
    const last = sides.at(-1);
    if (last === undefined || stem.at - last.at >= TOGETHER) return sides.push(stem) - 1;
    const direction = last.direction === stem.direction ? stem.direction : 0;
    sides[sides.length - 1] = { at: last.at, direction };
    return sides.length - 1;
  });
  const places = fitToGrid(sides, spans(stems, sideOf, sides));
  const knots = sides.map(({ at }, i) => ({ from: at, to: places[i] ?? at }));
  return (value) => alongKnots(knots, value);
}

/** Leaves out both sides of what is thinner than the grid can show: on it, one of them would meet the other. */
function withoutHairs(sorted: readonly Stem[]): Stem[] {
  const thin = new Set<number>();
  sorted.forEach(({ at, contour, direction }, i) => {
    const next = sorted.findIndex((stem, j) => j > i && stem.contour === contour);
    const other = sorted[next];
    if (other?.direction !== -direction || other.at - at >= NARROWEST) return;
    thin.add(i).add(next);
  });
  return sorted.filter((_, i) => !thin.has(i));
}

/** The widths to keep: from side to side of each contour, of the ink between holes, and from one shape to the next. */
function spans(sorted: readonly Stem[], sideOf: readonly number[], sides: readonly Side[]): Span[] {
  const found = new Map<string, Span>();
  const add = (from: number, to: number, kind: Span["kind"]): void => {
    const width = (sides[to]?.at ?? 0) - (sides[from]?.at ?? 0);
    const key = `${from} ${to}`;
    if (width >= NARROWEST && width <= WIDEST && !found.has(key)) found.set(key, { from, to, kind });
  };
  sorted.forEach(({ contour, direction }, i) => {
    const next = sorted.findIndex((stem, j) => j > i && stem.contour === contour);
    if (sorted[next]?.direction === -direction) add(sideOf[i] ?? 0, sideOf[next] ?? 0, "bar");
  });
  const inwards = sides[0]?.direction ?? 0;
  for (let i = 0; i + 1 < sides.length; i++) {
    const direction = sides[i]?.direction ?? 0;
    const product = direction * (sides[i + 1]?.direction ?? 0);
    if (product < 0) add(i, i + 1, direction === inwards ? "bar" : "gap");
  }
  return [...found.values()];
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
