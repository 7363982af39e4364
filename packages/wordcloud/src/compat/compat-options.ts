import type { ColorOptions } from "../core/color/color-options.ts";
import type { RenderOptions } from "../core/render/options.ts";
import type { MaskOptions } from "../masks/mask.ts";
import type { CountOptions } from "../text/count-options.ts";

/** Options of this package that stand for the parameters of one of the originals. */
export interface CompatOptions extends CountOptions, MaskOptions, ColorOptions, Omit<RenderOptions, "border"> {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Pixels between two words. */
  readonly padding: number;
  /** Least font size in pixels. */
  readonly minFont: number;
  /** Greatest font size in pixels. */
  readonly maxFont?: number;
  /** Degrees clockwise; both originals know upright words and words that read upwards. */
  readonly angles: readonly number[];
  /** Share of upright words, 0 to 1. */
  readonly preferHorizontal: number;
  /** Font sizes go with this power of the weights, 0 to 1. */
  readonly exponent: number;
  /** Whether the words are repeated until there is no room. */
  readonly repeat: boolean;
  /** Path of the font. @default the embedded font */
  readonly font?: string;
}

/** The angles that both originals know, in degrees clockwise. */
export const ORIGINAL_ANGLES: readonly number[] = [0, -90];
