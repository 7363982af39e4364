import type { IconSource } from "./icon.ts";

/** Longest text that is compared: beyond it no name is near and the cost grows with the square. */
const LONGEST = 64;

/**
 * Names that may have been meant, best first, each icon once: names within a few edits, names that begin with the
 * text or that it begins with, names that contain it, then names with a word within one edit of it.
 */
export function suggestNames(text: string, source: IconSource, count = 5): string[] {
  const wanted = text
    .trim()
    .toLowerCase()
    .slice(0, LONGEST)
    .replace(/[\s_]+/g, "-");
  if (wanted === "") return [];
  const scored: { name: string; score: number }[] = [];
  for (const name of source.names()) {
    const score = distanceScore(wanted, name.toLowerCase());
    if (score !== undefined) scored.push({ name, score });
  }
  scored.sort((a, b) => a.score - b.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  const seen = new Set<number>();
  const best: string[] = [];
  for (const { name } of scored) {
    const icon = source.byName(name.toLowerCase());
    if (icon === undefined || seen.has(icon)) continue;
    seen.add(icon);
    best.push(name);
    if (best.length === count) break;
  }
  return best;
}

function distanceScore(wanted: string, name: string): number | undefined {
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const edits = editDistance(wanted, name, allowed);
  // People rarely mistype the first letter, so it breaks ties between equally near names.
  if (edits !== undefined) return edits + (name[0] === wanted[0] ? 0 : 0.5);
  return containment(wanted, name) ?? wordScore(wanted, name);
}

function containment(wanted: string, name: string): number | undefined {
  if (name.startsWith(`${wanted}-`)) return 1.6;
  if (name.startsWith(wanted)) return 2.6;
  if (name.length > 2 && wanted.startsWith(`${name}-`)) return 2.8;
  if (wanted.length < 3 || !name.includes(wanted)) return undefined;
  return name.includes(`-${wanted}`) ? 3.6 : 4.6;
}

function wordScore(wanted: string, name: string): number | undefined {
  if (wanted.length < 4) return undefined;
  const near = name.split("-").filter((word) => word.length > 3 && editDistance(wanted, word, 1) !== undefined);
  if (near.length === 0) return undefined;
  return near.some((word) => word[0] === wanted[0]) ? 5.6 : 6.1;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other, no piece touched
 * twice; undefined above the limit. F. Damerau, "A technique for computer detection and correction of spelling
 * errors" (1964), in its restricted form.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back two rows, so one row above the limit is not yet the end.
    if (least > limit + 1) return undefined;
    before = above;
    above = row;
  }
  const distance = above[b.length] ?? 0;
  return distance <= limit ? distance : undefined;
}
