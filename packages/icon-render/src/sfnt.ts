/// <reference path="./font-parsers.d.ts" />
import { damaged } from "./core/damaged.ts";
import { IconError } from "./core/error.ts";
import type { FontReader } from "./core/font-reader.ts";
import { type FontTables, fontTables, hideTables } from "./core/font-tables.ts";
import { checkGlyph } from "./core/glyf-check.ts";
import { readLigatures } from "./core/ligatures.ts";
import { outlineFromCommands, type PathCommand } from "./core/path-commands.ts";
import { limitOutlines } from "./outline-limit.ts";
import { unpackFont } from "./unpack.ts";
import { finite, isRecord, record } from "./untyped.ts";

/**
 * Opens an otf, ttf, woff or woff2 font. The parsers are imported here, so that work without a font file never loads
 * them.
 *
 * @throws IconError E_FONT when the bytes are no such font, are damaged, or unpack to more than 64 MB
 */
export async function openFont(bytes: Uint8Array): Promise<FontReader> {
  const sfnt = await unpackFont(bytes);
  const { default: opentype } = await import("opentype.js");
  return guarded("the font cannot be read", () => {
    const parsed = Uint8Array.from(sfnt);
    hideTables(new DataView(parsed.buffer), PARSED);
    const tables = fontTables(new DataView(sfnt.buffer, sfnt.byteOffset, sfnt.byteLength));
    return readerOf(opentype.parse(parsed.buffer), tables);
  });
}

/** What an outline needs. The parser would also read kerning, variations and colours, which nobody asks for here. */
const PARSED: ReadonlySet<string> = new Set([
  "CFF ",
  "CFF2",
  "cmap",
  "glyf",
  "head",
  "hhea",
  "hmtx",
  "loca",
  "maxp",
  "name",
  "post",
]);

function readerOf(font: unknown, tables: FontTables): FontReader {
  const root = record(font);
  const unitsPerEm = finite(root.unitsPerEm) ?? 0;
  const glyphCount = finite(record(root.glyphs).length) ?? 0;
  if (unitsPerEm < 16 || unitsPerEm > 16384 || glyphCount < 1) throw damaged("the font has no em size or no glyphs");
  const codepoints = codepointsOf(record(record(record(root.tables).cmap).glyphIndexMap), glyphCount);
  const { ascender, descender } = lineBox(root, unitsPerEm);
  const glyphs = limitOutlines(root, (glyph) => checkGlyph(tables, glyph));
  return {
    family: familyOf(root),
    unitsPerEm,
    ascender,
    descender,
    glyphCount,
    codepoints,
    outline: (glyph) =>
      guarded(`glyph ${glyph} of the font is damaged`, () => {
        return outlineFromCommands(glyphs.commands(glyph).map(pathCommand));
      }),
    advance: (glyph) =>
      guarded(`glyph ${glyph} of the font is damaged`, () => {
        return Math.max(0, finite(glyphs.at(glyph).advanceWidth) ?? unitsPerEm);
      }),
    glyphName: (glyph) =>
      guarded(`glyph ${glyph} of the font is damaged`, () => {
        const { name } = glyphs.at(glyph);
        return typeof name === "string" && name !== "" ? name : undefined;
      }),
    ligatures: () => guarded("the font's ligatures are damaged", () => ligaturesOf(tables.get("GSUB"), codepoints)),
  };
}

function codepointsOf(map: Record<string, unknown>, glyphCount: number): Map<number, number> {
  const codepoints = new Map<number, number>();
  for (const [codepoint, glyph] of Object.entries(map)) {
    const index = finite(glyph) ?? 0;
    if (index > 0 && index < glyphCount) codepoints.set(Number(codepoint), index);
  }
  return codepoints;
}

function lineBox(font: Record<string, unknown>, unitsPerEm: number): { ascender: number; descender: number } {
  const ascender = finite(font.ascender) ?? 0;
  const descender = -(finite(font.descender) ?? 0);
  // A font without a usable line box still has an em: four fifths of it above the baseline is what fonts use.
  if (ascender + descender <= 0) return { ascender: unitsPerEm * 0.8, descender: unitsPerEm * 0.2 };
  return { ascender, descender };
}

function familyOf(font: Record<string, unknown>): string {
  const { names } = font;
  if (!isRecord(names)) return "";
  for (const platform of [names.windows, names.unicode, names.macintosh, names]) {
    if (!isRecord(platform)) continue;
    const family = platform.fontFamily;
    if (isRecord(family) && typeof family.en === "string") return family.en;
  }
  return "";
}

function pathCommand(command: unknown): PathCommand {
  const { type, x, y, x1, y1, x2, y2 } = record(command);
  if (type === "Z") return { type };
  const end = { x: coordinate(x), y: coordinate(y) };
  if (type === "M" || type === "L") return { type, ...end };
  const first = { x1: coordinate(x1), y1: coordinate(y1) };
  if (type === "Q") return { type, ...first, ...end };
  if (type === "C") return { type, ...first, x2: coordinate(x2), y2: coordinate(y2), ...end };
  throw damaged("the font draws with an unknown command");
}

const LIGATURE_FEATURES = ["liga", "rlig", "clig", "dlig"] as const;

function ligaturesOf(gsub: DataView | undefined, codepoints: ReadonlyMap<number, number>): Map<string, number> {
  const words = new Map<string, number>();
  if (gsub === undefined) return words;
  const characters = new Map<number, string>();
  for (let code = 0x20; code < 0x7f; code++) {
    const glyph = codepoints.get(code);
    if (glyph !== undefined && !characters.has(glyph)) characters.set(glyph, String.fromCharCode(code));
  }
  for (const { glyphs, ligature } of readLigatures(gsub, LIGATURE_FEATURES)) {
    const word = glyphs.map((glyph) => characters.get(glyph));
    if (word.every((character) => character !== undefined)) words.set(word.join(""), ligature);
  }
  return words;
}

const PRINTERS = ["log", "warn", "error"] as const;

/** Runs the parser, whose exceptions become one kind and whose notes on broken tables stay off stdout and stderr. */
function guarded<T>(problem: string, work: () => T): T {
  const printers = PRINTERS.map((name) => [name, console[name]] as const);
  for (const name of PRINTERS) console[name] = () => undefined;
  try {
    return work();
  } catch (error) {
    throw error instanceof IconError ? error : damaged(problem);
  } finally {
    for (const [name, print] of printers) console[name] = print;
  }
}

function coordinate(value: unknown): number {
  const number = finite(value);
  if (number === undefined) throw damaged("the font draws to a place that is no number");
  return number;
}
