/** The name that may have been meant, at most a third of it mistyped; the first where several are equally near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const begun = typed.length > 1 ? names.filter((name) => name.startsWith(typed)) : [];
  if (begun.length === 1) return begun[0];
  const ranked = names.map((name) => ({ name, edits: distance(typed, name) }));
  const fit = ranked.filter(({ name, edits }) => edits <= Math.max(1, name.length / 3));
  return fit.sort((a, b) => a.edits - b.edits)[0]?.name;
}

/** Letters to insert, drop or replace; a row of the table at a time. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of Array.from(from.slice(0, 40)).entries()) {
    const next = [line + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
