import { power, type Rgba } from "@side-projects/raster";
import { fromHsl } from "./color.ts";
import { mixColors } from "./gradient-paint.ts";

/** Linear light of each sRGB byte, 0 to 1. */
const LINEAR: Float64Array = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4);
});

/** Steps of lightness from black to white; finer than a byte. */
const STEPS = 1024;

/** Relative luminance of WCAG 2.2, 0 to 1, of an opaque colour; channels are rounded. */
function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number): number => LINEAR[Math.round(Math.min(255, Math.max(0, value)))] ?? 0;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of WCAG 2.2, 1 to 21, of a colour on an opaque background; a colour that is not opaque is laid on it. */
export function contrastRatio(color: Rgba, background: Rgba): number {
  const opaque = color[3] < 1 ? mixColors(background, color, color[3]) : color;
  return ratioOf(luminance(opaque), luminance(background));
}

function ratioOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Towards black or towards white. */
export type Direction = "darker" | "lighter";

/**
 * The colour, or the nearest lightness of its hue and saturation at which it has that contrast to an opaque background.
 * One that is not opaque becomes so where it lacks contrast. Where neither way leads to the ratio, it is black or white,
 * whichever has more.
 *
 * @param ratio 1 to 21
 * @param only the one way to go @default the shorter of both that lead there
 */
export function withContrast(color: Rgba, background: Rgba, ratio: number, only?: Direction): Rgba {
  if (contrastRatio(color, background) >= ratio && (only === undefined || sideOf(color, background) === only))
    return color;
  const [hue, saturation, lightness] = hslOf(color);
  const behind = luminance(background);
  const at = (step: number): Rgba => fromHsl(hue, saturation, step / STEPS, 1);
  const reaches = (step: number): boolean => ratioOf(luminance(at(step)), behind) >= ratio;
  const here = Math.round(lightness * STEPS);
  const edge = Math.min(STEPS, Math.max(0, here));
  // Luminance never falls as lightness rises, so that the steps which reach the ratio are all before or all after one.
  const dark = darkestFirst(0, edge, (step) => luminance(at(step)) <= behind && reaches(step));
  const light = darkestFirst(0, STEPS - edge, (step) => luminance(at(STEPS - step)) >= behind && reaches(STEPS - step));
  const lightStep = light === undefined ? undefined : STEPS - light;
  const wanted = only === "darker" ? dark : only === "lighter" ? lightStep : nearer(dark, lightStep, here);
  if (wanted !== undefined) return at(wanted);
  const black = ratioOf(0, behind) >= ratioOf(1, behind);
  return (only === undefined ? black : only === "darker") ? [0, 0, 0, 1] : [255, 255, 255, 1];
}

/** On which side of the background a colour is. */
function sideOf(color: Rgba, background: Rgba): Direction {
  return luminance(mixColors(background, color, color[3])) < luminance(background) ? "darker" : "lighter";
}

/** The last step from `from` to `to` that holds, where it holds up to some step and not beyond; undefined for none. */
function darkestFirst(from: number, to: number, holds: (step: number) => boolean): number | undefined {
  if (!holds(from)) return undefined;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function nearer(dark: number | undefined, light: number | undefined, here: number): number | undefined {
  if (dark === undefined || light === undefined) return dark ?? light;
  return here - dark <= light - here ? dark : light;
}

/** Hue in degrees, saturation and lightness from 0 to 1. */
export function hslOf([red, green, blue]: Rgba): [hue: number, saturation: number, lightness: number] {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const range = most - least;
  const lightness = (most + least) / 510;
  if (range === 0) return [0, 0, lightness];
  const saturation = range / 255 / (1 - Math.abs(2 * lightness - 1));
  if (most === red) return [60 * (((green - blue) / range + 6) % 6), saturation, lightness];
  return [most === green ? 60 * ((blue - red) / range + 2) : 60 * ((red - green) / range + 4), saturation, lightness];
}
