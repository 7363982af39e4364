import { chain, joinOutlines, type Outline, scaling, transformOutline, translation } from "@side-projects/raster";
import type { Lettering, TextLine } from "../core/lettering.ts";
import type { FontTable } from "./font-table.ts";

const EMPTY: Outline = { ops: new Uint8Array(0), points: new Float64Array(0), simple: true };

/** Lettering in the font of a table: left to right, with kerning, each character by its own glyph. */
export function tableLettering(table: FontTable): Lettering {
  const em = table.unitsPerEm;
  const lines = new Map<string, TextLine>();
  return {
    families: [table.family],
    ascender: table.ascender / em,
    descender: table.descender / em,
    line(text) {
      const known = lines.get(text);
      if (known !== undefined) return known;
      const line = setLine(table, text);
      lines.set(text, line);
      return line;
    },
  };
}

function setLine(table: FontTable, text: string): TextLine {
  const missing: string[] = [];
  const outlines: Outline[] = [];
  let x = 0;
  let previous: number | undefined;
  for (const character of text.normalize("NFC")) {
    const index = table.glyphOf(character.codePointAt(0) ?? 0);
    if (index === undefined) {
      missing.push(character);
      continue;
    }
    if (previous !== undefined) x += table.kerning(previous, index);
    const { outline, advance } = table.glyph(index);
    const placed = chain(translation(x, 0), scaling(1 / table.unitsPerEm));
    if (outline.ops.length > 0) outlines.push(transformOutline(outline, placed));
    x += advance;
    previous = index;
  }
  const [only = EMPTY] = outlines;
  const outline = outlines.length < 2 ? only : joinOutlines(outlines);
  return { layers: [{ outline }], advance: x / table.unitsPerEm, missing };
}
