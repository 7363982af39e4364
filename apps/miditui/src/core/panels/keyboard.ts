import { textWidth } from "@side-projects/terminal";
import { litPitches } from "../app/live.ts";
import type { AppState, Notice } from "../app/state.ts";
import { hintsOf } from "../keymap/hints.ts";
import { bindingFor } from "../keymap/lookup.ts";
import { PIANO_ROWS } from "../keymap/piano.ts";
import type { Layout } from "../screen/layout.ts";
import { isCut, noticeText } from "../screen/notice-line.ts";
import { shortened } from "./fit.ts";
import { hintSpans } from "./hints.ts";
import type { Panel } from "./panel.ts";
import { COLORS, type Row, type Span } from "./span.ts";

const MORE = hintsOf(["message"], "normal");
const BLACK_KEYS = [1, 3, 6, 8, 10];

/** The piano of the typing keys, what they do now, or what there is to say. */
export function keyboardPanel(state: AppState, layout: Layout, hints: Row): Panel {
  const { frame, keys, hints: below } = layout.keyboard;
  const { notice } = state;
  return {
    frame,
    title: titleOf(state),
    focused: state.focus === "keyboard",
    pieces: [
      { at: keys, rows: keyRows(state) },
      notice === undefined
        ? { at: below, rows: [hints] }
        : { at: layout.notice, rows: [noticeRow(notice, layout.notice.columns)] },
    ],
  };
}

/** The octave, how what is being recorded ends, and how the next recording will be. */
function titleOf({ octave, sound, recording }: AppState): string {
  const told = [
    // What each key tells lies over the hints.
    ...(recording?.take === true ? ["R ends the recording"] : []),
    ...(sound.metronome ? ["Metronome"] : []),
    ...(sound.countIn ? [] : ["No count-in"]),
    ...(sound.quantizing ? ["Recording to the grid"] : []),
  ];
  return [`Keyboard (Octave: ${octave < 0 ? "" : "+"}${octave})`, ...told].join(" - ");
}

function noticeRow(notice: Notice, columns: number): Row {
  const style = { color: notice.kind === "error" ? COLORS.red : COLORS.yellow, bold: true };
  if (!isCut(notice, columns)) return [{ text: noticeText(notice), ...style }];
  const more = hintSpans(MORE, columns);
  const wide = more.reduce((sum, { text }) => sum + textWidth(text), 1);
  return [{ text: `${shortened(noticeText(notice), columns - wide)} `, ...style }, ...more];
}

/** Keys that do something else in this mode are dim: a click alone plays them. */
function keyRows(state: AppState): Row[] {
  const { octave, mode } = state;
  const lit = litPitches(state);
  return PIANO_ROWS.map(({ keys, pitch }) =>
    [...keys.toUpperCase()].map((name, semitone): Span => {
      const text = ` ${name} `;
      if (lit.has(pitch + semitone + 12 * octave))
        return { text, color: COLORS.black, background: COLORS.yellow, bold: true, underline: true };
      const black = BLACK_KEYS.includes(semitone % 12);
      if (bindingFor(mode, name.toLowerCase())?.id !== "piano-key")
        return black
          ? { text, color: COLORS.black, background: COLORS.grey, dim: true }
          : { text, color: COLORS.grey, background: COLORS.white, dim: true };
      return black
        ? { text, color: COLORS.bright, background: COLORS.grey, bold: true }
        : { text, color: COLORS.black, background: COLORS.bright, bold: true };
    }),
  );
}
