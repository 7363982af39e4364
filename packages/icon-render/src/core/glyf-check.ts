import { damaged } from "./damaged.ts";
import type { FontTables } from "./font-tables.ts";

const MOST_PAIRS = 1 << 26;

/**
 * Refuses a glyph of the glyf table whose contours do not follow each other, or are so many that a parser which looks up
 * each point among the ends of all contours would not end. Composite glyphs pass, and so does every glyph of a font
 * without a glyf table.
 *
 * @throws IconError E_FONT when the glyph is such a one
 * @throws RangeError when the glyph lies outside its table
 */
export function checkGlyph(tables: FontTables, glyph: number): void {
  const [glyf, loca, head] = [tables.get("glyf"), tables.get("loca"), tables.get("head")];
  if (glyf === undefined || loca === undefined || head === undefined) return;
  const long = head.getInt16(50) !== 0;
  const offset = (index: number): number => (long ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index));
  const start = offset(glyph);
  if (start === offset(glyph + 1)) return;
  const contours = glyf.getInt16(start);
  let last = -1;
  for (let i = 0; i < contours; i++) {
    const end = glyf.getUint16(start + 10 + 2 * i);
    if (end <= last) throw damaged(`the contours of glyph ${glyph} are in no order`);
    last = end;
  }
  if (contours * (last + 1) > MOST_PAIRS) throw damaged(`glyph ${glyph} has too many contours and points`);
}
