import type { AppState } from "../app/state.ts";
import { placedHints } from "../keymap/hint-places.ts";
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

/** Hints as they are drawn, those that fit whole. */
export function hintSpans(hints: readonly Hint[], columns: number): Span[] {
  let end = 0;
  return placedHints(hints, columns).flatMap(({ hint, column, columns: width }): Span[] => {
    const gap = " ".repeat(column - end);
    end = column + width;
    return [
      { text: `${gap}[`, color: COLORS.grey },
      { text: hint.keys, color: COLORS.yellow },
      { text: `]${hint.text}`, color: COLORS.grey },
    ];
  });
}
