import type { Rgba } from "@side-projects/raster";
import { checkLayout } from "../check-layout.ts";
import type { CloudLayout } from "../cloud.ts";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import { random } from "../random.ts";
import { unscaledLayout } from "../scale-layout.ts";
import { formatColor, parseColor } from "./color.ts";
import { imageSampler } from "./color-image.ts";
import type { ColorFunction, ColorOptions, UncoloredWord } from "./color-options.ts";
import { checkColorOptions, colorByOf, contrastDemand } from "./color-settings.ts";
import { withContrast } from "./contrast.ts";
import type { Gradient } from "./gradient.ts";
import { gradientOverWords } from "./gradient-over-words.ts";
import { gradientSampler } from "./gradient-paint.ts";
import { guardGradient } from "./guard-gradient.ts";
import { DEFAULT_RAMP } from "./own-palettes.ts";
import { findOwnPalette, type PaletteFinder, sampleColors } from "./palette.ts";
import { parseGradient } from "./parse-gradient.ts";
import { pickColors } from "./pick-colors.ts";
import { type Swatch, swatchOf } from "./swatch.ts";

interface Size {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
}

/** Stops of a gradient through a palette that has more colours than that. */
const RAMP_STOPS = 33;
/** Sets the colours' random numbers apart from the layout's, which come from the same seed. */
const SALT = 0x636f_6c6f;
const BLACK: Rgba = [0, 0, 0, 1];

/**
 * The colour of each word, as `#rrggbb` or `#rrggbbaa`, and the gradient where it runs through the letters. Words come
 * with the greatest weight first.
 *
 * @param find where named palettes come from @default our own palettes
 * @throws CloudError E_COLOR, E_PALETTE, E_OPTION, E_NUMBER
 */
export function colorWords(
  words: readonly UncoloredWord[],
  canvas: Size,
  options: ColorOptions = {},
  find: PaletteFinder = findOwnPalette,
): Colors {
  return colorAll(words, canvas, options, { find, own: ({ color }) => color });
}

/** The colours of words, and the gradient where it runs through them. */
interface Colors {
  readonly colors: string[];
  readonly gradient: Gradient | undefined;
}

interface Source {
  readonly find: PaletteFinder;
  /** A word's own colour. */
  readonly own: (word: UncoloredWord) => string | undefined;
}

function colorAll(words: readonly UncoloredWord[], canvas: Size, options: ColorOptions, { find, own }: Source): Colors {
  checkColorOptions(options);
  const demand = contrastDemand(options);
  const perPixel = options.gradientPer === "pixel";
  const across = gradientAcross(words, canvas, options, find);
  const gradient = across !== undefined && perPixel && demand !== undefined ? guardGradient(across, demand) : across;
  const paint = painterOf(words, canvas, options, gradient ?? swatchOf(options, find));
  const held = new Map<string, string>();
  const colors = words.map((word, index) => {
    const fixed = own(word);
    if (fixed !== undefined) return formatColor(parseColor(fixed));
    const wanted = formatColor(paint(word, index));
    if (demand === undefined) return wanted;
    const known = held.get(wanted) ?? formatColor(withContrast(parseColor(wanted), demand.background, demand.ratio));
    held.set(wanted, known);
    return known;
  });
  return { colors, gradient: perPixel ? gradient : undefined };
}

/**
 * The same layout in other colours: no word moves, and colours that came with words stay.
 *
 * @param find where named palettes come from @default our own palettes
 * @throws CloudError E_LAYOUT when it is none; E_COLOR, E_PALETTE, E_OPTION, E_NUMBER
 */
export function recolor(
  layout: CloudLayout,
  options: ColorOptions = {},
  find: PaletteFinder = findOwnPalette,
): CloudLayout {
  checkLayout(layout);
  const own = (word: UncoloredWord): string | undefined => (word.ownColor === true ? word.color : undefined);
  const plain = unscaledLayout(layout);
  const { colors, gradient } = colorAll(plain.words, plain, options, { find, own });
  const { gradients: _, ...rest } = layout;
  const words = layout.words.map(({ gradient: __, ...word }, i) => ({
    ...word,
    color: colors[i] ?? word.color,
    ...(gradient !== undefined && word.ownColor !== true && { gradient: 0 }),
  }));
  return gradient === undefined ? { ...rest, words } : { ...rest, words, gradients: [gradient] };
}

function gradientOf(options: ColorOptions, find: PaletteFinder): Gradient | undefined {
  const { gradient, colorFunction, colors, palette } = options;
  if (gradient === undefined || colorFunction !== undefined || colorByOf(options) === "image") return undefined;
  return parseGradient(gradient, colors ?? rampOf(find(palette ?? DEFAULT_RAMP).colors));
}

function gradientAcross(
  words: readonly UncoloredWord[],
  { width, height }: Size,
  options: ColorOptions,
  find: PaletteFinder,
): Gradient | undefined {
  const gradient = gradientOf(options, find);
  if (gradient === undefined || options.gradientOver !== "words") return gradient;
  return gradientOverWords(gradient, words, width, height);
}

function rampOf(colors: readonly string[]): readonly string[] {
  return colors.length > RAMP_STOPS ? sampleColors(colors, "sequential", RAMP_STOPS) : colors;
}

/** @throws CloudError E_NUMBER when the seed is not a whole number */
function colorRandom(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) return random(seed);
  return random(seed > 0 ? seed - SALT : seed + SALT);
}

type Painter = (word: UncoloredWord, index: number) => Rgba;

function painterOf(
  words: readonly UncoloredWord[],
  { width, height }: Size,
  options: ColorOptions,
  source: Gradient | Swatch,
): Painter {
  const { colorFunction, colorImage, seed = 1 } = options;
  if (colorFunction !== undefined) return functionPainter(colorFunction, colorRandom(seed));
  const by = colorByOf(options);
  const fallback = options.defaultColor === undefined ? undefined : parseColor(options.defaultColor);
  if (by === "image") {
    if (colorImage === undefined) return () => BLACK;
    const meanUnder = imageSampler(colorImage);
    if (fallback === undefined && (colorImage.width < width || colorImage.height < height)) {
      throw new CloudError(
        "E_OPTION",
        `colorImage is ${quote(colorImage.width)} x ${quote(colorImage.height)}, smaller than the cloud of ${width} x ${height}`,
        "pass a picture as large as the cloud, or a defaultColor for the words beyond its edge",
      );
    }
    return (word) => meanUnder(word) ?? fallback ?? BLACK;
  }
  if ("stops" in source) {
    const colorAt = gradientSampler(source, width, height);
    return ({ x, y }) => colorAt(x, y);
  }
  return pickColors(words, source, { by, random: colorRandom(seed), fallback });
}

function functionPainter(choose: ColorFunction, next: () => number): Painter {
  return (word, index) => {
    const color = choose(word, index, next);
    try {
      return parseColor(color);
    } catch {
      throw new CloudError(
        "E_COLOR",
        `colorFunction gave ${quote(color)} for ${quote(word.text)}`,
        "return a colour as CSS writes it",
      );
    }
  };
}
