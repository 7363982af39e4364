import type { GradientStop, Rgba } from "@side-projects/raster";
import { formatColor, parseColor } from "./color.ts";
import type { ContrastDemand } from "./color-settings.ts";
import { contrastRatio, type Direction, withContrast } from "./contrast.ts";
import type { Gradient } from "./gradient.ts";
import { colorAlong, mixColors } from "./gradient-paint.ts";

/** Points that are looked at between two stops. */
const SAMPLES = 16;
/** Halvings of a stretch between two stops before its ends must stand out more. */
const DEPTH = 4;
/** Factors on the ratio that are tried in turn: a mixture of two colours that just suffice can fall a little short. */
const MARGINS = [1.01, 1.03, 1.06, 1.1, 1.2, 1.5];
/** What a ratio loses at most where the colours between the points are rounded to bytes. */
const ROUNDING = 1.01;

/**
 * The gradient with every stop, and every point between the stops, at that contrast to the background. All of it goes
 * to the same side of the background, the one to which less has to be moved, since a gradient that crosses it vanishes
 * on the way. Where neither side has the room, it has as much as there is.
 */
export function guardGradient(gradient: Gradient, demand: ContrastDemand): Gradient {
  const stops = gradient.stops.map(({ at, color }) => ({ at, color: parseColor(color) }));
  const wanted = demand.ratio * ROUNDING;
  if (leastContrast(stops, demand.background) >= wanted) return gradient;

  const [darker, lighter] = [moveFarEnough(stops, demand, "darker"), moveFarEnough(stops, demand, "lighter")];
  const bothHold = darker.least >= wanted && lighter.least >= wanted;
  const darkerIsLess = bothHold
    ? changeOf(darker.stops, stops) <= changeOf(lighter.stops, stops)
    : darker.least >= lighter.least;
  const best = darkerIsLess ? darker : lighter;
  return { ...gradient, stops: best.stops.map(({ at, color }) => ({ at, color: formatColor(color) })) };
}

interface Attempt {
  readonly stops: readonly GradientStop[];
  /** Contrast where it has the least. */
  readonly least: number;
}

function moveFarEnough(stops: readonly GradientStop[], demand: ContrastDemand, side: Direction): Attempt {
  const end: Rgba = side === "darker" ? [0, 0, 0, 1] : [255, 255, 255, 1];
  if (contrastRatio(end, demand.background) < demand.ratio * ROUNDING) {
    const moved = stops.map(({ at, color }) => ({
      at,
      color: withContrast(color, demand.background, demand.ratio, side),
    }));
    return { stops: moved, least: leastContrast(moved, demand.background) };
  }
  let best: Attempt = { stops, least: 0 };
  for (const margin of MARGINS) {
    const moved = move(stops, demand, side, margin);
    const least = leastContrast(moved, demand.background);
    if (least > best.least) best = { stops: moved, least };
    if (least >= demand.ratio * ROUNDING) break;
  }
  return best;
}

function move(stops: readonly GradientStop[], demand: ContrastDemand, side: Direction, margin: number): GradientStop[] {
  const ratio = Math.min(21, demand.ratio * margin);
  const held = (color: Rgba): Rgba => withContrast(color, demand.background, ratio, side);
  const moved = stops.map(({ at, color }) => ({ at, color: held(color) }));
  const suffices = (a: GradientStop, b: GradientStop): boolean =>
    leastContrast([a, b], demand.background) >= demand.ratio * ROUNDING;
  return moved.flatMap((stop, i) => {
    const next = moved[i + 1];
    return next === undefined ? [stop] : [stop, ...between(stop, next, { held, suffices, depth: DEPTH })];
  });
}

interface Filling {
  readonly held: (color: Rgba) => Rgba;
  readonly suffices: (a: GradientStop, b: GradientStop) => boolean;
  readonly depth: number;
}

/** Stops to put between two where the way from one to the other falls short. */
function between(a: GradientStop, b: GradientStop, filling: Filling): GradientStop[] {
  if (filling.depth === 0 || a.at === b.at || filling.suffices(a, b)) return [];
  const middle = { at: (a.at + b.at) / 2, color: filling.held(mixColors(a.color, b.color, 0.5)) };
  const deeper = { ...filling, depth: filling.depth - 1 };
  return [...between(a, middle, deeper), middle, ...between(middle, b, deeper)];
}

function leastContrast(stops: readonly GradientStop[], background: Rgba): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of stops.entries()) {
    const b = stops[i + 1] ?? a;
    for (let k = 0; k <= SAMPLES; k++) {
      least = Math.min(least, contrastRatio(mixColors(a.color, b.color, k / SAMPLES), background));
    }
  }
  return least;
}

/** How far the stops have moved, all channels together. */
function changeOf(stops: readonly GradientStop[], from: readonly GradientStop[]): number {
  let change = 0;
  for (const { at, color } of stops) {
    const before = colorAlong(from, at);
    for (const i of [0, 1, 2, 3] as const) change += Math.abs(color[i] - before[i]) * (i === 3 ? 255 : 1);
  }
  return change / stops.length;
}
