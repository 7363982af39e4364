import type { Lettering } from "../core/lettering.ts";
import type { LineItem } from "./items.ts";
import type { PlacedGlyph, TypeFont } from "./type-font.ts";

/** A character of a line and where its glyph stands, at font size 1. */
export interface RunCharacter {
  readonly char: string;
  readonly x: number;
}

/** A lettering that also tells where characters stand, for pictures whose text stays text. */
export interface GlyphRunLettering extends Lettering {
  /**
   * The characters of a line from left to right, where drawing each by itself at its place draws the line; undefined
   * where it does not: in scripts whose letters take shape from their neighbours, right-to-left text, ligatures,
   * glyphs with colours of their own, and where a character is missing. Blank characters are left out.
   */
  glyphRun(text: string): readonly RunCharacter[] | undefined;
}

/** What {@link GlyphRunLettering.glyphRun} gives for the items of a line. */
export function glyphRunOf(items: readonly LineItem[]): readonly RunCharacter[] | undefined {
  const run: RunCharacter[] = [];
  let start = 0;
  for (const { font, text, level } of items) {
    if (level !== 0) return undefined;
    const { glyphs, advance } = font.set(text, false);
    for (const [i, placed] of glyphs.entries()) {
      const end = glyphs[i + 1]?.cluster ?? text.length;
      const char = text.slice(placed.cluster, end);
      if (!standsAlone(font, char, placed)) return undefined;
      if (placed.glyph.outline.ops.length > 0) run.push({ char, x: start + placed.x });
    }
    start += advance;
  }
  return run;
}

function standsAlone(font: TypeFont, char: string, { glyph, y }: PlacedGlyph): boolean {
  if (char === "" || y !== 0 || glyph.layers.length > 0) return false;
  const [alone, ...others] = font.set(char, false).glyphs;
  return alone !== undefined && others.length === 0 && alone.glyph.id === glyph.id && alone.x === 0 && alone.y === 0;
}
