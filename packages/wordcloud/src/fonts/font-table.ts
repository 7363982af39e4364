import { CloudError } from "../core/error.ts";
import { decodeGlyph, type TableGlyph } from "./glyph-code.ts";
import { NumberReader } from "./varint.ts";

/*
 * The table of the embedded font: a header, then sections that are read where they lie, so that a cold start decodes
 * the glyphs of its words and nothing else. Numbers are little-endian.
 *
 *   0  "WCF1", 16 bytes that identify the inputs of the build
 *  20  u16 units per em, u16 ascender, u16 descender
 *  26  u16 glyphs, u16 code points, u16 kerning rows
 *  32  u32 start of each section in turn, then u32 end of the last
 *
 * family       name in ASCII
 * codes        u24 code point, sorted
 * codeGlyphs   u16 glyph of each code point
 * glyphStarts  u24 start of each glyph
 * glyphs       see glyph-code.ts
 * contourStarts u24 start of each contour
 * contours     see glyph-code.ts
 * firsts       u16 kerning row of each glyph as the first of a pair, 0 for none
 * seconds      u16 class of each glyph as the second of a pair, 0 for none
 * rowStarts    u24 start of each kerning row, the empty row 0 included
 * rows         number of entries, then for each: step to its class, kerning
 */
export const FONT_TABLE = {
  magic: "WCF1",
  digestAt: 4,
  digestLength: 16,
  metricsAt: 20,
  countsAt: 26,
  sectionsAt: 32,
  sections: [
    "family",
    "codes",
    "codeGlyphs",
    "glyphStarts",
    "glyphs",
    "contourStarts",
    "contours",
    "firsts",
    "seconds",
    "rowStarts",
    "rows",
  ],
} as const;

export type FontTableSection = (typeof FONT_TABLE.sections)[number];

/** A font read from a table of ours, in font units and y down. */
export interface FontTable {
  readonly family: string;
  readonly unitsPerEm: number;
  /** Above the baseline, positive. */
  readonly ascender: number;
  /** Below the baseline, positive. */
  readonly descender: number;
  readonly glyphCount: number;
  /** All code points that have a glyph, ascending. */
  codepoints(): readonly number[];
  /** Index of the glyph of a code point. */
  glyphOf(codepoint: number): number | undefined;
  glyph(index: number): TableGlyph;
  /** What is added to the advance of the first glyph where the second follows. */
  kerning(first: number, second: number): number;
}

/** Identifies the inputs that a table was built from; undefined where the bytes are no table. */
export function fontTableDigest(bytes: Uint8Array): string | undefined {
  if (bytes.length < FONT_TABLE.sectionsAt || ascii(bytes.subarray(0, 4)) !== FONT_TABLE.magic) return undefined;
  const digest = bytes.subarray(FONT_TABLE.digestAt, FONT_TABLE.digestAt + FONT_TABLE.digestLength);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Opens the table of a font. Glyphs are decoded when they are asked for and kept.
 *
 * @throws CloudError E_FONT when the bytes are no table or are cut short
 */
export function fontTable(bytes: Uint8Array): FontTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { sections, sectionsAt, metricsAt, countsAt } = FONT_TABLE;
  const end = sectionsAt + 4 * sections.length;
  if (fontTableDigest(bytes) === undefined || bytes.length < end + 4 || view.getUint32(end, true) !== bytes.length) {
    throw new CloudError("E_FONT", "the table of the embedded font is damaged", "build or install the package again");
  }
  const start = (section: FontTableSection): number => view.getUint32(sectionsAt + 4 * sections.indexOf(section), true);
  const u16 = (at: number): number => view.getUint16(at, true);
  const u24 = (at: number): number => u16(at) + 65536 * view.getUint8(at + 2);

  const glyphCount = u16(countsAt);
  const codeCount = u16(countsAt + 2);
  const codes = start("codes");
  const codeGlyphs = start("codeGlyphs");
  const glyphStarts = start("glyphStarts");
  const glyphs = start("glyphs");
  const contourStarts = start("contourStarts");
  const contours = start("contours");
  const firsts = start("firsts");
  const seconds = start("seconds");
  const rowStarts = start("rowStarts");
  const rows = start("rows");
  const decoded = new Map<number, TableGlyph>();
  const decodedRows = new Map<number, ReadonlyMap<number, number>>();
  const familyBytes = bytes.subarray(start("family"), codes);

  return {
    family: ascii(familyBytes),
    unitsPerEm: u16(metricsAt),
    ascender: u16(metricsAt + 2),
    descender: u16(metricsAt + 4),
    glyphCount,
    codepoints: () => Array.from({ length: codeCount }, (_, i) => u24(codes + 3 * i)),
    glyphOf(codepoint) {
      let low = 0;
      let high = codeCount - 1;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const code = u24(codes + 3 * middle);
        if (code === codepoint) return u16(codeGlyphs + 2 * middle);
        if (code < codepoint) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    },
    glyph(index) {
      const known = decoded.get(index);
      if (known !== undefined) return known;
      if (!(index >= 0 && index < glyphCount)) throw new RangeError(`the table has no glyph ${index}`);
      const glyph = decodeGlyph(
        new NumberReader(bytes, glyphs + u24(glyphStarts + 3 * index)),
        (contour) => new NumberReader(bytes, contours + u24(contourStarts + 3 * contour)),
      );
      decoded.set(index, glyph);
      return glyph;
    },
    kerning(first, second) {
      const row = u16(firsts + 2 * first);
      if (row === 0) return 0;
      let values = decodedRows.get(row);
      if (values === undefined) {
        values = readRow(new NumberReader(bytes, rows + u24(rowStarts + 3 * row)));
        decodedRows.set(row, values);
      }
      return values.get(u16(seconds + 2 * second)) ?? 0;
    },
  };
}

function readRow(reader: NumberReader): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  let column = 0;
  for (let count = reader.unsigned(); count > 0; count--) {
    column += reader.unsigned();
    values.set(column, reader.signed());
  }
  return values;
}

function ascii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
