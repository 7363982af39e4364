import { textWidth } from "@side-projects/terminal";
import type { DeedId } from "./deed-id.ts";
import type { Hint } from "./hints.ts";

/** A hint in its line: `[;/']Vol` from a column on. */
export interface PlacedHint {
  readonly hint: Hint;
  /** From the start of the line. */
  readonly column: number;
  readonly columns: number;
}

/** Where hints are in a line: without blanks between them where they are too many, and only those that fit whole. */
export function placedHints(hints: readonly Hint[], columns: number): PlacedHint[] {
  const widths = hints.map(({ keys, text }) => textWidth(keys) + textWidth(text) + 2);
  const total = widths.reduce((sum, width) => sum + width + 1, -1);
  const gap = total <= columns ? 1 : 0;
  let end = 0;
  return hints.flatMap((hint, at): PlacedHint[] => {
    const width = widths[at] ?? 0;
    const column = end + (at === 0 ? 0 : gap);
    end = column + width;
    return end > columns ? [] : [{ hint, column, columns: width }];
  });
}

/** What a click on a column of such a line does: the key that is there, or the word behind it where it has one deed. */
export function hintAt(hints: readonly Hint[], columns: number, column: number): DeedId | undefined {
  const placed = placedHints(hints, columns).find(
    (each) => column >= each.column && column < each.column + each.columns,
  );
  if (placed === undefined) return undefined;
  const { deeds } = placed.hint;
  if (deeds.length === 1) return deeds[0]?.id;
  let at = placed.column + 1;
  for (const { id, keys } of deeds) {
    const end = at + textWidth(keys);
    if (column >= at && column < end) return id;
    at = end + 1;
  }
  return undefined;
}
