import type { Contour } from "./core/render/options.ts";
import type { MaskOptions } from "./masks/mask.ts";

/** What decides whether a contour needs room. */
interface Roomy extends MaskOptions {
  /** Pixels between words and the border. */
  readonly edge?: number;
}

/**
 * The options with room for a contour: half of it lies within the mask and half outside, so words keep off the one and
 * the picture's edge off the other, unless `edge` and `maskMargin` say otherwise.
 */
export function withContourRoom<Options extends Roomy>(options: Options, contour: Contour | undefined): Options {
  const { mask, edge, maskMargin } = options;
  if (mask === undefined || contour === undefined || !(contour.width > 0)) return options;
  const half = Math.ceil(contour.width / 2);
  return { ...options, edge: edge ?? half, maskMargin: maskMargin ?? half };
}
