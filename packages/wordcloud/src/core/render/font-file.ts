import { outlineBounds } from "@side-projects/raster";
import { ByteWriter } from "./byte-writer.ts";
import { cffTable, type FontGlyph, UNITS } from "./cff-table.ts";

/** Characters and their glyphs, to be made a font file of. */
export interface FontSource {
  /** Letters, digits and "-" only. */
  readonly family: string;
  /** Above the baseline at font size 1, positive. */
  readonly ascender: number;
  /** Below the baseline at font size 1, positive. */
  readonly descender: number;
  /** At least one; codes up to 0xfffe, rising. */
  readonly glyphs: readonly FontGlyph[];
}

/** What all sums of a font file add up to with the number that its head holds for that. */
const MAGIC_SUM = 0xb1b0afba;

/** An OpenType font file of just these characters (ISO/IEC 14496-22): same glyphs, same bytes. */
export function fontFile(source: FontSource): Uint8Array {
  const { family, glyphs } = source;
  const extent = extentOf(glyphs);
  const tables: readonly [string, Uint8Array][] = [
    ["CFF ", cffTable(family, glyphs)],
    ["OS/2", os2Table(source)],
    ["cmap", cmapTable(glyphs)],
    ["head", headTable(extent)],
    ["hhea", hheaTable(source, extent)],
    ["hmtx", hmtxTable(glyphs)],
    [
      "maxp",
      new ByteWriter()
        .u32(0x5000)
        .u16(glyphs.length + 1)
        .finish(),
    ],
    ["name", nameTable(family)],
    ["post", new ByteWriter().u32(0x30000, 0, 0, 0, 0, 0, 0, 0).finish()],
  ];
  const directory = new ByteWriter().ascii("OTTO").u16(tables.length, ...searchOf(tables.length, 16));
  const body = new ByteWriter();
  const begin = directory.length + 16 * tables.length;
  let head = 0;
  for (const [tag, table] of tables) {
    if (tag === "head") head = begin + body.length;
    directory.ascii(tag).u32(sumOf(table), begin + body.length, table.length);
    body.bytes(table).u8(...new Array<number>(-table.length & 3).fill(0));
  }
  const file = directory.bytes(body.finish()).finish();
  file.set(new ByteWriter().u32(MAGIC_SUM - sumOf(file)).finish(), head + 8);
  return file;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly advance: number;
}

function extentOf(glyphs: readonly FontGlyph[]): Extent {
  let [left, right, bottom, top, advance] = [0, 0, 0, 0, 0];
  for (const { outline, advance: own } of glyphs) {
    advance = Math.max(advance, Math.round(own * UNITS));
    const box = outlineBounds(outline);
    if (box === undefined) continue;
    left = Math.min(left, Math.floor(box.left * UNITS));
    right = Math.max(right, Math.ceil(box.right * UNITS));
    bottom = Math.min(bottom, Math.floor(-box.bottom * UNITS));
    top = Math.max(top, Math.ceil(-box.top * UNITS));
  }
  return { left, right, bottom, top, advance };
}

function headTable({ left, right, bottom, top }: Extent): Uint8Array {
  const table = new ByteWriter().u32(0x10000, 0x10000, 0, 0x5f0f3cf5).u16(0, UNITS);
  // No date, so that the same glyphs are the same file.
  return table.u32(0, 0, 0, 0).u16(left, bottom, right, top, 0, 3, 2, 0, 0).finish();
}

function hheaTable({ ascender, descender, glyphs }: FontSource, { left, right, advance }: Extent): Uint8Array {
  const lines = [Math.round(ascender * UNITS), -Math.round(descender * UNITS), 0];
  const table = new ByteWriter().u32(0x10000).u16(...lines, advance, left, 0, right, 1, 0, 0, 0, 0, 0, 0, 0);
  return table.u16(glyphs.length + 1).finish();
}

function hmtxTable(glyphs: readonly FontGlyph[]): Uint8Array {
  const table = new ByteWriter().u16(UNITS / 2, 0);
  for (const { advance, outline } of glyphs) {
    table.u16(Math.round(advance * UNITS), Math.floor((outlineBounds(outline)?.left ?? 0) * UNITS));
  }
  return table.finish();
}

/** Format 4, a segment a character. */
function cmapTable(glyphs: readonly FontGlyph[]): Uint8Array {
  const codes = [...glyphs.map(({ code }) => code), 0xffff];
  const count = codes.length;
  const deltas = codes.map((code, i) => (code === 0xffff ? 1 : i + 1 - code));
  const table = new ByteWriter().u16(0, 1, 3, 1).u32(12);
  table.u16(4, 16 + 8 * count, 0, 2 * count, ...searchOf(count, 2));
  return table.u16(...codes, 0, ...codes, ...deltas, ...new Array<number>(count).fill(0)).finish();
}

function os2Table({ ascender, descender, glyphs }: FontSource): Uint8Array {
  const [rise, fall] = [Math.round(ascender * UNITS), Math.round(descender * UNITS)];
  const [first = 0, last = 0] = [glyphs[0]?.code, glyphs.at(-1)?.code];
  const table = new ByteWriter().u16(4, UNITS / 2, 400, 5, 0);
  // Sizes and places of subscript, superscript and strikeout, and the family's class.
  table.u16(650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0);
  // Ten bytes of style, four of character ranges, the maker.
  table
    .u8(...new Array<number>(10).fill(0))
    .u32(0, 0, 0, 0)
    .ascii("    ");
  table.u16(0x40, first, last, rise, -fall, 0, rise, fall).u32(0, 0);
  return table.u16(Math.round(UNITS / 2), Math.round(0.7 * UNITS), 0, 32, 1).finish();
}

function nameTable(family: string): Uint8Array {
  const names: readonly [number, string][] = [
    [1, family],
    [2, "Regular"],
    [3, family],
    [4, family],
    [5, "Version 1.0"],
    [6, family],
  ];
  const table = new ByteWriter().u16(0, names.length, 6 + 12 * names.length);
  const text = new ByteWriter();
  for (const [id, name] of names) {
    table.u16(3, 1, 0x409, id, 2 * name.length, text.length);
    for (let i = 0; i < name.length; i++) text.u16(name.charCodeAt(i));
  }
  return table.bytes(text.finish()).finish();
}

/** Search range, entry selector and range shift of a list of so many entries. */
function searchOf(count: number, size: number): [number, number, number] {
  const selector = 31 - Math.clz32(count);
  const range = size << selector;
  return [range, selector, size * count - range];
}

/** Sum of a table's numbers of 32 bits, filled up with zeros. */
function sumOf(table: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < table.length; i++) sum = (sum + ((table[i] ?? 0) << (24 - 8 * (i & 3)))) | 0;
  return sum >>> 0;
}
