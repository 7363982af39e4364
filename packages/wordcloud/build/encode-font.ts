import { FONT_TABLE, type FontTableSection } from "../src/fonts/font-table.ts";
import { NumberWriter } from "../src/fonts/varint.ts";
import type { KerningClasses } from "./kerning-classes.ts";

export interface FontTableInput {
  readonly family: string;
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  /** Glyph of each code point. */
  readonly codepoints: ReadonlyMap<number, number>;
  /** Encoded glyphs. */
  readonly glyphs: readonly Uint8Array[];
  /** Encoded contours. */
  readonly contours: readonly Uint8Array[];
  readonly kerning: KerningClasses;
  /** 16 bytes that identify the inputs. */
  readonly digest: Uint8Array;
}

/** Lays out the table that src/fonts/font-table.ts reads and describes. The same input gives the same bytes. */
export function encodeFontTable(input: FontTableInput): { bytes: Uint8Array; parts: Record<FontTableSection, number> } {
  const codes = [...input.codepoints].sort(([a], [b]) => a - b);
  const rows = input.kerning.rows.map(encodeRow);
  const sections: Record<FontTableSection, Uint8Array> = {
    family: Buffer.from(input.family, "ascii"),
    codes: integers(
      3,
      codes.map(([code]) => code),
    ),
    codeGlyphs: integers(
      2,
      codes.map(([, glyph]) => glyph),
    ),
    glyphStarts: integers(3, startsOf(input.glyphs)),
    glyphs: Buffer.concat(input.glyphs),
    contourStarts: integers(3, startsOf(input.contours)),
    contours: Buffer.concat(input.contours),
    firsts: integers(2, input.kerning.firsts),
    seconds: integers(2, input.kerning.seconds),
    rowStarts: integers(3, startsOf(rows)),
    rows: Buffer.concat(rows),
  };
  const header = Buffer.alloc(FONT_TABLE.sectionsAt);
  header.write(FONT_TABLE.magic, 0, "ascii");
  header.set(input.digest.subarray(0, FONT_TABLE.digestLength), FONT_TABLE.digestAt);
  header.set(integers(2, [input.unitsPerEm, input.ascender, input.descender]), FONT_TABLE.metricsAt);
  header.set(integers(2, [input.glyphs.length, codes.length, rows.length]), FONT_TABLE.countsAt);
  const ordered = FONT_TABLE.sections.map((name) => sections[name]);
  const first = FONT_TABLE.sectionsAt + 4 * (ordered.length + 1);
  const starts = [...startsOf(ordered), ordered.reduce((sum, { length }) => sum + length, 0)];
  const bytes = Buffer.concat([
    header,
    integers(
      4,
      starts.map((start) => first + start),
    ),
    ...ordered,
  ]);
  const parts = {
    family: sections.family.length,
    codes: sections.codes.length,
    codeGlyphs: sections.codeGlyphs.length,
    glyphStarts: sections.glyphStarts.length,
    glyphs: sections.glyphs.length,
    contourStarts: sections.contourStarts.length,
    contours: sections.contours.length,
    firsts: sections.firsts.length,
    seconds: sections.seconds.length,
    rowStarts: sections.rowStarts.length,
    rows: sections.rows.length,
  };
  return { bytes, parts };
}

function encodeRow(row: ReadonlyMap<number, number>): Uint8Array {
  const out = new NumberWriter();
  out.unsigned(row.size);
  let column = 0;
  for (const [second, kerning] of row) {
    out.unsigned(second - column);
    out.signed(kerning);
    column = second;
  }
  return out.bytes();
}

function startsOf(blocks: readonly Uint8Array[]): number[] {
  let at = 0;
  return blocks.map(({ length }) => {
    at += length;
    return at - length;
  });
}

function integers(size: 2 | 3 | 4, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntLE(value, size * index, size);
  return bytes;
}
