import { parseGradient } from "../core/color/parse-gradient.ts";
import { CloudError } from "../core/error.ts";
import { type CompatOptions, ORIGINAL_ANGLES } from "./compat-options.ts";
import { type CompatColor, GREATEST_FONT, Parameters, SEED, SIDE, WORDS } from "./parameters.ts";

/**
 * The parameters of `gen_stylecloud(...)` of Python's stylecloud, by their names there; null stands for None.
 * What is left out has the default that it has there.
 */
export interface StylecloudParameters {
  /** Text, or weights by word. One of text and file_path is needed. */
  readonly text?: string | Readonly<Record<string, number>> | null;
  /** A text file, or CSV of words and weights. It goes before text. */
  readonly file_path?: string | null;
  /** Width and height in pixels; one number stands for both. @default 512 */
  readonly size?: number | readonly [width: number, height: number] | null;
  /** Unlike there, null is the whole picture. @default "fas fa-flag" */
  readonly icon_name?: string | null;
  /** @default "cartocolors.qualitative.Bold_5" */
  readonly palette?: string | null;
  /** One colour or several, in place of the palette; a gradient has no effect then. @default none */
  readonly colors?: string | readonly CompatColor[] | null;
  /** @default "white" */
  readonly background_color?: CompatColor | null;
  /** Pixels; below 4 the smallest words are as small. @default 200 */
  readonly max_font_size?: number | null;
  /** @default 2000 */
  readonly max_words?: number | null;
  /** Whether words are left out; there some are even where it is false. @default true */
  readonly stopwords?: boolean | null;
  /** @default those of English */
  readonly custom_stopwords?: readonly string[] | ReadonlySet<string> | null;
  /** Whether custom_stopwords are added to those of English in place of replacing them. @default false */
  readonly add_stopwords?: boolean | null;
  /** Accepted and passed over: no folder is written, and none is deleted. @default ".temp" */
  readonly icon_dir?: string | null;
  /** @default "stylecloud.png" */
  readonly output_name?: string | null;
  /** "horizontal" or "vertical"; what our gradients are beyond that is accepted as well. @default none */
  readonly gradient?: string | null;
  /** Comes out as fontPath, which `createCloud` loads. @default the embedded font */
  readonly font_path?: string | null;
  /** The seed; None is 1. @default 1 */
  readonly random_state?: number | null;
  /** @default true */
  readonly collocations?: boolean | null;
  /** Whether words lie outside the icon. @default false */
  readonly invert_mask?: boolean | null;
  /** Refused: Font Awesome Pro is not read; pass the icon as an SVG mask. */
  readonly pro_icon_path?: string | null;
  /** Refused, for the same reason. */
  readonly pro_css_path?: string | null;
}

/**
 * Our options, and what a stylecloud is made from and written to: `createCloud` takes the one as its first argument, and
 * leaves the other to its caller.
 */
export interface StylecloudOptions extends CompatOptions {
  /** What to make a cloud of, where no file is named. */
  readonly text?: string;
  /** Weights by word, where no file is named. */
  readonly words?: Readonly<Record<string, number>>;
  /** Path of the text or CSV file. */
  readonly file?: string;
  /** Path of the picture. */
  readonly output: string;
}

const NAMES: readonly (keyof StylecloudParameters)[] = [
  "text",
  "file_path",
  "size",
  "icon_name",
  "palette",
  "colors",
  "background_color",
  "max_font_size",
  "max_words",
  "stopwords",
  "custom_stopwords",
  "add_stopwords",
  "icon_dir",
  "output_name",
  "gradient",
  "font_path",
  "random_state",
  "collocations",
  "invert_mask",
  "pro_icon_path",
  "pro_css_path",
];

/**
 * Our options for the parameters of Python's stylecloud.
 *
 * @throws CloudError E_OPTION, E_NUMBER or E_COLOR naming the parameter
 */
export function fromStylecloudOptions(parameters: StylecloudParameters): StylecloudOptions {
  const given = new Parameters("stylecloud", parameters, NAMES);
  given.text("icon_dir");
  for (const name of ["pro_icon_path", "pro_css_path"]) {
    if (!given.has(name)) continue;
    throw new CloudError("E_OPTION", `${name}: Font Awesome Pro is not read`, "pass the icon's SVG file as a mask");
  }
  const [width, height] = sizeOf(given);
  const font = given.text("font_path");
  const maxFont = given.number("max_font_size", GREATEST_FONT) ?? 200;
  const icon = given.isNone("icon_name") ? undefined : (given.text("icon_name") ?? "fas fa-flag");
  return {
    ...sourceOf(given),
    output: given.text("output_name") ?? "stylecloud.png",
    width,
    height,
    ...(icon === undefined ? {} : { mask: { icon } }),
    invert: given.flag("invert_mask") ?? false,
    ...(font === undefined ? {} : { fontPath: font }),
    padding: 2,
    angles: ORIGINAL_ANGLES,
    preferHorizontal: 0.9,
    exponent: 0.5,
    repeat: false,
    minFont: Math.min(4, maxFont),
    maxFont,
    maxWords: given.number("max_words", WORDS) ?? 2000,
    collocations: given.flag("collocations") ?? true,
    seed: given.number("random_state", SEED) ?? 1,
    background: given.color("background_color") ?? "white",
    ...stopwordsOf(given),
    ...colorsOf(given),
  };
}

function sourceOf(given: Parameters): Pick<StylecloudOptions, "text" | "words" | "file"> {
  const file = given.text("file_path");
  if (file !== undefined) return { file };
  const text = given.value("text");
  if (typeof text === "string") return { text };
  if (isWeights(text)) return { words: text };
  if (text !== undefined) throw given.wrong("text", "text, or weights by word");
  throw new CloudError("E_OPTION", "stylecloud has neither text nor file_path", "give one of both");
}

function isWeights(value: unknown): value is Readonly<Record<string, number>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((weight) => typeof weight === "number");
}

function sizeOf(given: Parameters): [width: number, height: number] {
  const value = given.value("size");
  if (!Array.isArray(value)) {
    const side = given.number("size", SIDE) ?? 512;
    return [side, side];
  }
  const sides: readonly unknown[] = value;
  const [width, height] = sides;
  const fits = (side: unknown): side is number =>
    typeof side === "number" && Number.isInteger(side) && side >= SIDE.least && side <= SIDE.most;
  if (sides.length === 2 && fits(width) && fits(height)) return [width, height];
  throw given.wrong("size", `one or two whole numbers from 1 to ${SIDE.most}`);
}

function stopwordsOf(given: Parameters): Pick<StylecloudOptions, "stopwords" | "addStopwords"> {
  const custom = given.words("custom_stopwords");
  const adds = given.flag("add_stopwords") ?? false;
  if (given.flag("stopwords") === false) return { stopwords: false };
  if (custom === undefined) return { stopwords: "en" };
  return adds ? { stopwords: "en", addStopwords: custom } : { stopwords: custom };
}

function colorsOf(given: Parameters): Pick<StylecloudOptions, "colors" | "palette" | "colorBy" | "gradient"> {
  const palette = given.text("palette") ?? "cartocolors.qualitative.Bold_5";
  const gradient = given.text("gradient");
  if (gradient !== undefined) parseGradient(gradient, ["black", "white"]);
  if (given.has("colors")) {
    const value = given.value("colors");
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (list.length === 0) throw given.wrong("colors", "one colour or more");
    return { colors: list.map((color) => given.toColor("colors", color)), colorBy: "random" };
  }
  return gradient === undefined ? { palette, colorBy: "random" } : { palette, gradient };
}
