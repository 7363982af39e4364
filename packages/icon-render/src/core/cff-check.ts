import { type CffDict, readDict } from "./cff-dict.ts";
import { type CffWalk, readIndex, spend, unsigned } from "./cff-index.ts";
import { damaged } from "./damaged.ts";

const CHAR_STRINGS = 17;
const PRIVATE = 18;
const SUBRS = 19;
const VARIATION_STORE = 24;
const FD_ARRAY = 0x0c24;
const FD_SELECT = 0x0c25;
const MOST_GLYPHS = 0xffff;

/**
 * Walks a CFF or CFF2 table as a parser does: INDEX structures, DICTs, local subroutines, FDSelect, variation store.
 * After Adobe, "The Compact Font Format Specification" (Technical Note 5176, 2003), and the OpenType chapter on CFF2.
 *
 * @param glyphCount number of glyphs by the maxp table; the table must have as many or more
 * @throws IconError E_FONT when an INDEX is no INDEX, or structures overlap so much that a parser would not end
 * @throws RangeError when something lies outside the table
 */
export function checkCff(table: DataView, glyphCount: number): void {
  const cff: CffWalk = { view: table, wide: table.getUint8(0) > 1, left: 4 * table.byteLength + 0x10000 };
  const dict = cff.wide ? topDict2(cff) : topDict(cff);
  const glyphs = readIndex(cff, place(dict, CHAR_STRINGS)).count;
  if (glyphs < glyphCount || glyphs > MOST_GLYPHS) throw damaged("the font has fewer or more outlines than glyphs");
  checkPrivate(cff, dict);
  const fonts = dict.has(FD_ARRAY) ? readIndex(cff, place(dict, FD_ARRAY)) : { count: 0, item: () => dict };
  for (let i = 0; i < fonts.count; i++) checkPrivate(cff, fonts.item(i));
  if (dict.has(FD_SELECT)) checkFdSelect(table, place(dict, FD_SELECT));
  if (cff.wide && dict.has(VARIATION_STORE)) checkVariations(cff, place(dict, VARIATION_STORE));
}

/** The parser takes the header of a CFF table for four bytes long, whatever it says itself. */
function topDict(cff: CffWalk): CffDict {
  const dicts = readIndex(cff, readIndex(cff, 4).end);
  const strings = readIndex(cff, dicts.end);
  readIndex(cff, strings.end);
  if (dicts.count !== 1) throw damaged("the font's outlines are not of one font");
  return dicts.item(0);
}

function topDict2(cff: CffWalk): CffDict {
  const start = cff.view.getUint8(2);
  const end = start + cff.view.getUint16(3);
  readIndex(cff, end);
  return readDict(cff.view, start, end);
}

/** The one operand of an operator, which says where in the table something is. */
function place(dict: CffDict, operator: number): number {
  const operands = dict.get(operator) ?? [];
  const [at = Number.NaN] = operands;
  if (operands.length !== 1 || !(at >= 0)) throw damaged("the font's outlines are nowhere");
  return at;
}

function checkPrivate(cff: CffWalk, dict: CffDict): void {
  const operands = dict.get(PRIVATE);
  if (operands === undefined) return;
  const [size = Number.NaN, start = Number.NaN] = operands;
  const end = start + size;
  if (operands.length !== 2 || !(size >= 0 && start >= 0 && end <= cff.view.byteLength)) {
    throw damaged("the font's outlines are nowhere");
  }
  spend(cff, size);
  const values = readDict(cff.view, start, end);
  const subrs = values.has(SUBRS) ? place(values, SUBRS) : 0;
  if (subrs !== 0) readIndex(cff, start + subrs);
}

/** Ranges that step back would list the glyphs between over and over. */
function checkFdSelect(view: DataView, at: number): void {
  const size = [0, 0, 0, 2, 4][view.getUint8(at)] ?? 0;
  const ranges = unsigned(view, at + 1, size);
  let last = -1;
  for (let i = 0; i <= ranges && size > 0; i++) {
    const first = unsigned(view, at + 1 + size + i * 1.5 * size, size);
    if (first <= last) throw damaged("the font's outlines are in no order");
    last = first;
  }
}

function checkVariations(cff: CffWalk, at: number): void {
  const { view } = cff;
  const store = at + 2;
  const regions = store + view.getUint32(store + 2);
  spend(cff, view.getUint16(regions + 2) * (1 + view.getUint16(regions)));
  for (let i = 0; i < view.getUint16(store + 6); i++) {
    const data = store + view.getUint32(store + 8 + 4 * i);
    spend(cff, (1 + view.getUint16(data)) * (1 + view.getUint16(data + 4)));
  }
}
