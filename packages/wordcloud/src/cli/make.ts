import { joinOutlines } from "@side-projects/raster";
import type { CloudLayout, SkippedWord, Word } from "../core/cloud.ts";
import { CloudError } from "../core/error.ts";
import type { Region } from "../core/mask/region.ts";
import { quote } from "../core/quote.ts";
import type { RenderOptions } from "../core/render/options.ts";
import { wordsFrom } from "../core/words.ts";
import type { Kit } from "../kit.ts";
import { layoutLayersWith, maskRegion } from "../layout-cloud.ts";
import { countWords } from "../text/count.ts";
import { kitFor } from "./command-kit.ts";
import { withFittedImage } from "./fit-image.ts";
import type { Layer } from "./layer.ts";
import type { LoadedOptions } from "./load-options.ts";
import { grouped, lacksGlyphs } from "./report.ts";
import type { Terminal } from "./terminal.ts";

/** A layout on its way to a picture. */
export interface Made {
  readonly layout: CloudLayout;
  /** Number of words that there were to place. */
  readonly words: number;
  readonly kit: Kit;
  /** Milliseconds. */
  readonly count: number;
  /** Milliseconds. */
  readonly place: number;
}

/** From here on a terminal is told what takes so long. */
const LONG_TEXT = 4_000_000;
const MANY_WORDS = 600;
const MANY_PIXELS = 1 << 23;

/** How far colours of words stand out from the background at least, where nothing else is said: as large text should. */
export const USUAL_CONTRAST = 3;

/** Counts and places. @throws CloudError as `createCloud` and `layoutLayers` */
export async function layOut(layers: readonly Layer[], whole: LoadedOptions, terminal: Terminal): Promise<Made> {
  const started = performance.now();
  const all = layers.map((layer, i) => wordsOf(layer, layers.length === 1 ? "" : `layer ${i + 1}: `, terminal));
  const kit = await kitFor(layers);
  const counted = performance.now();
  const words = all.reduce((sum, { length }) => sum + length, 0);
  const { width = 1024, height = 1024, background } = whole;
  if (words > MANY_WORDS || width * height > MANY_PIXELS) terminal.status(`placing ${grouped(words)} words`);
  const laid = layers.map(({ options }, i) => ({
    contrast: USUAL_CONTRAST,
    ...withFittedImage(options, { width, height }),
    ...(background !== undefined && { background }),
    words: all[i] ?? [],
  }));
  const layout = layoutLayersWith(kit, laid, { width, height });
  if (layout.words.length === 0) throw nothingPlaced(layout);
  return { layout, words, kit, count: counted - started, place: performance.now() - counted };
}

function wordsOf({ input, options }: Layer, place: string, terminal: Terminal): readonly Word[] {
  try {
    if (input.kind === "words") return greatest(wordsFrom(input.words), options.maxWords);
    if (input.text.length > LONG_TEXT) terminal.status(`counting words in ${grouped(input.text.length)} characters`);
    return countWords(input.text, options);
  } catch (error) {
    if (!(error instanceof CloudError) || place === "") throw error;
    throw new CloudError(error.code, `${place}${error.message}`, error.hint);
  }
}

/** As many as are asked for, so that the rest does not count as skipped; a number that is none is left to the layout. */
function greatest(words: readonly Word[], most: number | undefined): readonly Word[] {
  if (most === undefined || !(most >= 1) || words.length <= most) return words;
  return words.toSorted((a, b) => b.weight - a.weight).slice(0, most);
}

function nothingPlaced({ skipped, width, height }: CloudLayout): CloudError {
  const { text, reason }: SkippedWord = skipped[0] ?? { text: "", reason: "there are no words" };
  if (lacksGlyphs(reason)) {
    return new CloudError(
      "E_FONT",
      `no word can be set: ${quote(text)}: ${reason}`,
      "add a font that has them: --font FILE",
    );
  }
  const message = `no word has room in ${width} x ${height} pixels: ${quote(text)}: ${reason}`;
  return new CloudError("E_SIZE", message, "use a larger --size or mask, or a smaller --min-font");
}

/** Where the layers' words may be, together. */
export function regionOf(layers: readonly Pick<Layer, "options">[], layout: CloudLayout, kit: Kit): Region {
  const { width, height } = layout;
  const regions = layers.map(({ options }) =>
    maskRegion(options, width, height, { ...kit, font: options.font ?? kit.lettering() }),
  );
  const [first, ...others] = regions;
  if (first === undefined || others.length === 0)
    return first ?? maskRegion({}, width, height, { ...kit, font: kit.lettering() });
  const inside = first.inside.slice();
  for (const other of others)
    for (let i = 0; i < inside.length; i++) inside[i] = (inside[i] ?? 0) | (other.inside[i] ?? 0);
  const borders = regions.flatMap(({ border }) => (border === undefined ? [] : [border]));
  return { width, height, inside, border: borders.length === 0 ? undefined : joinOutlines(borders) };
}

/** How the layout is drawn. */
export function drawingOf({ background, scale, contour }: LoadedOptions, region: () => Region): RenderOptions {
  const border = contour === undefined ? undefined : region().border;
  return {
    ...(background !== undefined && { background }),
    ...(scale !== undefined && { scale }),
    ...(contour !== undefined && { contour }),
    ...(border !== undefined && { border }),
  };
}
