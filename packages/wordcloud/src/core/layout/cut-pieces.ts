import { power } from "@side-projects/raster";
import type { SkippedWord, Word } from "../cloud.ts";
import type { Lettering } from "../lettering.ts";
import type { AngleChoice } from "./angles.ts";
import type { PackSettings } from "./pack-options.ts";
import type { Piece } from "./piece.ts";
import { segmentsArea, wordSegments } from "./segments.ts";

/** What words are cut by. */
export interface Cutting {
  readonly lettering: Lettering;
  readonly settings: PackSettings;
  readonly angles: AngleChoice;
  /** Pixels that words may cover. */
  readonly area: number;
  /** Cells to a pixel of the finest board. */
  readonly density: number;
}

/** Words ready to be packed: pins first, then by weight. */
export interface Cut {
  readonly words: readonly Word[];
  /** One for each word, in the same order. */
  readonly pieces: readonly Piece[];
  readonly skipped: readonly SkippedWord[];
  /** Ink of all pieces where the largest is at font size 1, in square font sizes. */
  readonly ink: number;
}

/** Cells by which the pieces of a curve may stray from it; the sprites' margin is more. */
const FLATNESS = 1 / 10;
const COARSE = 0.03;
/** Weights further apart than this count as this far apart: their quotient may be too small for a number. */
const LEAST_RATIO = 1e-30;

/** The words that can be drawn, as pieces, and the reasons for those that cannot. */
export function cutPieces(words: readonly Word[], cutting: Cutting): Cut {
  const { lettering, settings, angles } = cutting;
  const skipped: SkippedWord[] = [];
  const pins = new Map(settings.pins.map((pin) => [pin.text, pin]));
  const sorted = words.toSorted((a, b) => b.weight - a.weight);
  const chosen = sorted.filter((word, i) => {
    const { missing, layers } = lettering.line(word.text);
    const reason =
      i >= settings.maxWords
        ? `it is beyond the ${settings.maxWords} words that maxWords allows`
        : missing.length > 0
          ? `no font has a glyph for ${missing.map(named).join(", ")}`
          : layers.every(({ outline }) => outline.ops.length === 0)
            ? "there is nothing to draw of it"
            : undefined;
    if (reason !== undefined) skipped.push({ text: word.text, reason });
    return reason === undefined;
  });
  for (const { text } of settings.pins) {
    if (!words.some((word) => word.text === text))
      skipped.push({ text, reason: "it is pinned, but not among the words" });
  }
  const ordered = [...chosen.filter(({ text }) => pins.has(text)), ...chosen.filter(({ text }) => !pins.has(text))];
  const greatest = chosen[0]?.weight ?? 1;
  const shares = ordered.map(({ weight }) => power(Math.max(LEAST_RATIO, weight / greatest), settings.exponent));
  const boxes = ordered.reduce((sum, { text }, i) => sum + shares[i]! * shares[i]! * lettering.line(text).advance, 0);
  const most = Math.min(settings.maxFont ?? Number.POSITIVE_INFINITY, Math.sqrt(cutting.area / boxes));
  const pieces = ordered.map((word, i): Piece => {
    const share = shares[i]!;
    const pin = pins.get(word.text);
    const cells = cutting.density * Math.max(settings.minFont, pin?.size ?? 0, most * share);
    return {
      segments: wordSegments(word.text, lettering, Math.min(COARSE, FLATNESS / cells)),
      advance: lettering.line(word.text).advance,
      share,
      angles: pin === undefined ? angles(word, i) : [pin.angle ?? 0],
      ...(pin !== undefined && { pin }),
    };
  });
  const ink = pieces.reduce((sum, { segments, share }) => sum + share * share * segmentsArea(segments), 0);
  return { words: ordered, pieces, skipped, ink };
}

function named(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code}`;
}
