import { outlineBounds, scaling, transformOutline } from "@side-projects/raster";
import { isIgnorable, isPlain } from "./clusters.ts";
import type { FontTable } from "./font-table.ts";
import { kept } from "./kept.ts";
import type { PlacedGlyph, TypeFont, TypeGlyph, TypeRun } from "./type-font.ts";

const X_HEIGHT_LETTER = 0x78;

/** The font of a table: left to right, with kerning, each character by its own glyph. */
export function tableFont(table: FontTable): TypeFont {
  const em = table.unitsPerEm;
  const glyphOf = kept(table.glyphCount, (id: number): TypeGlyph => {
    return { id, outline: transformOutline(table.glyph(id).outline, scaling(1 / em)), layers: [] };
  });
  const xHeight = (): number => {
    const index = table.glyphOf(X_HEIGHT_LETTER);
    const box = index === undefined ? undefined : outlineBounds(glyphOf(index).outline);
    return box === undefined ? 0.5 : -box.top;
  };

  const set = (text: string): TypeRun => {
    const glyphs: PlacedGlyph[] = [];
    const plain = isPlain(text);
    let x = 0;
    let base: PlacedGlyph | undefined;
    for (const character of text) {
      const index = table.glyphOf(character.codePointAt(0) ?? 0);
      if (index === undefined || (!plain && isIgnorable(character))) continue;
      const glyph = glyphOf(index);
      if (base !== undefined && !plain && isMark(character)) {
        glyphs.push({ glyph, ...markPlace(glyph, base, xHeight()) });
        continue;
      }
      if (base !== undefined) x += table.kerning(base.glyph.id, index);
      base = { glyph, x: x / em, y: 0 };
      glyphs.push(base);
      x += table.glyph(index).advance;
    }
    return { glyphs, advance: x / em };
  };

  return {
    family: table.family,
    ascender: table.ascender / em,
    descender: table.descender / em,
    covers(text) {
      for (const character of text) {
        if (table.glyphOf(character.codePointAt(0) ?? 0) === undefined && !isIgnorable(character)) return false;
      }
      return true;
    },
    colors: () => false,
    set,
  };
}

function isMark(character: string): boolean {
  return /^\p{Mn}$/u.test(character);
}

/** Marks are drawn for small letters: in the middle of their letter, and higher above one that is taller. */
function markPlace(mark: TypeGlyph, base: PlacedGlyph, xHeight: number): { x: number; y: number } {
  const box = outlineBounds(mark.outline);
  const letter = outlineBounds(base.glyph.outline);
  if (box === undefined || letter === undefined) return { x: base.x, y: 0 };
  const x = base.x + (letter.left + letter.right - box.left - box.right) / 2;
  const above = box.bottom < -xHeight / 2;
  return { x, y: above ? Math.min(0, letter.top + xHeight) : 0 };
}
