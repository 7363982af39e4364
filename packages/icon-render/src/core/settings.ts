import type { Effort, Rgba, RgbaImage } from "@side-projects/raster";
import { amount, choice, flag, LARGEST, length, side, text, whole } from "./checks.ts";
import { type Color, parseColor } from "./color.ts";
import { IconError, quote } from "./error.ts";
import { type Gradient, parseGradient } from "./gradient.ts";
import { OPTIONS } from "./option-names.ts";
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

/** @throws IconError E_SIZE, E_PIXELS, E_NUMBER, E_OPTION, E_COLOR */
export function settingsFrom(options: RenderOptions): Settings {
  checkNames(options);
  const size = pictureSize(options);
  return {
    ...size,
    ...sizesWithin(size, options),
    ...placeFrom(options),
    ...paintFrom(options),
    ...effectsFrom(options),
  };
}

function checkNames(options: RenderOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new IconError("E_OPTION", `options of type ${typeof options}`, "pass an object, such as { size: 64 }");
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown !== undefined) {
    throw new IconError("E_OPTION", `no option ${quote(unknown)}`, `there are ${Object.keys(OPTIONS).join(", ")}`);
  }
}

type Size = Pick<Settings, "width" | "height">;

function pictureSize({ size = 1024, width = size, height = size, maxPixels = MAX_PIXELS }: RenderOptions): Size {
  const named = (name: "width" | "height", value: number) => side(value === size ? "size" : name, value);
  const picture = { width: named("width", width), height: named("height", height) };
  amount("maxPixels", maxPixels, 1, 1 << 28);
  if (width * height <= maxPixels) return picture;
  throw new IconError(
    "E_PIXELS",
    `${width} x ${height} is over ${maxPixels} pixels`,
    "use a smaller size, or raise maxPixels (--max-pixels)",
  );
}

function sizesWithin({ width, height }: Size, options: RenderOptions) {
  const shorter = Math.min(width, height);
  const padding = amount("padding", options.padding ?? 0, 0, LARGEST);
  if (2 * padding >= shorter) {
    throw new IconError(
      "E_SIZE",
      `a padding of ${padding} leaves nothing of ${width} x ${height}`,
      `use less than ${shorter / 2}`,
    );
  }
  const natural = padding > 0 ? shorter - 2 * padding : Math.max(1, Math.floor(0.95 * shorter));
  const iconSize = length("iconSize", options.iconSize ?? natural);
  return {
    padding,
    iconWidth: length("iconWidth", options.iconWidth ?? iconSize),
    iconHeight: length("iconHeight", options.iconHeight ?? iconSize),
    shrinkTo: padding > 0 ? 1 : 0.95,
  };
}

function placeFrom(options: RenderOptions) {
  const { fit = "em", overflow = "shrink", anchorX = "center", anchorY = "center" } = options;
  const { offsetX = 0, offsetY = 0, rotate = 0, flip = "none", snap = false } = options;
  return {
    fit: choice("fit", fit, ["em", "bbox"]),
    overflow: choice("overflow", overflow, ["shrink", "crop"]),
    anchorX: choice("anchorX", anchorX, ["left", "center", "right"]),
    anchorY: choice("anchorY", anchorY, ["top", "center", "bottom"]),
    offsetX: amount("offsetX", offsetX, -LARGEST, LARGEST),
    offsetY: amount("offsetY", offsetY, -LARGEST, LARGEST),
    rotate: amount("rotate", rotate, -LARGEST, LARGEST),
    flip: choice("flip", flip, ["none", "horizontal", "vertical", "both"]),
    snap: flag("snap", snap),
  };
}

function paintFrom(options: RenderOptions) {
  const { opacity = 1, gradient, stack, duotone = false, secondaryOpacity = 0.4, stackScale = 0.5 } = options;
  const background = parseColor(options.background ?? "white");
  const color = parseColor(options.color ?? defaultColor(stack, background));
  return {
    background,
    color,
    opacity: amount("opacity", opacity, 0, 1),
    gradient: gradient === undefined ? undefined : parseGradient(text("gradient", gradient)),
    stack: stack === undefined ? undefined : text("stack", stack),
    stackColor: parseColor(options.stackColor ?? "black"),
    stackScale: amount("stackScale", stackScale, 0.01, 10),
    duotone: flag("duotone", duotone),
    secondaryColor: options.secondaryColor === undefined ? color : parseColor(options.secondaryColor),
    secondaryOpacity: amount("secondaryOpacity", secondaryOpacity, 0, 1),
  };
}

/** On a stack, the colour that shows the icon against the one behind it as if it were cut out. */
function defaultColor(stack: string | undefined, [red, green, blue, alpha]: Rgba): Color {
  if (stack === undefined) return "black";
  return alpha === 0 ? "white" : [red, green, blue];
}

function effectsFrom(options: RenderOptions) {
  const { outline = 0, outlineColor = "white", shadow = "none", radius = 0, blend = "srgb", quality } = options;
  const {
    noise = "none",
    noiseOpacity = 0.2,
    seed = 42,
    levels = 256,
    optimize = "default",
    supersample = 2,
  } = options;
  // Exact areas keep the promise of any number of samples, so the value is checked and then has no effect.
  choice("supersample", supersample, [1, 2, 4]);
  return {
    outline: amount("outline", outline, 0, 10_000),
    outlineColor: parseColor(outlineColor),
    shadow: parseShadow(text("shadow", shadow)),
    radius: amount("radius", radius, 0, LARGEST),
    blend: choice("blend", blend, ["srgb", "linear"]),
    noise: choice("noise", noise, ["none", "uniform", "rainbow"]),
    noiseOpacity: amount("noiseOpacity", noiseOpacity, 0, 1),
    seed: whole("seed", seed),
    levels: choice("levels", levels, [256, 16]),
    optimize: choice("optimize", optimize, ["fast", "default", "max"]),
    quality: quality === undefined ? undefined : whole("quality", amount("quality", quality, 1, 100)),
    sketch: options.sketch === undefined ? undefined : checkedSketch(options.sketch),
  };
}

function checkedSketch(sketch: RgbaImage): RgbaImage {
  const { width, height, data } = sketch ?? {};
  const size = { width: side("sketch", width), height: side("sketch", height) };
  if (data?.length === 4 * width * height) return { ...size, data };
  throw new IconError(
    "E_OPTION",
    `a sketch whose data are not ${width} x ${height} pixels`,
    "pass RGBA, four bytes a pixel",
  );
}
