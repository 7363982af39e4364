import { IconError } from "./error.ts";
import { decodeGlyph } from "./glyph-code.ts";
import type { Glyph, IconEntry, IconSource, Style } from "./icon.ts";
import { NumberReader } from "./varint.ts";

/*
 * The outline table: a header, then sections of fixed records that are searched where they lie, so that a cold start
 * reads one name and one glyph. Numbers are little-endian.
 *
 *   0  "ICN1", 16 bytes that identify the inputs of the build
 *  20  u16 units per em, u16 ascender, u16 descender, u16 styles
 *  28  u16 icons, u16 names, u16 further code points, u16 glyphs
 *  36  u32 start of each section in turn, then u32 end of the last
 *
 * strings      title and style names, a line each
 * nameEnds     u16 start of each name, then the end of the last
 * nameText     names and aliases in ASCII, sorted
 * nameIcons    u16 icon of each name
 * icons        by code point: u24 code point, u16 primary name, u16 start of its aliases, u16 glyph for each style
 *              (65535 for none); then one more code point, name and start, where the last aliases end
 * aliases      u16 name, grouped by icon
 * codes        by code point: u24 further code point, u16 icon
 * glyphStarts  u24 start of each glyph
 * glyphs       see glyph-code.ts
 * terms        the dictionary (count, then length and UTF-8 bytes of each word), then words of each icon
 */
export const TABLE = {
  magic: "ICN1",
  digestAt: 4,
  digestLength: 16,
  metricsAt: 20,
  countsAt: 28,
  sectionsAt: 36,
  sections: [
    "strings",
    "nameEnds",
    "nameText",
    "nameIcons",
    "icons",
    "aliases",
    "codes",
    "glyphStarts",
    "glyphs",
    "terms",
  ],
  iconRecord: 7,
  codeRecord: 5,
  noGlyph: 0xffff,
} as const;

export type TableSection = (typeof TABLE.sections)[number];

/** How the names of a table may be decorated. */
export type NameDecorations = Pick<IconSource, "prefixes" | "styleClasses">;

/** Identifies the inputs that a table was built from, in hexadecimal; undefined where the bytes are no table. */
export function tableDigest(bytes: Uint8Array): string | undefined {
  if (ascii(bytes, 0, TABLE.digestAt) !== TABLE.magic) return undefined;
  const digest = bytes.subarray(TABLE.digestAt, TABLE.digestAt + TABLE.digestLength);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The icons of an outline table, read in place.
 *
 * @throws IconError E_FONT when the bytes are no table or are cut short
 */
export function tableSource(bytes: Uint8Array, decorations: NameDecorations): IconSource {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectionsEnd = TABLE.sectionsAt + 4 * (TABLE.sections.length + 1);
  if (
    tableDigest(bytes) === undefined ||
    bytes.length < sectionsEnd ||
    view.getUint32(sectionsEnd - 4, true) !== bytes.length
  ) {
    throw new IconError("E_FONT", "the outline table is damaged", "build the package again");
  }
  const start = (section: TableSection): number =>
    view.getUint32(TABLE.sectionsAt + 4 * TABLE.sections.indexOf(section), true);
  const u16 = (at: number): number => view.getUint16(at, true);
  const u24 = (at: number): number => u16(at) + 65536 * view.getUint8(at + 2);

  const unitsPerEm = u16(TABLE.metricsAt);
  const ascender = u16(TABLE.metricsAt + 2);
  const descender = u16(TABLE.metricsAt + 4);
  const styleCount = u16(TABLE.metricsAt + 6);
  const iconCount = u16(TABLE.countsAt);
  const nameCount = u16(TABLE.countsAt + 2);
  const codeCount = u16(TABLE.countsAt + 4);
  const iconRecord = TABLE.iconRecord + 2 * styleCount;
  const nameEnds = start("nameEnds");
  const nameText = start("nameText");
  const nameIcons = start("nameIcons");
  const icons = start("icons");
  const aliases = start("aliases");
  const codes = start("codes");
  const glyphStarts = start("glyphStarts");
  const glyphs = start("glyphs");
  const [title = "", ...styles] = ascii(bytes, start("strings"), nameEnds).split("\n");

  const nameAt = (name: number): string => {
    return ascii(bytes, nameText + u16(nameEnds + 2 * name), nameText + u16(nameEnds + 2 * name + 2));
  };
  const glyphOf = (icon: number, style: Style): number => {
    const index = styles.indexOf(style);
    return index < 0 ? TABLE.noGlyph : u16(icons + iconRecord * icon + TABLE.iconRecord + 2 * index);
  };

  let allNames: readonly string[] | undefined;
  let allTerms: readonly (readonly string[])[] | undefined;

  return {
    title,
    styles,
    ...decorations,
    names() {
      allNames ??= Array.from({ length: nameCount }, (_, name) => nameAt(name));
      return allNames;
    },
    byName(name) {
      const found = search(nameCount, (index) => {
        const other = nameAt(index);
        if (other === name) return 0;
        return other < name ? -1 : 1;
      });
      return found === undefined ? undefined : u16(nameIcons + 2 * found);
    },
    byCodepoint(codepoint) {
      const primary = search(iconCount, (index) => u24(icons + iconRecord * index) - codepoint);
      if (primary !== undefined) return primary;
      const further = search(codeCount, (index) => u24(codes + TABLE.codeRecord * index) - codepoint);
      return further === undefined ? undefined : u16(codes + TABLE.codeRecord * further + 3);
    },
    primaryName: (icon) => nameAt(u16(icons + iconRecord * icon + 3)),
    entry(icon): IconEntry {
      const record = icons + iconRecord * icon;
      const name = nameAt(u16(record + 3));
      const further: string[] = [];
      const end = u16(record + iconRecord + 5);
      for (let alias = u16(record + 5); alias < end; alias++) further.push(nameAt(u16(aliases + 2 * alias)));
      return {
        name,
        codepoint: u24(record),
        styles: styles.filter((style) => glyphOf(icon, style) !== TABLE.noGlyph),
        aliases: further,
        label: labelOf(name),
      };
    },
    glyph(icon, style): Glyph | undefined {
      const glyph = glyphOf(icon, style);
      if (glyph === TABLE.noGlyph) return undefined;
      return { ...decodeGlyph(bytes, glyphs + u24(glyphStarts + 3 * glyph)), unitsPerEm, ascender, descender };
    },
    terms(icon) {
      allTerms ??= readTerms(bytes, start("terms"), iconCount);
      return allTerms[icon] ?? [];
    },
  };
}

function search(count: number, compare: (index: number) => number): number | undefined {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const order = compare(middle);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function labelOf(name: string): string {
  return name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

function readTerms(bytes: Uint8Array, at: number, iconCount: number): string[][] {
  const reader = new NumberReader(bytes, at);
  const words = Array.from({ length: reader.unsigned() }, () => {
    const encoded = Array.from({ length: reader.unsigned() }, () => `%${reader.byte().toString(16).padStart(2, "0")}`);
    return decodeURIComponent(encoded.join(""));
  });
  return Array.from({ length: iconCount }, () => {
    let word = 0;
    return Array.from({ length: reader.unsigned() }, () => {
      word += reader.unsigned();
      return words[word] ?? "";
    });
  });
}
