import { parseCodepoint } from "./codepoint.ts";
import type { IconSource, Style } from "./icon.ts";

/** What a written name asks for. */
export interface ParsedName {
  /** Number of the icon in its source; undefined where there is none. */
  readonly icon: number | undefined;
  /** The style that the name itself asks for. */
  readonly style: Style | undefined;
  /** The name without what stands before it, in lower case; a code point as it was written. */
  readonly bare: string;
}

/** Most characters of a name with its classes; no icon of any font has one this long. */
const LONGEST = 1000;

/**
 * Reads a name as people write it. A name that exists as it stands wins over any reading as a style and a name, a code
 * point comes next, then class lists (`fas fa-star`), then what may stand before a name, piece by piece.
 */
export function parseName(text: string, source: IconSource): ParsedName {
  if (text.length > LONGEST) return { icon: undefined, style: undefined, bare: text.slice(0, LONGEST) };
  const name = text.trim().toLowerCase();
  const whole = iconOf(name, source);
  if (whole !== undefined) return { icon: whole, style: undefined, bare: name };

  // Letter case matters to characters (an icon font may map both), so they are looked up as typed.
  const typed = text.trim().split(/\s+/);
  const last = typed.pop() ?? "";
  let style: Style | undefined;
  for (const word of typed.map((word) => word.toLowerCase())) {
    const found = styleOf(word, source);
    if (found === undefined && !source.prefixes.includes(word))
      return { icon: undefined, style: undefined, bare: name };
    style ??= found;
  }
  return parseLast(last, style, source);
}

function parseLast(typed: string, outerStyle: Style | undefined, source: IconSource): ParsedName {
  let style = outerStyle;
  let bare = typed.toLowerCase();
  const fromCode = (): number | undefined => {
    const codepoint = parseCodepoint(typed);
    return codepoint === undefined ? undefined : source.byCodepoint(codepoint);
  };
  let icon = source.byName(bare) ?? fromCode();
  const prefix = source.prefixes.find((known) => bare.startsWith(`${known}-`));
  if (icon === undefined && prefix !== undefined) {
    bare = bare.slice(prefix.length + 1);
    icon = source.byName(bare);
  }
  const inner = source.styles.find((known) => bare.startsWith(`${known.toLowerCase()}-`));
  if (icon === undefined && inner !== undefined) {
    bare = bare.slice(inner.length + 1);
    icon = source.byName(bare);
    style ??= inner;
  }
  return { icon, style, bare };
}

function iconOf(name: string, source: IconSource): number | undefined {
  return name === "" ? undefined : source.byName(name);
}

/** The style that a word names: `solid`, `fa-solid` or `fas`, in any case. */
export function styleOf(word: string, source: IconSource): Style | undefined {
  const name = word.trim().toLowerCase();
  const known = source.styleClasses.get(name);
  if (known !== undefined) return known;
  const prefix = source.prefixes.find((prefix) => name.startsWith(`${prefix}-`));
  const bare = prefix === undefined ? name : name.slice(prefix.length + 1);
  return source.styles.find((style) => style.toLowerCase() === bare || style.toLowerCase() === name);
}
