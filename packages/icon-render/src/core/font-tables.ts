import { damaged } from "./damaged.ts";

/** The tables of a bare font by their tags of four characters. */
export type FontTables = ReadonlyMap<string, DataView>;

const HEADER = 12;
const RECORD = 16;

/**
 * Reads the directory of a bare font. A table that reaches past the end of the file is cut there.
 *
 * @throws IconError E_FONT when a table is listed twice
 * @throws RangeError when the directory reaches past the end of the file
 */
export function fontTables(sfnt: DataView): FontTables {
  const tables = new Map<string, DataView>();
  for (const record of recordsOf(sfnt)) {
    const tag = tagAt(sfnt, record);
    if (tables.has(tag)) throw damaged("the font lists a table twice");
    const start = Math.min(sfnt.getUint32(record + 8), sfnt.byteLength);
    const length = Math.min(sfnt.getUint32(record + 12), sfnt.byteLength - start);
    tables.set(tag, new DataView(sfnt.buffer, sfnt.byteOffset + start, length));
  }
  return tables;
}

/** Overwrites the tags of all tables but the kept ones, so that a parser passes over the others. */
export function hideTables(sfnt: DataView, kept: ReadonlySet<string>): void {
  for (const record of recordsOf(sfnt)) {
    if (!kept.has(tagAt(sfnt, record))) sfnt.setUint32(record, 0);
  }
}

function recordsOf(sfnt: DataView): number[] {
  return Array.from({ length: sfnt.getUint16(4) }, (_, i) => HEADER + RECORD * i);
}

export function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
}
