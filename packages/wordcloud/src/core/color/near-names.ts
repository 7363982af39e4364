/** Longest text that is compared: no name is near it, and the cost grows with its square. */
const LONGEST = 64;

/** Names that may have been meant, nearest first: those a few edits away and those that begin with the text. */
export function nearNames(text: string, names: readonly string[], count = 4): string[] {
  const wanted = text.trim().toLowerCase().slice(0, LONGEST);
  if (wanted === "") return [];
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const scored = names.map((name) => {
    const known = name.toLowerCase();
    const begins = wanted.length > 2 && known.startsWith(wanted);
    return { name, edits: begins ? 0.5 : editDistance(wanted, known) };
  });
  const near = scored.filter(({ edits }) => edits <= limit);
  near.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1));
  return near.slice(0, count).map(({ name }) => name);
}

/**
 * Insertions, deletions, replacements and swaps of neighbours between two texts, no piece touched twice (F. Damerau, "A
 * technique for computer detection and correction of spelling errors", 1964, in its restricted form).
 */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = swaps ? (before[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
