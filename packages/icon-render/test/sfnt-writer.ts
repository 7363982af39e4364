/** Bytes of a number, most significant first. */
export function bytesOf(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => (value >>> (8 * (size - 1 - i))) & 0xff);
}

const u16 = (...values: readonly number[]): number[] => values.flatMap((value) => bytesOf(value, 2));
const u32 = (...values: readonly number[]): number[] => values.flatMap((value) => bytesOf(value, 4));

export type Bytes = readonly number[];

/** A bare font of some tables. */
export function writeSfnt(version: number, tables: Readonly<Record<string, Bytes>>): Uint8Array {
  const directory: number[] = [...u32(version), ...u16(Object.keys(tables).length, 0, 0, 0)];
  const body: number[] = [];
  const start = 12 + 16 * Object.keys(tables).length;
  for (const [tag, bytes] of Object.entries(tables)) {
    directory.push(...[...tag].map((c) => c.charCodeAt(0)), ...u32(0, start + body.length, bytes.length));
    body.push(...bytes, ...new Array<number>(-bytes.length & 3).fill(0));
  }
  return Uint8Array.from([...directory, ...body]);
}

/** Tables that every font has. Glyph 1 and those after it stand for U+E001 and those after it. */
function commonTables(glyphs: number): Record<string, Bytes> {
  const head = new Array<number>(54).fill(0);
  head.splice(12, 4, ...u32(0x5f0f3cf5));
  head.splice(18, 2, ...u16(1000));
  head.splice(50, 2, ...u16(1));
  const name = [..."Test"].flatMap((c) => [0, c.charCodeAt(0)]);
  return {
    cmap: [...u16(0, 1, 3, 10), ...u32(12), ...u16(12, 0), ...u32(28, 0, 1, 0xe001, 0xe000 + glyphs - 1, 1)],
    head,
    hhea: [...u32(0x10000), ...u16(800, 0x10000 - 200, 0), ...new Array<number>(24).fill(0), ...u16(1)],
    hmtx: u16(1000, 0),
    maxp: [...u32(0x5000), ...u16(glyphs)],
    name: [...u16(0, 1, 18), ...u16(3, 1, 0x409, 1, name.length, 0), ...name],
    post: [...u32(0x30000), ...new Array<number>(28).fill(0)],
  };
}

/** Numbers and operators of a charstring or DICT: a number is an operand, a string like "14" an operator. */
export function program(...parts: readonly (number | `${number}`)[]): number[] {
  return parts.flatMap((part) => {
    if (typeof part === "number") return [28, ...u16((part + 0x10000) % 0x10000)];
    const operator = Number(part);
    return operator < 256 ? [operator] : [12, operator - 1200];
  });
}

/** An INDEX with offsets of four bytes. */
function writeIndex(items: readonly Bytes[], countSize = 2): number[] {
  if (items.length === 0) return bytesOf(0, countSize);
  let end = 1;
  const ends = items.map((item) => {
    end += item.length;
    return end;
  });
  return [...bytesOf(items.length, countSize), 4, ...u32(1, ...ends), ...items.flat()];
}

interface CffParts {
  readonly charStrings: readonly Bytes[];
  readonly globalSubrs?: readonly Bytes[];
  readonly localSubrs?: readonly Bytes[];
  /** Number of FDs that all use the same subroutines; 0 makes a font that is not keyed by CID. */
  readonly fontDicts?: number;
  /** The FDSelect table. */
  readonly fdSelect?: Bytes;
}

