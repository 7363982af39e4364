import type { Rgba } from "@side-projects/raster";
import names from "color-name";
import { IconError, quote } from "./error.ts";

/**
 * A colour: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa` (the `#` may be left out), `rgb()`, `hsl()`, a CSS colour name,
 * `transparent`, or red, green, blue and, where wanted, alpha as four numbers from 0 to 255.
 */
export type Color = string | readonly [number, number, number] | readonly [number, number, number, number];

const TRANSPARENT: Rgba = [0, 0, 0, 0];

const HEX = /^#?([0-9a-f]{3,8})$/;
const CALL = /^(rgb|hsl)a?\(([^()]*)\)$/;
const HINT = "use #rgb, #rrggbb, #rrggbbaa, rgb(), hsl(), a CSS name such as teal, or transparent";

/** @throws IconError E_COLOR */
export function parseColor(color: Color): Rgba {
  if (typeof color !== "string") return fromNumbers(color);
  const text = color.trim().toLowerCase();
  if (text === "transparent") return TRANSPARENT;
  const hex = HEX.exec(text)?.[1];
  const parsed = (hex && fromHex(hex)) || fromName(text) || fromCall(text);
  if (!parsed) throw new IconError("E_COLOR", `${quote(color)} is not a colour`, HINT);
  return parsed;
}

/** The colour as SVG writes it, without its alpha. */
export function hexOf([r, g, b]: Rgba): string {
  return `#${[r, g, b].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function fromNumbers(channels: readonly number[]): Rgba {
  if (!Array.isArray(channels)) throw new IconError("E_COLOR", `${quote(String(channels))} is not a colour`, HINT);
  const [r = -1, g = -1, b = -1, a = 255] = channels;
  if (channels.length > 4 || [r, g, b, a].some((value) => !Number.isInteger(value) || value < 0 || value > 255)) {
    throw new IconError(
      "E_COLOR",
      `[${channels.join(", ")}] is not a colour`,
      "use three or four whole numbers, 0 to 255",
    );
  }
  return [r, g, b, a / 255];
}

function fromHex(digits: string): Rgba | undefined {
  const short = digits.length <= 4;
  if (digits.length === 5 || digits.length === 7) return undefined;
  const channel = (i: number): number => {
    const pair = short ? (digits[i] ?? "f").repeat(2) : digits.slice(2 * i, 2 * i + 2) || "ff";
    return Number.parseInt(pair, 16);
  };
  return [channel(0), channel(1), channel(2), channel(3) / 255];
}

function fromName(text: string): Rgba | undefined {
  if (!isName(text)) return undefined;
  const [r, g, b] = names[text];
  return [r, g, b, 1];
}

function isName(text: string): text is keyof typeof names {
  return Object.hasOwn(names, text);
}

/** `rgb()` and `hsl()` of CSS Color 4, with commas or spaces, and alpha as a number or a percentage. */
function fromCall(text: string): Rgba | undefined {
  const [, kind, inner = ""] = CALL.exec(text) ?? [];
  const parts = inner.trim().split(/\s*[,/]\s*|\s+/);
  if (kind === undefined || parts.length < 3 || parts.length > 4) return undefined;
  const alpha = parts[3] === undefined ? 1 : scaled(parts[3], 1, 1);
  const [first, second, third] =
    kind === "rgb"
      ? parts.slice(0, 3).map((part) => scaled(part, 255, 255))
      : [hue(parts[0] ?? ""), scaled(parts[1] ?? "", 1, 100), scaled(parts[2] ?? "", 1, 100)];
  if (first === undefined || second === undefined || third === undefined || alpha === undefined) return undefined;
  const [r, g, b] = kind === "rgb" ? [first, second, third] : fromHsl(first, second, third);
  return [Math.round(r), Math.round(g), Math.round(b), alpha];
}

/** A percentage of `whole`, or a number of which `whole` stands at `unit`; held within 0 and `whole`. */
function scaled(text: string, whole: number, unit: number): number | undefined {
  const percent = text.endsWith("%");
  const value = decimal(percent ? text.slice(0, -1) : text);
  if (value === undefined) return undefined;
  return Math.min(whole, Math.max(0, (value * whole) / (percent ? 100 : unit)));
}

/** Degrees of each unit of an angle; grad before rad, which it ends in. */
const ANGLES = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 } as const;

function hue(text: string): number | undefined {
  const [unit, degrees] = Object.entries(ANGLES).find(([name]) => text.endsWith(name)) ?? ["", 1];
  const value = decimal(text.slice(0, text.length - unit.length));
  return value === undefined ? undefined : value * degrees;
}

function decimal(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

function fromHsl(degrees: number, saturation: number, lightness: number): [number, number, number] {
  const turn = degrees - 360 * Math.floor(degrees / 360);
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number): number => {
    const k = (shift + turn / 30) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
