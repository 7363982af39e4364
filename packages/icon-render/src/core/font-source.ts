import { IconError } from "./error.ts";
import type { FontReader } from "./font-reader.ts";
import type { Glyph, IconEntry, IconSource, Style } from "./icon.ts";

export interface FontSourceOptions {
  readonly title: string;
  readonly style: Style;
  /** Code points by name; without it the font's own names serve. */
  readonly names: ReadonlyMap<string, number> | undefined;
  /** What may stand before a name, without the dash. */
  readonly prefix: string | undefined;
}

/** Duotone fonts keep the layer that is drawn under a glyph this far above its code point. */
const SECONDARY = 0x100000;

interface NamedGlyph {
  readonly glyph: number;
  readonly codepoint: number;
  readonly names: string[];
}

/**
 * The icons of a font in one style. Names come from the map where there is one, else from the font's ligatures, else
 * from its glyph names; a glyph without any name is called by its code point, `uf101`.
 *
 * @throws IconError E_CSS when the font has no glyph of the map, E_FONT when it has no icon at all
 */
export function fontSource(font: FontReader, options: FontSourceOptions): IconSource {
  const icons = options.names === undefined ? ownIcons(font) : mappedIcons(font, options.names);
  const byName = new Map<string, number>();
  const byCodepoint = new Map<number, number>();
  const names: string[] = [];
  icons.forEach(({ names: wanted, codepoint }, icon) => {
    const free = wanted.filter((name) => !byName.has(name.toLowerCase()));
    const fallback = `u${codepoint.toString(16).padStart(4, "0")}`;
    if (free.length === 0 && codepoint > 0 && !byName.has(fallback)) free.push(fallback);
    for (const name of free) {
      if (byName.has(name.toLowerCase())) continue;
      byName.set(name.toLowerCase(), icon);
      names.push(name);
    }
    wanted.splice(0, wanted.length, ...free);
    if (codepoint > 0) byCodepoint.set(codepoint, icon);
  });
  names.sort();
  const { style, title, prefix } = options;
  return {
    title,
    styles: [style],
    prefixes: prefix === undefined ? [] : [prefix.toLowerCase()],
    styleClasses: new Map(),
    names: () => names,
    byName: (name) =>
      byName.get(name) ?? byName.get(name.replaceAll("-", "_")) ?? byName.get(name.replaceAll("_", "-")),
    byCodepoint: (codepoint) => byCodepoint.get(codepoint),
    primaryName: (icon) => icons[icon]?.names[0] ?? "",
    entry(icon): IconEntry {
      const [name = "", ...aliases] = icons[icon]?.names ?? [];
      return { name, styles: [style], codepoint: icons[icon]?.codepoint ?? 0, aliases: aliases.sort() };
    },
    glyph(icon, wanted): Glyph | undefined {
      const named = wanted === style ? icons[icon] : undefined;
      return named && readGlyph(font, named);
    },
    terms: () => [],
  };
}

function readGlyph(font: FontReader, { glyph, codepoint }: NamedGlyph): Glyph {
  const { unitsPerEm, ascender, descender } = font;
  const drawing = { outline: font.outline(glyph), advance: font.advance(glyph), unitsPerEm, ascender, descender };
  const under = codepoint > 0 ? font.codepoints.get(codepoint + SECONDARY) : undefined;
  return under === undefined ? drawing : { ...drawing, secondary: font.outline(under) };
}

function mappedIcons(font: FontReader, names: ReadonlyMap<string, number>): NamedGlyph[] {
  const icons = new Map<number, NamedGlyph>();
  for (const [name, codepoint] of names) {
    const glyph = font.codepoints.get(codepoint);
    if (glyph === undefined) continue;
    const icon = icons.get(codepoint);
    if (icon === undefined) icons.set(codepoint, { glyph, codepoint, names: [name] });
    else icon.names.push(name);
  }
  if (icons.size === 0) {
    throw new IconError(
      "E_CSS",
      `the font has none of the ${names.size} icons that the style sheet or map names`,
      "give the sheet that came with the font",
    );
  }
  return [...icons.values()];
}

function ownIcons(font: FontReader): NamedGlyph[] {
  const codepoints = new Map<number, number>();
  for (const [codepoint, glyph] of font.codepoints) {
    const isSecondary = codepoint > SECONDARY && font.codepoints.has(codepoint - SECONDARY);
    if (!isSecondary && isDrawn(codepoint) && !codepoints.has(glyph)) codepoints.set(glyph, codepoint);
  }
  const icons = new Map<number, NamedGlyph>();
  const iconOf = (glyph: number): NamedGlyph => {
    const icon = icons.get(glyph) ?? { glyph, codepoint: codepoints.get(glyph) ?? 0, names: [] };
    icons.set(glyph, icon);
    return icon;
  };
  for (const [word, glyph] of font.ligatures()) {
    if (glyph < font.glyphCount) iconOf(glyph).names.push(word);
  }
  if (icons.size === 0) {
    for (const glyph of codepoints.keys()) {
      const name = font.glyphName(glyph);
      const icon = iconOf(glyph);
      if (name !== undefined) icon.names.push(name);
    }
  }
  if (icons.size === 0) throw new IconError("E_FONT", "the font has no icon", "it maps no character to a glyph");
  return [...icons.values()];
}

function isDrawn(codepoint: number): boolean {
  return codepoint > 0x20 && !/\s/.test(String.fromCodePoint(codepoint));
}
