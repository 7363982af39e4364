import { textWidth } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import { type Hint, hintsFor, trackHints } from "../keymap/hints.ts";
import { COLORS, type Row, type Span } from "./span.ts";

/** What the keys do now, in one row: `[i]Ins [v]Sel`. */
export function hintRow(state: AppState, columns: number): Row {
  return hintSpans(hintsFor(state), columns);
}

/** What the keys do to a track, a row each. */
export function trackHintRows(state: AppState, columns: number): readonly Row[] {
  return trackHints(state).map((hints) => hintSpans(hints, columns));
}

/** Without blanks between them where they are too many, and only those that fit whole. */
function hintSpans(hints: readonly Hint[], columns: number): Span[] {
  const widths = hints.map(({ keys, text }) => textWidth(keys) + textWidth(text) + 2);
  const total = widths.reduce((sum, width) => sum + width + 1, -1);
  const gap = total <= columns ? " " : "";
  let end = 0;
  return hints.flatMap(({ keys, text }, at): Span[] => {
    end += (widths[at] ?? 0) + (at === 0 ? 0 : gap.length);
    if (end > columns) return [];
    return [
      { text: at === 0 ? "[" : `${gap}[`, color: COLORS.grey },
      { text: keys, color: COLORS.yellow },
      { text: `]${text}`, color: COLORS.grey },
    ];
  });
}
