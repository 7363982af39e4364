import { outlineBounds, scaling, transformOutline } from "@side-projects/raster";
import { isIgnorable } from "./clusters.ts";
import type { FontTable } from "./font-table.ts";
import { kept } from "./kept.ts";
import type { PlacedGlyph, TypeFont, TypeGlyph } from "./type-font.ts";

const MARK = /^\p{Mn}$/u;
const X_HEIGHT_LETTER = 0x78;

/** The font of a table: left to right, with kerning, each character by its own glyph. */
export function tableFont(table: FontTable): TypeFont {
  const em = table.unitsPerEm;
  const glyphOf = kept(table.codepoints().length, (id: number): TypeGlyph => {
    return { id, outline: transformOutline(table.glyph(id).outline, scaling(1 / em)), layers: [] };
  });
  const indexOf = (character: string): number | undefined => table.glyphOf(character.codePointAt(0) ?? 0);
  return {
    family: table.family,
    ascender: table.ascender / em,
    descender: table.descender / em,
    covers: (cluster) =>
      Array.from(cluster).every((character) => isIgnorable(character) || indexOf(character) !== undefined),
    colors: () => false,
    set(text) {
      const glyphs: PlacedGlyph[] = [];
      let x = 0;
      let base: PlacedGlyph | undefined;
      let offset = 0;
      let cluster = 0;
      for (const character of text) {
        const index = indexOf(character);
        if (index !== undefined && !isIgnorable(character)) {
          const glyph = glyphOf(index);
          if (base !== undefined && MARK.test(character)) {
            glyphs.push({ glyph, cluster, ...markPlace(glyph, base, xHeight()) });
          } else {
            if (base !== undefined) x += table.kerning(base.glyph.id, index) / em;
            cluster = offset;
            base = { glyph, x, y: 0, cluster };
            glyphs.push(base);
            x += table.glyph(index).advance / em;
          }
        }
        offset += character.length;
      }
      return { glyphs, advance: x };
    },
  };

  function xHeight(): number {
    const index = table.glyphOf(X_HEIGHT_LETTER);
    const box = index === undefined ? undefined : outlineBounds(glyphOf(index).outline);
    return box === undefined ? 0.5 : -box.top;
  }
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
