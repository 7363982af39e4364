import { formatCodepoint, parseCodepoint } from "./codepoint.ts";
import { IconError, quote } from "./error.ts";
import type { Glyph, IconEntry, IconInfo, IconSet, IconSource, Style } from "./icon.ts";
import { parseName, styleOf } from "./names.ts";
import { searchNames } from "./search.ts";
import { suggestNames } from "./suggest.ts";

const MOST_LISTED = 8;
/** Length of names that are offered for want of a likeness. */
const SHORT = 5;

/** The icons of a source, found by the names that people write. */
export function iconSet(source: IconSource): IconSet {
  return {
    title: source.title,
    styles: source.styles,
    get size() {
      return source.names().length;
    },
    find: (name, style) => findIcon(source, name, style),
    glyph: (icon) => glyphOf(source, icon),
    names: (style) => namesOf(source, style),
    search: (pattern) => searchNames(textOf("pattern", pattern), source),
    has(name) {
      const { icon, style } = parseName(name, source);
      return icon !== undefined && (style === undefined || source.entry(icon).styles.includes(style));
    },
  };
}

function findIcon(source: IconSource, name: string, style: Style | undefined): IconInfo {
  const parsed = parseName(textOf("name", name), source);
  const asked = style === undefined ? parsed.style : (styleOf(style, source) ?? unknownStyle(source, style));
  if (parsed.icon === undefined) return unknownIcon(source, parsed.bare);
  const entry = source.entry(parsed.icon);
  const chosen = asked ?? entry.styles[0];
  if (chosen === undefined || !entry.styles.includes(chosen)) return missingStyle(source, entry, chosen ?? "usable");
  return { ...entry, style: chosen };
}

function namesOf(source: IconSource, style: Style | undefined): string[] {
  const names = [...source.names()];
  if (style === undefined) return names;
  const wanted = styleOf(textOf("style", style), source) ?? unknownStyle(source, style);
  return names.filter((name) => {
    const icon = source.byName(name.toLowerCase());
    return icon !== undefined && source.entry(icon).styles.includes(wanted);
  });
}

/** Plain JavaScript may pass anything. */
function textOf(what: string, value: string): string {
  if (typeof value === "string") return value;
  throw new IconError("E_ICON", `a ${what} of type ${typeof value}`, "use text, such as heart");
}

function glyphOf(source: IconSource, icon: IconInfo): Glyph {
  const found = source.byName(icon.name.toLowerCase());
  const glyph = found === undefined ? undefined : source.glyph(found, icon.style);
  if (glyph === undefined) {
    throw new IconError(
      "E_ICON",
      `${quote(icon.name)} in ${quote(icon.style)} is not of ${source.title}`,
      "take it from find() of the same set",
    );
  }
  return glyph;
}

function unknownIcon(source: IconSource, bare: string): never {
  const codepoint = bare.length > 2 ? parseCodepoint(bare) : undefined;
  if (codepoint !== undefined) {
    throw new IconError(
      "E_ICON",
      `no icon of ${source.title} is at ${formatCodepoint(codepoint)}`,
      "look it up by name",
    );
  }
  if (bare === "") throw new IconError("E_ICON", "the icon has no name", "give one, such as heart");
  const near = suggestNames(bare, source);
  const hint = near.length === 0 ? "search finds icons by what they show" : `did you mean ${near.join(", ")}`;
  throw new IconError("E_ICON", `no icon is called ${quote(bare)}`, hint);
}

function unknownStyle(source: IconSource, style: string): never {
  throw new IconError("E_STYLE", `no style is called ${quote(style)}`, `choose one of ${source.styles.join(", ")}`);
}

function missingStyle(source: IconSource, entry: IconEntry, style: Style): never {
  const having = withStyle(source, entry.name, style);
  const choice = having.length === 0 ? "" : `, or choose an icon that is ${style}, such as ${having.join(", ")}`;
  const present = entry.styles.slice(0, MOST_LISTED).join(" and ");
  throw new IconError(
    "E_STYLE",
    `${entry.name} has no ${style} style, only ${present}`,
    `leave the style out${choice}`,
  );
}

/** Up to three icons that have a style: those that contain a word of the name first, then short ones. */
function withStyle(source: IconSource, name: string, style: Style): string[] {
  const words = name.split("-");
  const alike = source.names().filter((other) => words.some((word) => other.includes(word)));
  const short = source.names().filter((other) => other.length <= SHORT);
  const having = new Set<string>();
  for (const other of [...alike.sort(byLength), ...short.sort(byLength)]) {
    const icon = source.byName(other.toLowerCase());
    if (icon === undefined || source.primaryName(icon) !== other) continue;
    if (source.entry(icon).styles.includes(style)) having.add(other);
    if (having.size === 3) break;
  }
  return [...having];
}

function byLength(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
