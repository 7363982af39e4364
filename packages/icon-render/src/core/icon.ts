import type { Outline } from "@side-projects/raster";

/** Name of a style: "solid", "regular" or "brands" for Font Awesome; other fonts choose their own. */
export type Style = string;

/** The drawing of an icon. Lengths are font units; y points down and the baseline is at y = 0. */
export interface Glyph {
  readonly outline: Outline;
  /** Width that a text line would give the glyph. */
  readonly advance: number;
  readonly unitsPerEm: number;
  /** Height of the em box above the baseline, positive. */
  readonly ascender: number;
  /** Depth of the em box below the baseline, positive. */
  readonly descender: number;
  /** Second layer of a duotone font, drawn under the first. */
  readonly secondary?: Outline;
}

/** An icon in one of its styles. */
export interface IconInfo {
  /** The primary name, also where an alias was asked for. */
  readonly name: string;
  readonly style: Style;
  /** Every style that has this icon. */
  readonly styles: readonly Style[];
  /** Code point of the glyph, 0 where the font gives it none (ligature fonts). */
  readonly codepoint: number;
  /** Further names of the same icon, sorted. */
  readonly aliases: readonly string[];
  /** The name for people, for example "Address Book". */
  readonly label?: string;
}

/** Icons by name, from Font Awesome or from any other font. */
export interface IconSet {
  readonly title: string;
  readonly styles: readonly Style[];
  /** Number of names, aliases included. */
  readonly size: number;
  /**
   * The icon of a name as people write it: `heart`, `fa-heart`, `far fa-heart`, `fa-solid-heart`, `U+F004`, `\f004`,
   * `0xf004` or the character itself, in any case. A style given here wins over one in the name; without either it is
   * the first style that the icon has.
   *
   * @throws IconError E_ICON when no icon has that name, E_STYLE when the icon has no such style
   */
  find(name: string, style?: Style): IconInfo;
  /** @throws IconError E_ICON when the icon is not of this set, E_FONT when the font's drawing of it is broken */
  glyph(icon: IconInfo): Glyph;
  /**
   * All names and aliases, sorted; with a style, those of icons that have it.
   *
   * @throws IconError E_STYLE when the set has no such style
   */
  names(style?: Style): string[];
  /** Names that match: all words of the pattern in the name or its search terms, or a glob of `*` and `?`. Best first. */
  search(pattern: string): string[];
  /** True where {@link find} would return an icon. */
  has(name: string): boolean;
}

/** What an {@link IconSet} is built on: numbered icons, found by exact name or by code point. */
export interface IconSource {
  readonly title: string;
  readonly styles: readonly Style[];
  /** What may stand before a name, without the dash: "fa", "bi". Lower case. */
  readonly prefixes: readonly string[];
  /** Short class names of styles: "fas" for "solid". Lower case. */
  readonly styleClasses: ReadonlyMap<string, Style>;
  /** All names and aliases, sorted by code unit. */
  names(): readonly string[];
  /** Number of an icon from a name in lower case. */
  byName(name: string): number | undefined;
  byCodepoint(codepoint: number): number | undefined;
  primaryName(icon: number): string;
  /** What is known of an icon, and in which styles; no style is chosen yet. */
  entry(icon: number): IconEntry;
  glyph(icon: number, style: Style): Glyph | undefined;
  /** Words that also find the icon, in lower case. */
  terms(icon: number): readonly string[];
}

export type IconEntry = Omit<IconInfo, "style">;
