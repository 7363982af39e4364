import type { Rgba } from "@side-projects/raster";
import colorString from "color-string";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

const HINT = "use #rgb, #rrggbb, #rrggbbaa, rgb(), hsl(), hwb(), a CSS name such as teal, or transparent";

/** No way of writing a colour takes more; the patterns below would take long over more. */
const MAX_LENGTH = 100;
const BARE_HEX = /^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;
const ANGLE = /^(hsla?|hwb)\( *([+-]?(?:\d+\.?\d*|\.\d+))(deg|grad|rad|turn)?(?=[ ,])/;
const ALPHA = /(\/|,[^,]*,[^,]*,) *([+-]?(?:\d+\.?\d*|\.\d+))% *\)$/;
const PERCENT = /([+-]?(?:\d+\.?\d*|\.\d+))%/g;

/** Degrees of each unit of an angle. */
const DEGREES: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 };

/**
 * A colour as CSS writes it: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa` (the `#` may be left out), `rgb()`, `hsl()`,
 * `hwb()` with commas or spaces, a name, or `transparent`. Red, green and blue are rounded to whole numbers.
 *
 * @throws CloudError E_COLOR
 */
export function parseColor(text: string): Rgba {
  const parsed = typeof text === "string" && text.length <= MAX_LENGTH ? read(text.trim().toLowerCase()) : undefined;
  if (parsed !== undefined) return parsed;
  throw new CloudError("E_COLOR", `${quote(text)} is not a colour`, HINT);
}

/** The colour as `#rrggbb`, or `#rrggbbaa` where it is not opaque; channels are rounded and held within their range. */
export function formatColor([red, green, blue, alpha]: Rgba): string {
  const pair = (value: number): string => byte(value).toString(16).padStart(2, "0");
  const color = `#${pair(red)}${pair(green)}${pair(blue)}`;
  return byte(alpha * 255) === 255 ? color : `${color}${pair(alpha * 255)}`;
}

function byte(value: number): number {
  return Math.round(Math.min(255, Math.max(0, value)));
}

function read(text: string): Rgba | undefined {
  const hex = BARE_HEX.test(text) ? `#${text}` : text;
  const found = colorString.get(hex.startsWith("#") ? hex : plain(text));
  if (found === null) return undefined;
  const [first = 0, second = 0, third = 0, alpha = 1] = found.value;
  if (![first, second, third, alpha].every(Number.isFinite)) return undefined;
  if (found.model === "hsl") return fromHsl(first, second / 100, third / 100, alpha);
  if (found.model === "hwb") return fromHwb(first, second / 100, third / 100, alpha);
  return [Math.round(first), Math.round(second), Math.round(third), alpha];
}

/** What color-string lacks: units of angle, a percentage as alpha, a slash in hwb(), and half of 255 rounded up. */
function plain(text: string): string {
  const spaced = text.replace(/\s+/g, " ");
  const angled = spaced.replace(ANGLE, (_, call: string, value: string, unit = "deg") => {
    const degrees = Number(value) * (DEGREES[unit] ?? 1);
    return `${call}(${(degrees - 360 * Math.floor(degrees / 360)).toFixed(6)}`;
  });
  const shared = angled.replace(
    ALPHA,
    (_, before: string, value: string) => `${before}${(Number(value) / 100).toFixed(6)})`,
  );
  if (shared.startsWith("hwb")) return shared.replace("/", ",");
  return shared.startsWith("rgb")
    ? shared.replace(PERCENT, (_, value: string) => ((Number(value) * 255) / 100).toFixed(6))
    : shared;
}

/** Hue in degrees, saturation and lightness from 0 to 1. */
export function fromHsl(hue: number, saturation: number, lightness: number, alpha: number): Rgba {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number): number => {
    const k = (shift + hue / 30) % 12;
    return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4), alpha];
}

function fromHwb(hue: number, white: number, black: number, alpha: number): Rgba {
  const whole = Math.max(1, white + black);
  const floor = white / whole;
  const range = 1 - floor - black / whole;
  const channel = (value: number): number => Math.round(255 * (floor + (value / 255) * range));
  const [red, green, blue] = pureHue(hue);
  return [channel(red), channel(green), channel(blue), alpha];
}

/** Channels of the full colour of a hue, not rounded. */
function pureHue(hue: number): readonly [number, number, number] {
  const channel = (shift: number): number => {
    const k = (shift + hue / 30) % 12;
    return 255 * (0.5 - 0.5 * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
