import { cosDegrees, type GradientStop, type Paint, type Rgba, sinDegrees } from "@side-projects/raster";
import { parseColor } from "./color.ts";
import type { Gradient } from "./gradient.ts";

/** A paint that changes from place to place. */
type GradientPaint = Extract<Paint, { stops: unknown }>;

/**
 * The gradient over a picture of that many pixels: a linear one reaches the corners as in CSS, a radial one is a circle
 * about the centre that reaches them as well.
 *
 * @throws CloudError E_COLOR
 */
export function gradientPaint(gradient: Gradient, width: number, height: number): GradientPaint {
  const stops = gradient.stops.map(({ at, color }) => ({ at, color: parseColor(color) }));
  const x = width / 2;
  const y = height / 2;
  if (gradient.kind === "radial") return { kind: "radial", center: [x, y], radius: distance(x, y), stops };
  const dx = sinDegrees(gradient.angle);
  const dy = -cosDegrees(gradient.angle);
  const half = Math.abs(x * dx) + Math.abs(y * dy);
  return { kind: "linear", from: [x - dx * half, y - dy * half], to: [x + dx * half, y + dy * half], stops };
}

/** Tells the colour at any point of the picture, in pixels from its top left corner. */
export function gradientSampler(gradient: Gradient, width: number, height: number): (x: number, y: number) => Rgba {
  const paint = gradientPaint(gradient, width, height);
  const placeOf = placeFinder(paint);
  return (x, y) => colorAlong(paint.stops, placeOf(x, y));
}

/** Tells how far along the gradient a point of the picture is: 0 where it begins, 1 where it ends. */
export function placeFinder(paint: GradientPaint): (x: number, y: number) => number {
  if (paint.kind === "radial") {
    const { center, radius } = paint;
    return (x, y) => distance(x - center[0], y - center[1]) / radius;
  }
  const { from, to } = paint;
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const square = dx * dx + dy * dy;
  return (x, y) => ((x - from[0]) * dx + (y - from[1]) * dy) / square;
}

/** Colour at a place along the stops, mixed in sRGB as SVG does; beyond the first and the last it is theirs. */
export function colorAlong(stops: readonly GradientStop[], place: number): Rgba {
  let before: GradientStop | undefined;
  for (const stop of stops) {
    if (place < stop.at) {
      if (before === undefined) return stop.color;
      return mixColors(before.color, stop.color, (place - before.at) / (stop.at - before.at));
    }
    before = stop;
  }
  return before?.color ?? [0, 0, 0, 1];
}

/** The colour that far on the way from one to the other, channel by channel. */
export function mixColors(a: Rgba, b: Rgba, part: number): Rgba {
  const mix = (i: 0 | 1 | 2 | 3): number => a[i] + (b[i] - a[i]) * part;
  return [mix(0), mix(1), mix(2), mix(3)];
}

function distance(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
