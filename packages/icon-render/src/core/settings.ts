import type { Effort, Rgba, RgbaImage } from "@side-projects/raster";
import { type Color, parseColor } from "./color.ts";
import { IconError, quote } from "./error.ts";
import { type Gradient, parseGradient } from "./gradient.ts";
import type { RenderOptions } from "./options.ts";
import { parseShadow, type Shadow } from "./shadow.ts";

/** Options with every default filled in and every value checked. */
export interface Settings {
  readonly width: number;
  readonly height: number;
  readonly iconWidth: number;
  readonly iconHeight: number;
  /** Part of the free area that an icon is shrunk to when it would cross the border. */
  readonly shrinkTo: number;
  readonly fit: "em" | "bbox";
  readonly overflow: "shrink" | "crop";
  readonly padding: number;
  readonly anchorX: "left" | "center" | "right";
  readonly anchorY: "top" | "center" | "bottom";
  readonly offsetX: number;
  readonly offsetY: number;
  readonly rotate: number;
  readonly flip: "none" | "horizontal" | "vertical" | "both";
  readonly color: Rgba;
  readonly background: Rgba;
  readonly opacity: number;
  readonly gradient: Gradient | undefined;
  readonly outline: number;
  readonly outlineColor: Rgba;
  readonly shadow: Shadow | undefined;
  readonly radius: number;
  readonly stack: string | undefined;
  readonly stackColor: Rgba;
  readonly stackScale: number;
  readonly duotone: boolean;
  readonly secondaryColor: Rgba;
  readonly secondaryOpacity: number;
  readonly snap: boolean;
  readonly blend: "srgb" | "linear";
  readonly noise: "none" | "uniform" | "rainbow";
  readonly noiseOpacity: number;
  readonly seed: number;
  readonly levels: 256 | 16;
  readonly optimize: Effort;
  readonly quality: number | undefined;
  readonly sketch: RgbaImage | undefined;
}

/** 8192 x 8192. */
const MAX_PIXELS = 1 << 26;
const LARGEST = 1e6;

