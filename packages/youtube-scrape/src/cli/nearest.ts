/** Longer texts are near to no name. */
const LONGEST = 40;

/** The name that may have been meant, at most a third of it mistyped; the first where several are equally near. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const typed = text.toLowerCase();
  if (typed === "" || typed.length > LONGEST) return undefined;
  const begun = typed.length > 2 ? names.filter((name) => name.startsWith(typed)) : [];
  if (begun.length === 1) return begun[0];
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const edits = distance(typed, name);
    if (edits < fewest && edits <= Math.max(1, name.length / 3)) [best, fewest] = [name, edits];
  }
  return best;
}

/** Letters to insert, drop, replace or swap with their neighbour; a table of prefixes filled from the shortest up. */
function distance(from: string, to: string): number {
  const width = to.length + 1;
  const table = new Uint8Array((from.length + 1) * width);
  const at = (row: number, column: number): number => table[row * width + column] ?? 0;
  for (let row = 0; row <= from.length; row++) {
    for (let column = 0; column <= to.length; column++) {
      let cost = row + column;
      if (row > 0 && column > 0) {
        const replaced = at(row - 1, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
        cost = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, replaced);
        const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
        if (swapped) cost = Math.min(cost, at(row - 2, column - 2) + 1);
      }
      table[row * width + column] = cost;
    }
  }
  return at(from.length, to.length);
}
