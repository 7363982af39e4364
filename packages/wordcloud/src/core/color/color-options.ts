import type { RgbaImage } from "@side-projects/raster";
import type { PlacedWord } from "../cloud.ts";
import type { Gradient } from "./gradient.ts";

/** What decides which of the colours a word gets. */
export type ColorBy = "order" | "random" | "weight" | "size" | "angle" | "group" | "image";

/** A word that is placed and not yet coloured; a colour that it brings along is its own and stays. */
export type UncoloredWord = Omit<PlacedWord, "color" | "gradient"> & { readonly color?: string };

/**
 * The colour of a word, as CSS writes it. Its place and size are those before the cloud is scaled. The index counts the
 * words of the layer from 0: pins, then the greatest weight first; `random` gives numbers from 0 up to 1 that follow from
 * the seed.
 */
export type ColorFunction = (word: UncoloredWord, index: number, random: () => number) => string;

/**
 * The colours of a cloud. What stands first here goes first: the word's own colour, `colorFunction`, `colorImage`,
 * `gradient`, and then `colors` or `palette` by what `colorBy` says.
 */
export interface ColorOptions {
  /**
   * Name of a palette, as `viridis`, `Set2`, `Bold`, `Blues_5`, `magma_r` or `cartocolors.qualitative.Bold_5`. Where
   * colours go by order, weight or size, a sequential one is turned such that the greatest words have the end which
   * stands out from `background` more; with `_r` it is taken as it is written.
   * @default "aurora" for words, "lagoon" for a gradient
   */
  readonly palette?: string;
  /** Colours in place of a palette, 1 to 1024. @default none */
  readonly colors?: readonly string[];
  /**
   * `horizontal`, `vertical`, an angle as in CSS, `radial`, or with colours of its own as
   * `linear(45deg, #f06, gold 30%, teal)`. @default none
   */
  readonly gradient?: string | Gradient;
  /**
   * "word": each word has one colour, that of the gradient at its centre, so that every word stays one thing and can be
   * taken out of an SVG. "pixel": the gradient runs through the letters. @default "word"
   */
  readonly gradientPer?: "word" | "pixel";
  /**
   * What a gradient reaches across: all of the picture, or no more than the words' centres, so that a cloud in a narrow
   * mask has all of its colours. @default "picture"
   */
  readonly gradientOver?: "picture" | "words";
  /**
   * - "order": the colours in turn, pins first, then from the greatest weight on, a repetition as its word; a palette
   *   that is not qualitative goes once from end to end
   * - "random": any of them, by the seed
   * - "weight", "size": from the first colour for the least to the last for the greatest, weights by their logarithm
   * - "angle": from the first colour for the least angle to the last for the greatest
   * - "group": one for each group, in the order in which groups appear
   * - "image": the mean of `colorImage` under the word
   *
   * @default "image" where there is a colorImage, else "order"
   */
  readonly colorBy?: ColorBy;
  /** A picture at least as large as the cloud before it is scaled, laid on its top left corner. @default none */
  readonly colorImage?: RgbaImage;
  /** The colour of words beyond the edge of colorImage, on a place where it is transparent, or without a group. @default none */
  readonly defaultColor?: string;
  /** @default none */
  readonly colorFunction?: ColorFunction;
  /**
   * What the words lie on, for `contrast` and for which way round a palette is taken; nothing is known of what is behind
   * "transparent". @default "white"
   */
  readonly background?: string;
  /**
   * Least contrast ratio (WCAG 2.2) to the background, 1 to 21: 3 is what large text asks for. Colours below are made
   * darker or lighter, hue and saturation stay; words' own colours are left alone. @default none
   */
  readonly contrast?: number;
  /** A whole number. @default 1 */
  readonly seed?: number;
}
