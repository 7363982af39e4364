import { graphemes, isEmoji, isIgnorable, isPlain, scriptOf } from "./clusters.ts";
import { bidiLevels } from "./direction.ts";
import type { TypeFont } from "./type-font.ts";

/** A piece of a line that one font sets in one direction and one script. */
export interface LineItem {
  readonly text: string;
  readonly font: TypeFont;
  /** See {@link bidiLevels}. */
  readonly level: number;
}

export interface ItemizedLine {
  /** In the order in which the text is read. */
  readonly items: readonly LineItem[];
  /** Clusters that no font has. */
  readonly missing: readonly string[];
}

/** Characters of the longest word that fonts are asked for as a whole. */
const LONGEST_WORD = 64;

/** Cuts a line into pieces. A cluster goes to the first font that has all of it, an emoji to one that has its colours. */
export function itemize(text: string, fonts: readonly TypeFont[]): ItemizedLine {
  const [main] = fonts;
  if (main !== undefined && text.length <= LONGEST_WORD && isPlain(text) && main.covers(text)) {
    return { items: [{ text, font: main, level: 0 }], missing: [] };
  }
  const clusters = graphemes(text);
  const levels = bidiLevels(clusters);
  const items: { text: string; font: TypeFont; level: number }[] = [];
  const missing = new Set<string>();
  let script = -1;
  for (const [i, cluster] of clusters.entries()) {
    const last = items.at(-1);
    const level = levels[i] ?? 0;
    const font = isIgnorable(cluster) ? (last?.font ?? fonts[0]) : fontFor(cluster, fonts);
    if (font === undefined) {
      missing.add(cluster);
      continue;
    }
    const own = scriptOf(cluster);
    const joins = last !== undefined && last.font === font && last.level === level;
    if (joins && (own < 0 || script < 0 || own === script)) last.text += cluster;
    else items.push({ text: cluster, font, level });
    if (own >= 0) script = own;
    else if (!joins) script = -1;
  }
  return { items, missing: [...missing] };
}

function fontFor(cluster: string, fonts: readonly TypeFont[]): TypeFont | undefined {
  const colored = isEmoji(cluster) ? fonts.find((font) => font.covers(cluster) && font.colors(cluster)) : undefined;
  return colored ?? fonts.find((font) => font.covers(cluster));
}
