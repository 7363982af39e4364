import { checkCff } from "./cff-check.ts";
import { damaged } from "./damaged.ts";
import type { FontTables } from "./font-tables.ts";

const CODEPOINTS = 0x110000;
const MOST_NAME_BYTES = 1 << 22;
const VARIATION_SEQUENCES = 14;

/**
 * Refuses tables whose counts and ranges would keep a parser busy far beyond their size. Everything else that may be
 * wrong with them is left to the parser.
 *
 * @throws IconError E_FONT when a table would not end
 * @throws RangeError when a table points past its end
 */
export function checkFont(tables: FontTables): void {
  const [cmap, name] = [tables.get("cmap"), tables.get("name")];
  if (cmap !== undefined) checkCmap(cmap);
  if (name !== undefined) checkNames(name);
  const glyphCount = tables.get("maxp")?.getUint16(4) ?? 0;
  for (const tag of ["CFF ", "CFF2"]) {
    const cff = tables.get(tag);
    if (cff !== undefined) checkCff(cff, glyphCount);
  }
}

/** A parser walks every code point of every range, so ranges that overlap by the billion would never end. */
function checkCmap(cmap: DataView): void {
  const maps = new Set<number>();
  for (let i = 0; i < cmap.getUint16(2); i++) maps.add(cmap.getUint32(4 + 8 * i + 4));
  let walked = 0;
  for (const map of maps) {
    const left = 4 * CODEPOINTS - walked;
    walked += rangesIn(cmap, map, Math.min(left, CODEPOINTS));
  }
}

function rangesIn(cmap: DataView, map: number, limit: number): number {
  const format = cmap.getUint16(map);
  if (format === VARIATION_SEQUENCES) return sequencesIn(cmap, map, limit);
  let count = 0;
  const add = (start: number, end: number): void => {
    count += Math.max(1, end - start + 1);
    if (count > limit) throw damaged("the font maps more code points than there are");
  };
  if (format === 4) {
    const segments = cmap.getUint16(map + 6) >> 1;
    for (let i = 0; i < segments; i++) {
      add(cmap.getUint16(map + 16 + 2 * (segments + i)), cmap.getUint16(map + 14 + 2 * i));
    }
  } else if (format === 12 || format === 13) {
    const groups = cmap.getUint32(map + 12);
    for (let i = 0; i < groups; i++) add(cmap.getUint32(map + 16 + 12 * i), cmap.getUint32(map + 20 + 12 * i));
  }
  return count;
}

function sequencesIn(cmap: DataView, map: number, limit: number): number {
  let count = 0;
  const selectors = cmap.getUint32(map + 6);
  for (let i = 0; i < selectors; i++) {
    for (const list of [cmap.getUint32(map + 13 + 11 * i), cmap.getUint32(map + 17 + 11 * i)]) {
      count += 1 + (list === 0 ? 0 : cmap.getUint32(map + list));
    }
    if (count > limit) throw damaged("the font has more variation sequences than code points");
  }
  return count;
}

/** Names may share their bytes, but all of them together are read in full. */
function checkNames(name: DataView): void {
  let bytes = 0;
  for (let i = 0; i < name.getUint16(2); i++) bytes += name.getUint16(6 + 12 * i + 8);
  if (bytes > MOST_NAME_BYTES) throw damaged("the font's names take more than 4 MB");
}
