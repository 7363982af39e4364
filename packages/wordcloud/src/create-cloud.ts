import { withContourRoom } from "./contour-room.ts";
import type { CloudLayout, Word } from "./core/cloud.ts";
import { CloudError } from "./core/error.ts";
import { inkShare } from "./core/render/ink-share.ts";
import type { PngOptions, RenderOptions, SvgOptions } from "./core/render/options.ts";
import { type WordsLike, wordsFrom } from "./core/words.ts";
import { type DrawOptions, renderPngWith, renderRgbaWith, renderSvgWith } from "./draw-cloud.ts";
import type { Kit } from "./kit.ts";
import { type LayoutOptions, layoutCloudWith, maskRegion } from "./layout-cloud.ts";
import { countWords } from "./text/count.ts";
import type { CountOptions } from "./text/count-options.ts";
import { encodeWebp, type WebpOptions } from "./webp.ts";

/** All that may be said about a cloud: its words, their places, their colours, and how it is drawn. */
export interface CreateOptions extends CountOptions, LayoutOptions, Omit<RenderOptions, "scale"> {
  /** Most words, of a text those of greatest weight, 1 to 100,000. @default 200 for a text, all that are given for words */
  readonly maxWords?: number;
}

/** A finished cloud. Pictures are drawn when they are asked for. */
export interface Cloud {
  /** The words that were counted or given, the greatest weight first. */
  readonly words: readonly Word[];
  readonly layout: CloudLayout;
  /** Share of the mask, or of the picture where there is none, that is covered: 0 to 1. */
  ink(): number;
  /** Errors as {@link renderSvg}. */
  svg(options?: Pick<SvgOptions, "title" | "idPrefix">): string;
  /** Errors as {@link renderPng}. */
  png(options?: Pick<PngOptions, "effort" | "deflate">): Uint8Array;
  /** @throws CloudError E_WEBP when the optional package sharp is not installed */
  webp(options?: WebpOptions): Promise<Uint8Array>;
}

export function createCloudWith(kit: Kit, input: string | WordsLike, options: CreateOptions = {}): Cloud {
  const words = typeof input === "string" ? countWords(input, options) : wordsFrom(input);
  const placing = withContourRoom(options, options.contour);
  const layout = layoutCloudWith(kit, words, placing);
  if (layout.words.length === 0) {
    const { text, reason } = layout.skipped[0] ?? { text: "", reason: "there are no words" };
    const size = `${layout.width} x ${layout.height} pixels`;
    throw new CloudError("E_SIZE", `no word has room in ${size}: ${text}: ${reason}`, "make the picture larger");
  }
  const { scale = 1 } = options;
  const drawing: DrawOptions = { ...drawOptions(placing), scale: 1 };
  return {
    words,
    layout,
    ink: () => {
      const font = options.font ?? kit.lettering();
      const plain = unscaled(layout, scale);
      return inkShare(plain, font, maskRegion(placing, plain.width, plain.height, { ...kit, font }));
    },
    svg: (more = {}) => renderSvgWith(kit, layout, { ...drawing, ...more }),
    png: (more = {}) => renderPngWith(kit, layout, { ...drawing, ...more }),
    webp: (more = {}) => encodeWebp(renderRgbaWith(kit, layout, drawing), more),
  };
}

/** A contour is given for the cloud before it is scaled, as all other lengths are. */
function drawOptions(options: CreateOptions): DrawOptions {
  const { scale = 1, contour } = options;
  return contour === undefined ? options : { ...options, contour: { ...contour, width: contour.width * scale } };
}

function unscaled(layout: CloudLayout, scale: number): CloudLayout {
  if (scale === 1) return layout;
  return {
    ...layout,
    width: Math.round(layout.width / scale),
    height: Math.round(layout.height / scale),
    words: layout.words.map((word) => ({ ...word, x: word.x / scale, y: word.y / scale, size: word.size / scale })),
  };
}
