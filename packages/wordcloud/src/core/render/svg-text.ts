import type { Lettering, TextLine } from "../lettering.ts";
import type { FontGlyph } from "./cff-table.ts";
import { fontFile } from "./font-file.ts";

/** What sums of advances stray by at most, in font sizes. */
const NEARLY = 1e-6;
/** Characters that SVG leaves as they are in text: of the basic plane, none that breaks a line. */
const PLAIN =
  /^[\u0021-\u007e\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufffc]$/;

/** Writes words as text in a font of the characters that they use. */
export class TextSetter {
  readonly #lettering: Lettering;
  readonly #glyphs = new Map<string, FontGlyph>();
  readonly #places = new Map<string, readonly number[] | undefined>();

  constructor(lettering: Lettering) {
    this.#lettering = lettering;
  }

  /**
   * Where each character of a word begins, at font size 1; undefined where the word is more than its characters side by
   * side: in scripts that join or reorder them, in colours, with characters outside of the basic plane.
   */
  placesOf(text: string): readonly number[] | undefined {
    if (!this.#places.has(text)) this.#places.set(text, this.#set(text));
    return this.#places.get(text);
  }

  /** The font of all words that were set; undefined where there was none. */
  font(family: string): Uint8Array | undefined {
    const { ascender, descender } = this.#lettering;
    const glyphs = [...this.#glyphs.values()].sort((a, b) => a.code - b.code);
    return glyphs.length === 0 ? undefined : fontFile({ family, ascender, descender, glyphs });
  }

  #set(text: string): readonly number[] | undefined {
    const lettering = this.#lettering;
    const whole = inkOf(lettering.line(text));
    const characters = Array.from(text);
    if (whole === undefined || !characters.every((character) => PLAIN.test(character) || character === " "))
      return undefined;
    if (/^ | {2}| $/.test(text)) return undefined;
    const places: number[] = [];
    const found: [string, FontGlyph][] = [];
    let before = "";
    let point = 0;
    for (const character of characters) {
      before += character;
      const line = lettering.line(character);
      const outline = inkOf(line);
      if (outline === undefined) return undefined;
      const place = lettering.line(before).advance - line.advance;
      // The word must be drawn as its characters are, each moved to its place.
      for (let i = 0; i < outline.points.length; i += 2, point += 2) {
        const x = whole.points[point] ?? Number.NaN;
        const y = whole.points[point + 1] ?? Number.NaN;
        if (!(Math.abs(x - place - (outline.points[i] ?? 0)) < NEARLY)) return undefined;
        if (!(Math.abs(y - (outline.points[i + 1] ?? 0)) < NEARLY)) return undefined;
      }
      places.push(place);
      found.push([character, { code: character.charCodeAt(0), advance: line.advance, outline }]);
    }
    if (point !== whole.points.length) return undefined;
    for (const [character, glyph] of found) this.#glyphs.set(character, glyph);
    return places;
  }
}

/** The outline of a line in one colour. */
function inkOf({ layers, missing }: TextLine): TextLine["layers"][number]["outline"] | undefined {
  const [only, ...others] = layers;
  return missing.length > 0 || others.length > 0 || only?.color !== undefined ? undefined : only?.outline;
}
