import type { GradientStop, Rgba } from "@side-projects/raster";
import { formatColor, parseColor } from "./color.ts";
import type { ContrastDemand } from "./color-settings.ts";
import { contrastRatio, type Direction, sideOf, withContrast } from "./contrast.ts";
import type { Gradient } from "./gradient.ts";
import { colorAlong, mixColors } from "./gradient-paint.ts";

/** Points that are looked at between two stops. */
const SAMPLES = 16;
/** Halvings of a stretch between two stops before its ends must stand out more. */
const DEPTH = 4;
/** Factors on the ratio that are tried in turn: a mixture of two colours that just suffice can fall a little short. */
const MARGINS = [1, 1.02, 1.05, 1.1, 1.2, 1.5];

/**
 * The gradient with every stop, and every point between the stops, at that contrast to the background. All of it goes
 * to the same side of the background, the one to which less has to be moved, since a gradient that crosses it vanishes
 * on the way. Where neither side has the room, the stops have what there is.
 */
export function guardGradient(gradient: Gradient, demand: ContrastDemand): Gradient {
  const stops = gradient.stops.map(({ at, color }) => ({ at, color: parseColor(color) }));
  const holds = (color: Rgba): boolean => contrastRatio(color, demand.background) >= demand.ratio;
  const sides = new Set(stops.map(({ color }) => sideOf(color, demand.background)));
  if (sides.size === 1 && stretchesHold(stops, holds)) return gradient;

  const tries = [...sides, ...OTHERS.filter((side) => !sides.has(side))].flatMap((side) =>
    MARGINS.map((margin) => move(stops, demand, side, margin)),
  );
  const kept = tries.filter((attempt) => stretchesHold(attempt, holds));
  const best = (kept.length > 0 ? kept : tries).reduce((least, attempt) =>
    changeOf(attempt, stops) < changeOf(least, stops) ? attempt : least,
  );
  return { ...gradient, stops: best.map(({ at, color }) => ({ at, color: formatColor(color) })) };
}

const OTHERS: readonly Direction[] = ["darker", "lighter"];

function move(stops: readonly GradientStop[], demand: ContrastDemand, side: Direction, margin: number): GradientStop[] {
  const ratio = Math.min(21, demand.ratio * margin);
  const held = (color: Rgba): Rgba => withContrast(color, demand.background, ratio, side);
  const moved = stops.map(({ at, color }) => ({ at, color: held(color) }));
  const suffices = (color: Rgba): boolean => contrastRatio(color, demand.background) >= demand.ratio;
  return moved.flatMap((stop, i) => {
    const next = moved[i + 1];
    return next === undefined ? [stop] : [stop, ...between(stop, next, { held, suffices, depth: DEPTH })];
  });
}

interface Filling {
  readonly held: (color: Rgba) => Rgba;
  readonly suffices: (color: Rgba) => boolean;
  readonly depth: number;
}

/** Stops to put between two where the way from one to the other falls short. */
function between(a: GradientStop, b: GradientStop, filling: Filling): GradientStop[] {
  if (filling.depth === 0 || a.at === b.at || stretchHolds(a, b, filling.suffices)) return [];
  const middle = { at: (a.at + b.at) / 2, color: filling.held(mixColors(a.color, b.color, 0.5)) };
  const deeper = { ...filling, depth: filling.depth - 1 };
  return [...between(a, middle, deeper), middle, ...between(middle, b, deeper)];
}

function stretchesHold(stops: readonly GradientStop[], holds: (color: Rgba) => boolean): boolean {
  return stops.every((stop, i) => stretchHolds(stop, stops[i + 1] ?? stop, holds));
}

function stretchHolds(a: GradientStop, b: GradientStop, holds: (color: Rgba) => boolean): boolean {
  for (let i = 0; i <= SAMPLES; i++) if (!holds(mixColors(a.color, b.color, i / SAMPLES))) return false;
  return true;
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
