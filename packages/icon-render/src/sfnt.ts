import type { Outline } from "@side-projects/raster";
import { IconError } from "./core/error.ts";
import { outlineFromCommands, type PathCommand } from "./core/path-commands.ts";

/** Largest font that is read, in bytes, packed as well as unpacked. */
export const MAX_FONT_BYTES: number = 64 * 1024 * 1024;

/** A font file opened for reading: metrics, code points and the outlines of single glyphs. */
export interface FontReader {
  /** Family name, empty where the font has none. */
  readonly family: string;
  readonly unitsPerEm: number;
  /** Height of a line above the baseline in font units, positive. */
  readonly ascender: number;
  /** Depth of a line below the baseline in font units, positive. */
  readonly descender: number;
  readonly glyphCount: number;
  /** Glyph of each code point of the font. */
  readonly codepoints: ReadonlyMap<number, number>;
  /** @throws IconError E_FONT when the glyph is broken */
  outline(glyph: number): Outline;
  advance(glyph: number): number;
  /** The font's own name of a glyph, where it has one. */
  glyphName(glyph: number): string | undefined;
  /** Glyphs that stand for a whole word of ASCII characters, as in Material Icons. */
  ligatures(): Map<string, number>;
}

/**
 * Opens an otf, ttf, woff or woff2 font. The parsers are imported here, so that work without a font file never loads
 * them.
 *
 * @throws IconError E_FONT when the bytes are no such font, are damaged, or unpack to more than 64 MB
 */
export async function openFont(bytes: Uint8Array): Promise<FontReader> {
  const kind = kindOf(bytes);
  if (kind === undefined) {
    throw new IconError("E_FONT", "the file is no otf, ttf, woff or woff2 font", "give the font file itself");
  }
  if (bytes.length > MAX_FONT_BYTES || unpackedSize(bytes, kind) > MAX_FONT_BYTES) {
    throw new IconError("E_FONT", "the font takes more than 64 MB", "use a subset of it");
  }
  const sfnt = kind === "woff2" ? await unpackWoff2(bytes) : bytes;
  refuseEndlessCmap(sfnt);
  const { default: opentype } = await import("opentype.js");
  return guarded("the font cannot be read", () => readerOf(opentype.parse(Uint8Array.from(sfnt).buffer)));
}

type FontKind = "sfnt" | "woff" | "woff2";

const SIGNATURES: ReadonlyMap<number, FontKind> = new Map([
  [0x00010000, "sfnt"],
  [0x74727565, "sfnt"],
  [0x4f54544f, "sfnt"],
  [0x774f4646, "woff"],
  [0x774f4632, "woff2"],
]);

function kindOf(bytes: Uint8Array): FontKind | undefined {
  return bytes.length < 12 ? undefined : SIGNATURES.get(viewOf(bytes).getUint32(0));
}

/** What the header says the tables take unpacked; checked before anything is allocated for them. */
function unpackedSize(bytes: Uint8Array, kind: FontKind): number {
  const view = viewOf(bytes);
  if (kind === "sfnt" || bytes.length < 48) return bytes.length;
  if (kind === "woff2") return view.getUint32(16);
  const tables = view.getUint16(12);
  let size = 0;
  for (let i = 0; i < tables && 44 + 20 * (i + 1) <= bytes.length; i++) size += view.getUint32(44 + 20 * i + 12);
  return size;
}

let unpacking: Promise<unknown> = Promise.resolve();

/** The unpacker returns a view of its own memory, which the next call overwrites: so one at a time, and copied. */
function unpackWoff2(bytes: Uint8Array): Promise<Uint8Array> {
  const unpacked = unpacking.then(async () => {
    const { default: wawoff2 } = await import("wawoff2");
    const sfnt = await wawoff2.decompress(bytes).catch(() => undefined);
    if (!(sfnt instanceof Uint8Array)) throw damaged("the woff2 font cannot be unpacked");
    return Uint8Array.from(sfnt);
  });
  unpacking = unpacked.catch(() => undefined);
  return unpacked;
}

