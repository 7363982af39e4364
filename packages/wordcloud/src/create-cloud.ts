import { withContourRoom } from "./contour-room.ts";
import { checkOptions } from "./core/check-options.ts";
import type { CloudLayout, Word } from "./core/cloud.ts";
import { CloudError } from "./core/error.ts";
import { quote } from "./core/quote.ts";
import { inkShare } from "./core/render/ink-share.ts";
import type { PngOptions, RenderOptions, SvgOptions } from "./core/render/options.ts";
import { checkContour } from "./core/render/settings.ts";
import { checkScale, scaledLayout } from "./core/scale-layout.ts";
import { type WordsLike, wordsFrom } from "./core/words.ts";
import { type DrawOptions, renderPngWith, renderRgbaWith, renderSvgWith } from "./draw-cloud.ts";
import type { Kit } from "./kit.ts";
import { fontOf, type LayoutOptions, layoutCloudWith, maskRegion } from "./layout-cloud.ts";
import { OPTION_NAMES } from "./option-names.ts";
import { countWords } from "./text/count.ts";
import type { CountOptions } from "./text/count-options.ts";
import { encodeWebp, type WebpOptions } from "./webp.ts";

/**
 * All that may be said about a cloud: its words, their places, their colours, and how it is drawn. What says how words
 * are found in a text, such as `stopwords` and `minLength`, leaves words that are given alone: they are taken as they are.
 */
export interface CreateOptions extends CountOptions, LayoutOptions, Omit<RenderOptions, "scale"> {
  /** Most words, of a text those of greatest weight, 1 to 100,000. @default 200 for a text, all that are given for words */
  readonly maxWords?: number;
  /** Path of a font's file, loaded where no `font` is given. @default the embedded font */
  readonly fontPath?: string;
}

/** A finished cloud. Pictures are drawn when they are asked for. */
export interface Cloud {
  /** The words that were counted or given, the greatest weight first. */
  readonly words: readonly Word[];
  readonly layout: CloudLayout;
  /** Share of the mask, or of the picture where there is none, that is covered: 0 to 1. */
  ink(): number;
  /** In units of the cloud before it was scaled, as large as it is after. Errors as {@link renderSvg}. */
  svg(options?: Pick<SvgOptions, "title" | "idPrefix">): string;
  /** Errors as {@link renderPng}. */
  png(options?: Pick<PngOptions, "effort" | "deflate">): Uint8Array;
  /** @throws CloudError E_WEBP when the optional package sharp is not installed */
  webp(options?: WebpOptions): Promise<Uint8Array>;
}

export function createCloudWith(kit: Kit, input: string | WordsLike, options: CreateOptions = {}): Cloud {
  checkOptions(options, "the options of the cloud", OPTION_NAMES);
  const { scale = 1, contour } = options;
  checkScale(scale);
  if (contour !== undefined) checkContour(contour);
  const font = fontOf(options, kit);
  const words = typeof input === "string" ? countWords(input, options) : wordsFrom(input);
  const placing = { ...withContourRoom(options, contour), font };
  // What is drawn is the cloud before it is scaled, so that a mask and its border are worked out once and in one place.
  const plain = layoutCloudWith(kit, words, { ...placing, scale: 1 });
  const layout = scaledLayout(plain, scale);
  if (layout.words.length === 0) {
    const { text, reason } = layout.skipped[0] ?? { text: "", reason: "there are no words" };
    const size = `${layout.width} x ${layout.height} pixels`;
    throw new CloudError("E_SIZE", `no word has room in ${size}: ${quote(text)}: ${reason}`, "make the picture larger");
  }
  const drawing = drawOptions(placing);
  return {
    words,
    layout,
    ink: () => inkShare(plain, font, maskRegion(placing, plain.width, plain.height, { ...kit, font })),
    svg: (more = {}) => renderSvgWith(kit, plain, { ...drawing, ...checked(more) }),
    png: (more = {}) => renderPngWith(kit, plain, { ...drawing, ...checked(more) }),
    webp: async (more = {}) => encodeWebp(renderRgbaWith(kit, plain, drawing), checked(more)),
  };
}

/** No more than what is drawn with: the rest may be another function's option of the same name. */
function drawOptions(options: CreateOptions): DrawOptions {
  const { mask, invert, maskFit, maskAnchor, maskMargin, background, scale, contour, border, font } = options;
  return {
    ...{ mask, invert, maskFit, maskAnchor, maskMargin },
    ...(background !== undefined && { background }),
    ...(scale !== undefined && { scale }),
    ...(contour !== undefined && { contour }),
    ...(border !== undefined && { border }),
    ...(font !== undefined && { font }),
  };
}

/** @throws CloudError E_OPTION */
function checked<Options>(options: Options): Options {
  checkOptions(options, "the options of the picture", OPTION_NAMES);
  return options;
}