/** @throws IconError E_SIZE, E_PIXELS, E_NUMBER, E_OPTION, E_COLOR */
export function settingsFrom(options: RenderOptions): Settings {
  const width = side("width", options.width ?? options.size ?? 1024);
  const height = side("height", options.height ?? options.size ?? 1024);
  const maxPixels = number("maxPixels", options.maxPixels ?? MAX_PIXELS, [1, 1 << 28]);
  if (width * height > maxPixels) {
    throw new IconError(
      "E_PIXELS",
      `${width} x ${height} is over ${maxPixels} pixels`,
      "use a smaller size or raise max-pixels",
    );
  }

  const shorter = Math.min(width, height);
  const padding = number("padding", options.padding ?? 0, [0, LARGEST]);
  if (2 * padding >= shorter) {
    throw new IconError(
      "E_SIZE",
      `a padding of ${padding} leaves nothing of ${width} x ${height}`,
      `use less than ${shorter / 2}`,
    );
  }
  const shrinkTo = padding > 0 ? 1 : 0.95;
  const natural = padding > 0 ? shorter - 2 * padding : Math.max(1, Math.floor(0.95 * shorter));
  const iconSize = length("iconSize", options.iconSize ?? natural);

  // Exact areas keep the promise of any number of samples, so the value is checked and then has no effect.
  choice("supersample", options.supersample ?? 2, [1, 2, 4]);
  const background = parseColor(options.background ?? "white");
  const color = parseColor(options.color ?? defaultColor(options, background));
  return {
    width,
    height,
    iconWidth: length("iconWidth", options.iconWidth ?? iconSize),
    iconHeight: length("iconHeight", options.iconHeight ?? iconSize),
    shrinkTo,
    padding,
    fit: choice("fit", options.fit ?? "em", ["em", "bbox"]),
    overflow: choice("overflow", options.overflow ?? "shrink", ["shrink", "crop"]),
    anchorX: choice("anchorX", options.anchorX ?? "center", ["left", "center", "right"]),
    anchorY: choice("anchorY", options.anchorY ?? "center", ["top", "center", "bottom"]),
    offsetX: number("offsetX", options.offsetX ?? 0, [-LARGEST, LARGEST]),
    offsetY: number("offsetY", options.offsetY ?? 0, [-LARGEST, LARGEST]),
    rotate: number("rotate", options.rotate ?? 0, [-LARGEST, LARGEST]),
    flip: choice("flip", options.flip ?? "none", ["none", "horizontal", "vertical", "both"]),
    color,
    background,
    opacity: number("opacity", options.opacity ?? 1, [0, 1]),
    gradient: options.gradient === undefined ? undefined : parseGradient(text("gradient", options.gradient)),
    outline: number("outline", options.outline ?? 0, [0, 10_000]),
    outlineColor: parseColor(options.outlineColor ?? "white"),
    shadow: options.shadow === undefined ? undefined : parseShadow(text("shadow", options.shadow)),
    radius: number("radius", options.radius ?? 0, [0, LARGEST]),
    stack: options.stack,
    stackColor: parseColor(options.stackColor ?? "black"),
    stackScale: number("stackScale", options.stackScale ?? 0.5, [0.01, 10]),
    duotone: flag("duotone", options.duotone ?? false),
    secondaryColor: options.secondaryColor === undefined ? color : parseColor(options.secondaryColor),
    secondaryOpacity: number("secondaryOpacity", options.secondaryOpacity ?? 0.4, [0, 1]),
    snap: flag("snap", options.snap ?? false),
    blend: choice("blend", options.blend ?? "srgb", ["srgb", "linear"]),
    noise: choice("noise", options.noise ?? "none", ["none", "uniform", "rainbow"]),
    noiseOpacity: number("noiseOpacity", options.noiseOpacity ?? 0.2, [0, 1]),
    seed: whole("seed", options.seed ?? 42),
    levels: choice("levels", options.levels ?? 256, [256, 16]),
    optimize: choice("optimize", options.optimize ?? "default", ["fast", "default", "max"]),
    quality: options.quality === undefined ? undefined : number("quality", options.quality, [1, 100]),
    sketch: options.sketch,
  };
}

function defaultColor({ stack }: RenderOptions, background: Rgba): Color {
  if (stack === undefined) return "black";
  return background[3] === 0 ? "white" : [background[0], background[1], background[2]];
}

/** An option's name as the command writes it. */
function flagName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function side(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= 65535) return value;
  throw new IconError("E_SIZE", `${name} is ${value}`, "use a whole number of pixels from 1 to 65535");
}

function length(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0 && value <= LARGEST) return value;
  throw new IconError("E_SIZE", `${flagName(name)} is ${value}`, `use a number of pixels above 0, up to ${LARGEST}`);
}

function number(name: string, value: number, [low, high]: readonly [number, number]): number {
  if (typeof value === "number" && value >= low && value <= high) return value;
  throw new IconError("E_NUMBER", `${flagName(name)} is ${value}`, `use a number from ${low} to ${high}`);
}

function whole(name: string, value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new IconError("E_NUMBER", `${flagName(name)} is ${value}`, "use a whole number");
}

function flag(name: string, value: boolean): boolean {
  if (typeof value === "boolean") return value;
  throw new IconError("E_OPTION", `${flagName(name)} is ${quote(String(value))}`, "use true or false");
}

function text(name: string, value: string): string {
  if (typeof value === "string") return value;
  throw new IconError("E_OPTION", `${flagName(name)} is ${quote(String(value))}`, "use text");
}

function choice<T extends string | number>(name: string, value: T, allowed: readonly T[]): T {
  if (allowed.includes(value)) return value;
  throw new IconError("E_OPTION", `${flagName(name)} is ${quote(String(value))}`, `use ${allowed.join(", ")}`);
}
