import type { RgbaImage } from "@side-projects/raster";
import type { ColorFunction } from "../core/color/color-options.ts";
import { CloudError } from "../core/error.ts";
import { quote } from "../core/quote.ts";
import type { Mask } from "../masks/mask.ts";
import { type CompatOptions, ORIGINAL_ANGLES } from "./compat-options.ts";
import {
  type Bounds,
  type CompatColor,
  GREATEST_FONT,
  LEAST_FONT,
  Parameters,
  SEED,
  SIDE,
  WORDS,
} from "./parameters.ts";

/** A picture as numpy has it: one, three or four bytes a pixel (grey, RGB, RGBA), row by row. */
export interface PixelArray {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What word_cloud tells a `color_func` of the word. */
export interface WordCloudColorContext {
  /** Pixels. */
  readonly font_size: number;
  /** Centre of the word in pixels from the left and from the top; word_cloud has its top left corner, row first. */
  readonly position: readonly [x: number, y: number];
  /** Degrees counterclockwise; null where the word is upright. */
  readonly orientation: number | null;
  readonly font_path: string | null;
  /** Numbers from 0 up to 1. */
  readonly random_state: () => number;
}

/** A colour for a word. */
export type WordCloudColorFunction = (word: string, context: WordCloudColorContext) => CompatColor;

/**
 * The parameters of `WordCloud(...)` of Python's wordcloud 1.9.4, by their names there; null stands for None. What is
 * left out has the default that it has there.
 */
export interface WordCloudParameters {
  /** Path of the font: comes out as fontPath, which `createCloud` loads. @default the embedded font */
  readonly font_path?: string | null;
  /** Pixels; the mask's where there is one. @default 400 */
  readonly width?: number | null;
  /** Pixels; the mask's where there is one. @default 200 */
  readonly height?: number | null;
  /** Pixels between words. @default 2 */
  readonly margin?: number | null;
  /** Accepted and passed over: it is deprecated there and has no effect. */
  readonly ranks_only?: boolean | null;
  /** Share of upright words; above 1 counts as 1. Unlike there, 0 gives none. @default 0.9 */
  readonly prefer_horizontal?: number | null;
  /** Words lie where it is not pure white, and unlike there not where it is transparent either. @default none */
  readonly mask?: PixelArray | null;
  /** Pixels of the picture for one pixel of the layout. @default 1 */
  readonly scale?: number | null;
  /** Goes before colormap. @default none */
  readonly color_func?: WordCloudColorFunction | null;
  /** @default 200 */
  readonly max_words?: number | null;
  /** Pixels. @default 4 */
  readonly min_font_size?: number | null;
  /** Words that do not count. @default those of English */
  readonly stopwords?: readonly string[] | ReadonlySet<string> | null;
  /** The seed; None is 1, so that results repeat even so. @default 1 */
  readonly random_state?: number | null;
  /** None is transparent where the mode is RGBA, else black. @default "black" */
  readonly background_color?: CompatColor | null;
  /** Pixels. @default what fits */
  readonly max_font_size?: number | null;
  /** Accepted and passed over: sizes are not searched in steps here. @default 1 */
  readonly font_step?: number | null;
  /** What a background of None is. @default "RGB" */
  readonly mode?: "RGB" | "RGBA" | null;
  /**
   * How much sizes go with the weights, 0 to 1. There a word's size follows from the size before it; here it is the
   * exponent of the weight, which is the same at 0 and at 1. @default "auto": 0 where words repeat, else 0.5
   */
  readonly relative_scaling?: number | "auto" | null;
  /** What a word is; a regular expression of JavaScript. @default none */
  readonly regexp?: string | null;
  /** Whether pairs of words count as one. @default true */
  readonly collocations?: boolean | null;
  /** Name of a palette to take colours from at random. @default "viridis" */
  readonly colormap?: string | null;
  /** @default true */
  readonly normalize_plurals?: boolean | null;
  /** Pixels of the line along the mask's border. @default 0 */
  readonly contour_width?: number | null;
  /** @default "black" */
  readonly contour_color?: CompatColor | null;
  /** Whether words are repeated until max_words or min_font_size is reached. @default false */
  readonly repeat?: boolean | null;
  /** @default false */
  readonly include_numbers?: boolean | null;
  /** Characters; 0 is as good as 1. @default 0 */
  readonly min_word_length?: number | null;
  /** @default 30 */
  readonly collocation_threshold?: number | null;
}

const NAMES: readonly (keyof WordCloudParameters)[] = [
  "font_path",
  "width",
  "height",
  "margin",
  "ranks_only",
  "prefer_horizontal",
  "mask",
  "scale",
  "color_func",
  "max_words",
  "min_font_size",
  "stopwords",
  "random_state",
  "background_color",
  "max_font_size",
  "font_step",
  "mode",
  "relative_scaling",
  "regexp",
  "collocations",
  "colormap",
  "normalize_plurals",
  "contour_width",
  "contour_color",
  "repeat",
  "include_numbers",
  "min_word_length",
  "collocation_threshold",
];

const STEP: Bounds = { least: Number.MIN_VALUE, most: 65_535 };
const SCALE: Bounds = { least: 0.001, most: 1000 };

/**
 * Our options for the parameters of Python's word_cloud, ready for `createCloud`.
 *
 * @throws CloudError E_OPTION, E_NUMBER or E_COLOR naming the parameter
 */
export function fromWordCloudOptions(parameters: WordCloudParameters): CompatOptions {
  const given = new Parameters("word_cloud", parameters, NAMES);
  given.flag("ranks_only");
  given.number("font_step", STEP);
  const mask = maskOf(given);
  const repeat = given.flag("repeat") ?? false;
  const maxWords = given.number("max_words", WORDS) ?? 200;
  const width = given.number("width", SIDE) ?? 400;
  const height = given.number("height", SIDE) ?? 200;
  const maxFont = given.number("max_font_size", GREATEST_FONT);
  const minFont = given.number("min_font_size", LEAST_FONT) ?? 4;
  if (maxFont !== undefined && maxFont < minFont) {
    throw new CloudError(
      "E_NUMBER",
      `max_font_size is ${maxFont}, below the min_font_size of ${minFont}`,
      "make min_font_size smaller",
    );
  }
  const font = given.text("font_path");
  const regexp = given.text("regexp");
  const seed = given.number("random_state", SEED) ?? 1;
  return {
    width: mask?.width ?? width,
    height: mask?.height ?? height,
    ...(mask === undefined ? {} : { mask: mask.mask }),
    ...(font === undefined ? {} : { fontPath: font }),
    ...(regexp === undefined ? {} : { regexp }),
    ...(maxFont === undefined ? {} : { maxFont }),
    padding: given.number("margin", { least: 0, most: 100 }) ?? 2,
    angles: ORIGINAL_ANGLES,
    preferHorizontal: Math.min(1, given.number("prefer_horizontal", { least: 0, most: 1000 }) ?? 0.9),
    scale: given.number("scale", SCALE) ?? 1,
    maxWords,
    minFont,
    stopwords: given.words("stopwords") ?? "en",
    seed,
    background: backgroundOf(given),
    exponent: exponentOf(given, repeat),
    collocations: given.flag("collocations") ?? true,
    normalizePlurals: given.flag("normalize_plurals") ?? true,
    includeNumbers: given.flag("include_numbers") ?? false,
    minLength: Math.max(1, given.number("min_word_length", { least: 0, most: 200, whole: true }) ?? 0),
    collocationThreshold: given.number("collocation_threshold", { least: -1e9, most: 1e9 }) ?? 30,
    repeat: repeat ? maxWords : false,
    ...contourOf(given),
    ...colorsOf(given, font),
  };
}

function backgroundOf(given: Parameters): string {
  const mode = given.text("mode") ?? "RGB";
  if (mode !== "RGB" && mode !== "RGBA") throw given.wrong("mode", '"RGB" or "RGBA"');
  // Left out it is black; None, which is null here, has a meaning of its own.
  if (given.isNone("background_color")) return mode === "RGBA" ? "transparent" : "black";
  return given.color("background_color") ?? "black";
}

function exponentOf(given: Parameters, repeat: boolean): number {
  const automatic = repeat ? 0 : 0.5;
  if (given.value("relative_scaling") === "auto") return automatic;
  return given.number("relative_scaling", { least: 0, most: 1 }) ?? automatic;
}

function contourOf(given: Parameters): Pick<CompatOptions, "contour"> {
  const width = given.number("contour_width", { least: 0, most: 1000 }) ?? 0;
  const color = given.color("contour_color") ?? "black";
  return width === 0 ? {} : { contour: { width, color } };
}

function colorsOf(
  given: Parameters,
  font: string | undefined,
): Pick<CompatOptions, "palette" | "colorBy" | "colorFunction"> {
  const palette = given.text("colormap") ?? "viridis";
  const choose = given.value("color_func");
  if (choose === undefined) return { palette, colorBy: "random" };
  if (typeof choose !== "function") throw given.wrong("color_func", "a function");
  const colorFunction: ColorFunction = ({ text, size, x, y, angle }, _index, random) => {
    const context: WordCloudColorContext = {
      font_size: size,
      position: [x, y],
      orientation: angle === 0 ? null : -angle,
      font_path: font ?? null,
      random_state: random,
    };
    return given.toColor("color_func", choose(text, context));
  };
  return { colorFunction };
}

/** The mask with its size, as RGBA. */
function maskOf(given: Parameters): { mask: Mask; width: number; height: number } | undefined {
  const value = given.value("mask");
  if (value === undefined) return undefined;
  if (!isPixelArray(value)) throw given.wrong("mask", "width, height and bytes as data");
  const { width, height, data } = value;
  for (const side of [width, height]) {
    if (Number.isInteger(side) && side >= 1 && side <= SIDE.most) continue;
    throw new CloudError("E_SIZE", `the mask is ${quote(width)} x ${quote(height)}`, `use sides of 1 to ${SIDE.most}`);
  }
  const channels = data.length / (width * height);
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new CloudError(
      "E_OPTION",
      `mask has ${data.length} bytes for ${width} x ${height} pixels`,
      "pass one, three or four bytes a pixel",
    );
  }
  return { mask: { pixels: toRgba({ width, height, data }, channels), by: "luminance" }, width, height };
}

function toRgba({ width, height, data }: PixelArray, channels: 1 | 3 | 4): RgbaImage {
  if (channels === 4) return { width, height, data };
  const step = channels === 1 ? 0 : 1;
  const rgba = new Uint8Array(4 * width * height).fill(255);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 4) {
    for (let i = 0; i < 3; i++) rgba[to + i] = data[from + i * step] ?? 0;
  }
  return { width, height, data: rgba };
}

function isPixelArray(value: unknown): value is PixelArray {
  if (typeof value !== "object" || value === null || !("width" in value && "height" in value && "data" in value)) {
    return false;
  }
  return value.data instanceof Uint8Array || value.data instanceof Uint8ClampedArray;
}
