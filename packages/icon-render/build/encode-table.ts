import { TABLE, type TableSection } from "../src/core/table.ts";
import { NumberWriter } from "../src/core/varint.ts";

/** An icon as the builder collected it. */
export interface TableIcon {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly codepoint: number;
  /** Further code points of the icon. */
  readonly codes: readonly number[];
  /** Index into {@link TableInput.glyphs} for each style. */
  readonly glyphs: readonly (number | undefined)[];
  /** Words that find the icon. */
  readonly terms: readonly string[];
}

export interface TableInput {
  readonly title: string;
  readonly styles: readonly string[];
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  readonly icons: readonly TableIcon[];
  /** Encoded glyphs. */
  readonly glyphs: readonly Uint8Array[];
  /** 16 bytes that identify the inputs. */
  readonly digest: Uint8Array;
}

/** Lays out the table that src/core/table.ts reads and describes. The same input gives the same bytes. */
export function encodeTable(input: TableInput): { bytes: Uint8Array; parts: Record<TableSection, number> } {
  const icons = [...input.icons].sort((a, b) => a.codepoint - b.codepoint);
  const names = icons.flatMap((icon, index) => [icon.name, ...icon.aliases].map((name) => ({ name, index })));
  names.sort((a, b) => (a.name < b.name ? -1 : 1));
  const place = new Map(names.map(({ name }, index) => [name, index]));
  if (place.size !== names.length) throw new Error("two icons share a name");
  const codes = icons.flatMap((icon, index) => icon.codes.map((code) => ({ code, index })));
  codes.sort((a, b) => a.code - b.code);
  const nameEnds = [0];
  for (const { name } of names) nameEnds.push((nameEnds.at(-1) ?? 0) + name.length);
  const glyphStarts = [0];
  for (const glyph of input.glyphs) glyphStarts.push((glyphStarts.at(-1) ?? 0) + glyph.length);

  const aliases = icons.map((icon) =>
    integers(
      2,
      [...icon.aliases].sort().map((name) => place.get(name) ?? 0),
    ),
  );
  const aliasStarts = [0];
  for (const group of aliases) aliasStarts.push((aliasStarts.at(-1) ?? 0) + group.length / 2);

  const sections: Record<TableSection, Uint8Array> = {
    strings: Buffer.from([input.title, ...input.styles].join("\n"), "ascii"),
    nameEnds: integers(2, nameEnds),
    nameText: Buffer.from(names.map(({ name }) => name).join(""), "ascii"),
    nameIcons: integers(
      2,
      names.map(({ index }) => index),
    ),
    icons: Buffer.concat([
      ...icons.flatMap((icon, index) => [
        integers(3, [icon.codepoint]),
        integers(2, [place.get(icon.name) ?? 0, aliasStarts[index] ?? 0]),
        integers(
          2,
          icon.glyphs.map((glyph) => glyph ?? TABLE.noGlyph),
        ),
      ]),
      integers(3, [0]),
      integers(2, [0, aliasStarts.at(-1) ?? 0]),
    ]),
    aliases: Buffer.concat(aliases),
    codes: Buffer.concat(codes.map(({ code, index }) => Buffer.concat([integers(3, [code]), integers(2, [index])]))),
    glyphStarts: integers(3, glyphStarts),
    glyphs: Buffer.concat(input.glyphs),
    terms: encodeTerms(icons.map((icon) => icon.terms)),
  };

  const header = Buffer.alloc(TABLE.sectionsAt);
  header.write(TABLE.magic, 0, "ascii");
  header.set(input.digest.subarray(0, TABLE.digestLength), TABLE.digestAt);
  header.set(integers(2, [input.unitsPerEm, input.ascender, input.descender, input.styles.length]), TABLE.metricsAt);
  header.set(integers(2, [icons.length, names.length, codes.length, input.glyphs.length]), TABLE.countsAt);
  const starts = [TABLE.sectionsAt + 4 * (TABLE.sections.length + 1)];
  for (const name of TABLE.sections) starts.push((starts.at(-1) ?? 0) + sections[name].length);
  const bytes = Buffer.concat([header, integers(4, starts), ...TABLE.sections.map((name) => sections[name])]);
  const parts = {
    strings: sections.strings.length,
    nameEnds: sections.nameEnds.length,
    nameText: sections.nameText.length,
    nameIcons: sections.nameIcons.length,
    icons: sections.icons.length,
    aliases: sections.aliases.length,
    codes: sections.codes.length,
    glyphStarts: sections.glyphStarts.length,
    glyphs: sections.glyphs.length,
    terms: sections.terms.length,
  };
  return { bytes, parts };
}

function integers(size: 2 | 3 | 4, values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntLE(value, size * index, size);
  return bytes;
}

function encodeTerms(termsOfIcons: readonly (readonly string[])[]): Uint8Array {
  const words = [...new Set(termsOfIcons.flat())].sort((a, b) => (a < b ? -1 : 1));
  const place = new Map(words.map((word, index) => [word, index]));
  const out = new NumberWriter();
  out.unsigned(words.length);
  for (const word of words) {
    const text = Buffer.from(word, "utf8");
    out.unsigned(text.length);
    for (const byte of text) out.byte(byte);
  }
  for (const terms of termsOfIcons) {
    out.unsigned(terms.length);
    let previous = 0;
    for (const index of terms.map((term) => place.get(term) ?? 0).sort((a, b) => a - b)) {
      out.unsigned(index - previous);
      previous = index;
    }
  }
  return out.bytes();
}