/** A CFF table. */
function writeCff({ charStrings, globalSubrs = [], localSubrs = [], fontDicts = 0, fdSelect }: CffParts): Bytes {
  const long = (value: number): number[] => [29, ...u32(value)];
  const strings = writeIndex([[..."Adobe"].map((c) => c.charCodeAt(0))]);
  const chars = writeIndex(charStrings);
  const privateDict = program(4, "19");
  const subrs = writeIndex([...localSubrs, [11]]);
  const write = (at: number): number[] => {
    const privateAt = at + chars.length;
    const fdAt = privateAt + privateDict.length + subrs.length;
    const owner = [...long(privateDict.length), ...long(privateAt), 18];
    const fonts = writeIndex(new Array<Bytes>(fontDicts).fill(owner));
    const top =
      fontDicts === 0
        ? [...long(at), 17, ...owner]
        : [
            ...program(391, 391, 0, "1230"),
            ...long(at),
            17,
            ...long(fdAt),
            12,
            36,
            ...long(fdAt + fonts.length),
            12,
            37,
          ];
    const before = [1, 0, 4, 4, ...writeIndex([[65]]), ...writeIndex([top]), ...strings, ...writeIndex(globalSubrs)];
    const select = fontDicts === 0 ? [] : [...fonts, ...(fdSelect ?? [0, ...charStrings.map(() => 0)])];
    return at === 0 ? before : [...before, ...chars, ...privateDict, ...subrs, ...select];
  };
  return write(write(0).length);
}

/** An otf font. */
export function writeOtf(parts: CffParts): Uint8Array {
  return writeSfnt(0x4f54544f, { "CFF ": writeCff(parts), ...commonTables(parts.charStrings.length) });
}

/** An otf font with a CFF2 table whose glyphs do not vary, though it says of 2 axes how they could. */
export function writeOtf2(charStrings: readonly Bytes[]): Uint8Array {
  const long = (value: number): number[] => [29, ...u32(value)];
  const chars = writeIndex(charStrings, 4);
  const privateDict = program(4, "19");
  const subrs = writeIndex([[139]], 4);
  const regions = [...u16(2, 1), ...u16(0, 0x4000, 0x4000, 0, 0x4000, 0x4000)];
  const data = [...u16(1, 0, 1, 0), 0];
  const store = [...u16(1), ...u32(12), ...u16(1), ...u32(12 + regions.length), ...regions, ...data];
  const charsAt = 5 + 19 + 4;
  const privateAt = charsAt + chars.length;
  const fontsAt = privateAt + privateDict.length + subrs.length;
  const fonts = writeIndex([[...long(privateDict.length), ...long(privateAt), 18]], 4);
  const storeAt = fontsAt + fonts.length;
  const top = [...long(charsAt), 17, ...long(fontsAt), 12, 36, ...long(storeAt), 24];
  const table = [2, 0, 5, ...u16(top.length), ...top, ...writeIndex([], 4), ...chars, ...privateDict, ...subrs];
  const cff2 = [...table, ...fonts, ...u16(store.length), ...store];
  return writeSfnt(0x4f54544f, { CFF2: cff2, ...commonTables(charStrings.length) });
}

/** A ttf font of glyphs as they stand in the glyf table. */
export function writeTtf(glyphs: readonly Bytes[], more: Readonly<Record<string, Bytes>> = {}): Uint8Array {
  let at = 0;
  const ends = glyphs.map((glyph) => {
    at += glyph.length;
    return at;
  });
  return writeSfnt(0x10000, { ...commonTables(glyphs.length), glyf: glyphs.flat(), loca: u32(0, ...ends), ...more });
}

/** A triangle as a simple glyph. */
export function triangle(): number[] {
  return [...u16(1, 0, 0, 500, 500, 2, 0), 1, 1, 1, ...u16(0, 500, 0x10000 - 250, 0, 0, 500)];
}

/** A composite glyph of other glyphs, each where it is. */
export function composite(...glyphs: readonly number[]): number[] {
  const parts = glyphs.flatMap((glyph, i) => u16(i + 1 < glyphs.length ? 0x23 : 3, glyph, 0, 0));
  return [...u16(0xffff, 0, 0, 0, 0), ...parts];
}

/** A GSUB table with one ligature subtable under "liga" of the default script. */
export function writeGsub(subtable: Bytes): number[] {
  const tag = (text: string): number[] => [...text].map((c) => c.charCodeAt(0));
  const scripts = [...u16(1), ...tag("DFLT"), ...u16(8, 4, 0, 0, 0xffff, 1, 0)];
  const features = [...u16(1), ...tag("liga"), ...u16(8, 0, 1, 0)];
  const lookups = u16(1, 4, 4, 0, 1, 8);
  const [first, second, third] = [10, 10 + scripts.length, 10 + scripts.length + features.length];
  return [...u32(0x10000), ...u16(first, second, third), ...scripts, ...features, ...lookups, ...subtable];
}
