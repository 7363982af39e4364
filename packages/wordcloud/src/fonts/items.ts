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
/** What all scripts share. */
const COMMON = -1;

/**
 * Cuts a line into pieces. A word, or its part in one script, goes to the first font that has all of it, so that its
 * letters match and join; where there is none, each cluster goes to the first font that has it. An emoji goes to a font
 * that has its colours.
 */
export function itemize(text: string, fonts: readonly TypeFont[]): ItemizedLine {
  const [main] = fonts;
  if (main !== undefined && text.length <= LONGEST_WORD && isPlain(text) && main.covers(text)) {
    return { items: [{ text, font: main, level: 0 }], missing: [] };
  }
  const clusters = graphemes(text);
  const levels = bidiLevels(clusters);
  const items: { text: string; font: TypeFont; level: number; script: number }[] = [];
  const missing = new Set<string>();
  let place = 0;
  for (const { members, script } of segmentsOf(clusters)) {
    const whole = fontFor(members, fonts);
    for (const cluster of members) {
      const level = levels[place++] ?? 0;
      const last = items.at(-1);
      const font = isIgnorable(cluster) ? (last?.font ?? main) : (whole ?? fontFor([cluster], fonts));
      if (font === undefined) {
        missing.add(cluster);
        continue;
      }
      const joins = last !== undefined && last.font === font && last.level === level;
      if (joins && (script === COMMON || last.script === COMMON || script === last.script)) {
        last.text += cluster;
        if (script !== COMMON) last.script = script;
      } else {
        items.push({ text: cluster, font, level, script });
      }
    }
  }
  return { items, missing: [...missing] };
}

interface Segment {
  readonly members: string[];
  readonly script: number;
}

/** Words and their parts in one script; spaces and emoji by themselves. */
function segmentsOf(clusters: readonly string[]): Segment[] {
  const segments: { members: string[]; script: number; closed: boolean }[] = [];
  for (const cluster of clusters) {
    const last = segments.at(-1);
    const alone = cluster === " " || isEmoji(cluster);
    const script = alone ? COMMON : scriptOf(cluster);
    const joins = last !== undefined && !last.closed && !alone;
    if (joins && (script === COMMON || last.script === COMMON || script === last.script)) {
      last.members.push(cluster);
      if (script !== COMMON) last.script = script;
    } else {
      segments.push({ members: [cluster], script, closed: alone });
    }
  }
  return segments;
}

/** The first font that has all of the clusters, and of a single emoji its colours if any has. */
function fontFor(clusters: readonly string[], fonts: readonly TypeFont[]): TypeFont | undefined {
  const having = (font: TypeFont): boolean => clusters.every((cluster) => isIgnorable(cluster) || font.covers(cluster));
  const [first = ""] = clusters;
  const colored = isEmoji(first) ? fonts.find((font) => having(font) && font.colors(first)) : undefined;
  return colored ?? fonts.find(having);
}
