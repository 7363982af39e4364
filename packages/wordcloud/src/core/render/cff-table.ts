import type { Outline } from "@side-projects/raster";
import { ByteWriter } from "./byte-writer.ts";

/** Units per font size. A coordinate may be a fraction of them: the format has sixteen bits behind the point. */
export const UNITS = 1000;

/** A glyph at font size 1, y down. */
export interface FontGlyph {
  readonly code: number;
  readonly advance: number;
  readonly outline: Outline;
}

/** Path commands of an {@link Outline}. */
const [MOVE, LINE, QUAD, CUBIC] = [0, 1, 2, 3];
/** Operators of Type 2 charstrings (Adobe Technical Note 5177). */
const [RLINETO, RRCURVETO, ENDCHAR, RMOVETO] = [5, 8, 14, 21];
/** Operators of a top dict (Adobe Technical Note 5176). */
const [CHARSET, CHARSTRINGS, PRIVATE] = [15, 17, 18];
/** Strings that every font has without saying so; its own come after them. */
const STANDARD_STRINGS = 391;
const FIXED = 65_536;

/** The outlines of a font as its `CFF ` table; the first glyph is empty and stands for what is missing. */
export function cffTable(name: string, glyphs: readonly FontGlyph[]): Uint8Array {
  const names = indexOf([new ByteWriter().ascii(name).finish()]);
  const strings = indexOf(glyphs.map((_, i) => new ByteWriter().ascii(`g${i + 1}`).finish()));
  const subroutines = indexOf([]);
  const empty = new ByteWriter().u8(ENDCHAR).finish();
  const charstrings = indexOf([empty, ...glyphs.map(charstring)]);
  // One range: the strings in their order, for all glyphs but the first.
  const charset = new ByteWriter()
    .u8(2)
    .u16(STANDARD_STRINGS, glyphs.length - 1)
    .finish();
  const header = Uint8Array.of(1, 0, 4, 4);

  const top = (charsetAt: number): Uint8Array => {
    const charstringsAt = charsetAt + charset.length;
    const dict = new ByteWriter();
    dict.u8(29).u32(charsetAt).u8(CHARSET).u8(29).u32(charstringsAt).u8(CHARSTRINGS);
    dict
      .u8(29)
      .u32(0)
      .u8(29)
      .u32(charstringsAt + charstrings.length)
      .u8(PRIVATE);
    return indexOf([dict.finish()]);
  };
  const before = header.length + names.length + top(0).length + strings.length + subroutines.length;
  const table = new ByteWriter();
  for (const part of [header, names, top(before), strings, subroutines, charset, charstrings]) table.bytes(part);
  return table.finish();
}

function indexOf(items: readonly Uint8Array[]): Uint8Array {
  const index = new ByteWriter().u16(items.length);
  if (items.length === 0) return index.finish();
  index.u8(4);
  let offset = 1;
  index.u32(offset);
  for (const item of items) {
    offset += item.length;
    index.u32(offset);
  }
  for (const item of items) index.bytes(item);
  return index.finish();
}

function charstring({ outline: { ops, points }, advance }: FontGlyph): Uint8Array {
  const out = new ByteWriter();
  number(out, Math.round(advance * UNITS) * FIXED);
  let at = 0;
  let [x, y] = [0, 0];
  const to = (px: number, py: number): void => {
    const [nextX, nextY] = [Math.round(px * UNITS * FIXED), Math.round(-py * UNITS * FIXED)];
    number(out, nextX - x);
    number(out, nextY - y);
    [x, y] = [nextX, nextY];
  };
  const point = (i: number): [number, number] => [points[at + 2 * i] ?? 0, points[at + 2 * i + 1] ?? 0];
  for (const op of ops) {
    if (op === MOVE || op === LINE) {
      to(...point(0));
      out.u8(op === MOVE ? RMOVETO : RLINETO);
      at += 2;
    } else if (op === QUAD) {
      const [fromX, fromY] = [points[at - 2] ?? 0, points[at - 1] ?? 0];
      const [[bendX, bendY], [endX, endY]] = [point(0), point(1)];
      to(fromX + (2 / 3) * (bendX - fromX), fromY + (2 / 3) * (bendY - fromY));
      to(endX + (2 / 3) * (bendX - endX), endY + (2 / 3) * (bendY - endY));
      to(endX, endY);
      out.u8(RRCURVETO);
      at += 4;
    } else if (op === CUBIC) {
      for (const i of [0, 1, 2]) to(...point(i));
      out.u8(RRCURVETO);
      at += 6;
    }
  }
  return out.u8(ENDCHAR).finish();
}

/** A number in 65,536ths of a unit. */
function number(out: ByteWriter, value: number): void {
  if (value % FIXED !== 0) {
    out.u8(255).u32(value);
    return;
  }
  const whole = value / FIXED;
  if (whole >= -107 && whole <= 107) out.u8(whole + 139);
  else out.u8(28).u16(whole);
}