/** The parser walks every code point of every range, so ranges that overlap by the billion would never end. */
function refuseEndlessCmap(sfnt: Uint8Array): void {
  const view = viewOf(sfnt);
  guarded("the font's directory is damaged", () => {
    if (view.getUint32(0) === 0x774f4646) return;
    const tables = view.getUint16(4);
    for (let i = 0; i < tables; i++) {
      const record = 12 + 16 * i;
      if (view.getUint32(record) !== 0x636d6170) continue;
      const cmap = view.getUint32(record + 8);
      for (let j = 0; j < view.getUint16(cmap + 2); j++) {
        const map = cmap + view.getUint32(cmap + 4 + 8 * j + 4);
        const format = view.getUint16(map);
        if (format !== 12 && format !== 13) continue;
        let codepoints = 0;
        for (let group = 0; group < view.getUint32(map + 12); group++) {
          const at = map + 16 + 12 * group;
          codepoints += view.getUint32(at + 4) - view.getUint32(at) + 1;
        }
        if (codepoints > 0x110000) throw damaged("the font maps more code points than there are");
      }
    }
  });
}

function readerOf(font: unknown): FontReader {
  const root = record(font);
  const tables = record(root.tables);
  const glyphs = record(root.glyphs);
  const unitsPerEm = finite(root.unitsPerEm) ?? 0;
  const glyphCount = finite(glyphs.length) ?? 0;
  if (unitsPerEm < 16 || unitsPerEm > 16384 || glyphCount < 1) throw damaged("the font has no em size or no glyphs");
  const codepoints = codepointsOf(record(record(tables.cmap).glyphIndexMap), glyphCount);
  const { ascender, descender } = lineBox(root, unitsPerEm);
  const glyphAt = (glyph: number): Record<string, unknown> => {
    const get = glyphs.get;
    return typeof get === "function" ? record(get.call(glyphs, glyph)) : {};
  };
  return {
    family: familyOf(root),
    unitsPerEm,
    ascender,
    descender,
    glyphCount,
    codepoints,
    outline: (glyph) =>
      guarded(`glyph ${glyph} of the font is damaged`, () => {
        return outlineFromCommands(list(record(glyphAt(glyph).path).commands).map(pathCommand));
      }),
    advance: (glyph) =>
      guarded(`glyph ${glyph} of the font is damaged`, () => {
        return Math.max(0, finite(glyphAt(glyph).advanceWidth) ?? unitsPerEm);
      }),
    glyphName: (glyph) =>
      guarded(`glyph ${glyph} of the font is damaged`, () => {
        const { name } = glyphAt(glyph);
        return typeof name === "string" && name !== "" ? name : undefined;
      }),
    ligatures: () =>
      guarded("the font's ligatures are damaged", () => ligaturesOf(record(root.substitution), codepoints)),
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

function ligaturesOf(
  substitution: Record<string, unknown>,
  codepoints: ReadonlyMap<number, number>,
): Map<string, number> {
  const { getLigatures, getDefaultScriptName } = substitution;
  const words = new Map<string, number>();
  if (typeof getLigatures !== "function" || typeof getDefaultScriptName !== "function") return words;
  const characters = new Map<number, string>();
  for (let code = 0x20; code < 0x7f; code++) {
    const glyph = codepoints.get(code);
    if (glyph !== undefined && !characters.has(glyph)) characters.set(glyph, String.fromCharCode(code));
  }
  const script: unknown = getDefaultScriptName.call(substitution);
  for (const feature of LIGATURE_FEATURES) {
    for (const ligature of list(getLigatures.call(substitution, feature, script))) {
      const { sub, by } = record(ligature);
      const word = list(sub).map((glyph) => (typeof glyph === "number" ? characters.get(glyph) : undefined));
      const glyph = finite(by);
      if (glyph !== undefined && word.every((character) => character !== undefined)) words.set(word.join(""), glyph);
    }
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

function damaged(problem: string): IconError {
  return new IconError("E_FONT", problem, "check that the file opens elsewhere, or get it again");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function record(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw damaged("the font lacks a table that it needs");
  return value;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function finite(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function coordinate(value: unknown): number {
  const number = finite(value);
  if (number === undefined) throw damaged("the font draws to a place that is no number");
  return number;
}
