import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as harfbuzz from "harfbuzzjs";
import { unpackFont } from "icon-render";
import type { ContourPoint } from "../src/fonts/glyph-code.ts";

/** The files that Fira Sans Condensed SemiBold comes in; where two have a character, the first one counts. */
const SUBSETS = ["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext"] as const;

/** One file of the embedded font's source. */
export interface SourceFont {
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  readonly codepoints: readonly number[];
  /** Glyph index in this file. */
  glyphOf(codepoint: number): number;
  advance(glyph: number): number;
  /** Left and right edge of a glyph. */
  edges(glyph: number): { readonly left: number; readonly right: number };
  contours(glyph: number): ContourPoint[][];
  /** Kerning of a code point with each of others in turn. */
  kerning(first: number, seconds: readonly number[]): number[];
}

const folder = dirname(createRequire(import.meta.url).resolve("@fontsource/fira-sans-condensed/package.json"));

/** The licence that the font comes under. */
export const SOURCE_LICENSE: string = join(folder, "LICENSE");

export function sourceFiles(): string[] {
  return SUBSETS.map((subset) => join(folder, `files/fira-sans-condensed-${subset}-600-normal.woff`));
}

export async function openSource(path: string): Promise<SourceFont> {
  const face = new harfbuzz.Face(new harfbuzz.Blob(await unpackFont(readFileSync(path))), 0);
  const font = new harfbuzz.Font(face);
  const { ascender, descender } = font.hExtents();
  const glyphOf = (codepoint: number): number => font.nominalGlyph(codepoint) ?? 0;
  return {
    unitsPerEm: face.upem,
    ascender,
    descender: -descender,
    codepoints: Array.from(face.collectUnicodes()).sort((a, b) => a - b),
    glyphOf,
    advance: (glyph) => font.glyphHAdvance(glyph),
    edges(glyph) {
      const { xBearing: left = 0, width = 0 } = font.glyphExtents(glyph) ?? {};
      return { left, right: left + width };
    },
    contours: (glyph) => contoursOf(font.glyphToJson(glyph)),
    kerning(first, seconds) {
      const own = font.glyphHAdvance(glyphOf(first));
      const positions = shapePairs(font, first, seconds);
      return positions.map((advance) => advance - own);
    },
  };
}

const KERNING_ONLY = ["liga", "clig", "calt", "rlig", "ccmp", "locl", "mark", "mkmk"].map(
  (tag) => new harfbuzz.Feature(tag, 0),
);

/** Advances of the first code point before each of the others, shaped as one line: first, second, first, second... */
function shapePairs(font: harfbuzz.Font, first: number, seconds: readonly number[]): number[] {
  const buffer = new harfbuzz.Buffer();
  buffer.addCodePoints(seconds.flatMap((second) => [first, second]));
  buffer.setDirection(harfbuzz.Direction.LTR);
  buffer.setScript("Latn");
  harfbuzz.shape(font, buffer, KERNING_ONLY);
  const positions = buffer.getGlyphPositions();
  if (positions.length !== 2 * seconds.length) throw new Error(`U+${first.toString(16)} does not stand for itself`);
  return seconds.map((_, i) => positions[2 * i]?.xAdvance ?? 0);
}

/** Points of the contours, y down, without those that lie half way between two handles. */
function contoursOf(commands: readonly harfbuzz.SvgPathCommand[]): ContourPoint[][] {
  const contours: ContourPoint[][] = [];
  for (const { type, values } of commands) {
    const points = pairs(values);
    if (type === "M") contours.push([]);
    else if (type === "C") throw new Error("the table has no cubic curves");
    const contour = contours.at(-1);
    for (const [i, [x, y]] of points.entries()) {
      contour?.push({ x, y: y === 0 ? 0 : -y, on: i === points.length - 1 });
    }
  }
  return contours.map(withoutImplied).filter((contour) => contour.length > 0);
}

function pairs(values: readonly number[]): [number, number][] {
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i] ?? 0, values[2 * i + 1] ?? 0]);
}

function withoutImplied(points: readonly ContourPoint[]): ContourPoint[] {
  const [start] = points;
  const last = points.at(-1);
  if (start === undefined || last === undefined || points.length < 3) return [];
  const closed = last.x === start.x && last.y === start.y ? points.slice(0, -1) : points;
  const kept = closed.filter(({ x, y, on }, i) => {
    const before = closed.at(i - 1);
    const after = closed[(i + 1) % closed.length];
    if (!on || before === undefined || after === undefined || before.on || after.on) return true;
    return !((before.x + after.x) / 2 === x && (before.y + after.y) / 2 === y);
  });
  if (kept.some(({ x, y }) => !Number.isInteger(x) || !Number.isInteger(y))) {
    throw new Error("the font has points that are not whole");
  }
  const first = Math.max(
    0,
    kept.findIndex(({ on }) => on),
  );
  return [...kept.slice(first), ...kept.slice(0, first)];
}
