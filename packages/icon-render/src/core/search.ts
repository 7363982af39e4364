import { compileGlob } from "./glob.ts";
import type { IconSource } from "./icon.ts";

/**
 * Names that match a pattern, best first. With `*` or `?` the pattern is a glob over whole names and the order is
 * alphabetical. Otherwise every word of it must occur in the name or in the icon's search terms: exact names come
 * first, then names that begin with the pattern, names with a word that does, names that contain it, and last the
 * icons that only their terms find, by their primary name.
 */
export function searchNames(pattern: string, source: IconSource): string[] {
  const wanted = withoutPrefix(pattern.trim().toLowerCase(), source);
  const names = source.names();
  if (/[*?]/.test(wanted)) return names.filter(compileGlob(wanted));
  if (wanted === "") return [...names];
  const words = wanted.split(/[\s_-]+/).filter((word) => word !== "");
  const dashed = words.join("-");
  const ranked: { name: string; rank: number }[] = [];
  for (const name of names) {
    const lower = name.toLowerCase();
    const rank = rankOf(lower, dashed, words);
    if (rank !== undefined) {
      ranked.push({ name, rank });
      continue;
    }
    const icon = source.byName(lower);
    if (icon === undefined || source.primaryName(icon) !== name) continue;
    const terms = source.terms(icon);
    const inTerms = words.map((word) =>
      terms.includes(word) ? 0 : startsAny(terms, word) || lower.includes(word) ? 1 : 2,
    );
    if (inTerms.every((match) => match < 2)) ranked.push({ name, rank: 5 + Math.max(...inTerms) });
  }
  ranked.sort(
    (a, b) => a.rank - b.rank || (a.rank < 5 ? a.name.length - b.name.length : 0) || (a.name < b.name ? -1 : 1),
  );
  return ranked.map(({ name }) => name);
}

function rankOf(name: string, dashed: string, words: readonly string[]): number | undefined {
  if (name === dashed) return 0;
  if (name.startsWith(`${dashed}-`)) return 1;
  if (name.startsWith(dashed)) return 2;
  if (name.includes(`-${dashed}`)) return 3;
  return words.every((word) => name.includes(word)) ? 4 : undefined;
}

function startsAny(terms: readonly string[], word: string): boolean {
  return word.length > 2 && terms.some((term) => term.startsWith(word));
}

function withoutPrefix(pattern: string, source: IconSource): string {
  const prefix = source.prefixes.find((known) => pattern.startsWith(`${known}-`));
  return prefix === undefined ? pattern : pattern.slice(prefix.length + 1);
}
