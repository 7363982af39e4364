import { power } from "@side-projects/raster";
import type { SkippedWord, Word } from "../cloud.ts";
import type { Lettering, TextLine } from "../lettering.ts";
import type { AngleChoice } from "./angles.ts";
import type { PackSettings } from "./pack-options.ts";
import type { Piece } from "./piece.ts";
import { lineSegments, segmentsArea } from "./segments.ts";

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
const FLATNESS = 1 / 16;
const COARSE = 0.03;
/** Weights further apart than this count as this far apart: their quotient may be too small for a number. */
const LEAST_RATIO = 1e-30;

/** The words that can be drawn, as pieces, and the reasons for those that cannot. */
export function cutPieces(words: readonly Word[], cutting: Cutting): Cut {
  const { lettering, settings, angles } = cutting;
  const skipped: SkippedWord[] = [];
  const pins = new Map(settings.pins.map((pin) => [pin.text, pin]));
  const sorted = words.toSorted((a, b) => b.weight - a.weight);
  const chosen: { word: Word; line: TextLine }[] = [];
  for (const [i, word] of sorted.entries()) {
    const line = i < settings.maxWords ? lettering.line(word.text) : undefined;
    const reason = line === undefined ? `it is beyond the ${settings.maxWords} words that maxWords allows` : flaw(line);
    if (line === undefined || reason !== undefined) skipped.push({ text: word.text, reason: reason ?? "" });
    else chosen.push({ word, line });
  }
  for (const { text } of settings.pins) {
    if (!words.some((word) => word.text === text))
      skipped.push({ text, reason: "it is pinned, but not among the words" });
  }
  const isPinned = ({ word }: { word: Word }): boolean => pins.has(word.text);
  const ordered = [...chosen.filter(isPinned), ...chosen.filter((one) => !isPinned(one))];
  const greatest = chosen[0]?.word.weight ?? 1;
  const shares = ordered.map(({ word }) => power(Math.max(LEAST_RATIO, word.weight / greatest), settings.exponent));
  const boxes = ordered.reduce((sum, { line }, i) => sum + shares[i]! * shares[i]! * line.advance, 0);
  const most = Math.min(settings.maxFont ?? Number.POSITIVE_INFINITY, Math.sqrt(cutting.area / boxes));
  const pieces = ordered.map(({ word, line }, i): Piece => {
    const share = shares[i]!;
    const pin = pins.get(word.text);
    const cells = cutting.density * Math.max(settings.minFont, pin?.size ?? 0, most * share);
    return {
      segments: lineSegments(line, lettering, Math.min(COARSE, FLATNESS / cells)),
      advance: line.advance,
      share,
      angles: pin === undefined ? angles(word, i) : [pin.angle ?? 0],
      ...(pin !== undefined && { pin }),
    };
  });
  const ink = pieces.reduce((sum, { segments, share }) => sum + share * share * segmentsArea(segments), 0);
  return { words: ordered.map(({ word }) => word), pieces, skipped, ink };
}

/** Why a line cannot be drawn. */
function flaw({ missing, layers }: TextLine): string | undefined {
  if (missing.length > 0) return `no font has a glyph for ${missing.map(named).join(", ")}`;
  if (layers.every(({ outline }) => outline.ops.length === 0)) return "there is nothing to draw of it";
  return undefined;
}

function named(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `U+${code}`;
}
