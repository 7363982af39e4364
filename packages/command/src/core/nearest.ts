/** The name that may have been meant, at most a third of it mistyped; the first where several are equally near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const begun = typed.length > 1 ? names.filter((name) => name.startsWith(typed)) : [];
  if (begun.length === 1) return begun[0];
  const ranked = names.map((name) => ({ name, edits: distance(typed, name) }));
  const fit = ranked.filter(({ name, edits }) => edits <= Math.max(1, name.length / 3));
  return fit.sort((a, b) => a.edits - b.edits)[0]?.name;
}

/** Letters to insert, drop, replace or swap with their neighbour; the last two rows of the table are kept. */
function distance(from: string, to: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 0; line < Math.min(from.length, 40); line++) {
    const next = [line + 1];
    for (let column = 0; column < to.length; column++) {
      const replaced = (row[column] ?? 0) + (from[line] === to[column] ? 0 : 1);
      const isSwap = column > 0 && from[line] === to[column - 1] && from[line - 1] === to[column];
      const swapped = isSwap ? (before[column - 1] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}
