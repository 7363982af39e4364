import type { AppState } from "../app/state.ts";
import { PIANO_ROWS } from "../keymap/piano.ts";
import type { Layout } from "../screen/layout.ts";
import type { Panel } from "./panel.ts";
import { COLORS, type Row, type Span } from "./span.ts";

const BLACK_KEYS = [1, 3, 6, 8, 10];

/** The piano of the typing keys, what they do now, or what there is to say. */
export function keyboardPanel(state: AppState, layout: Layout, hints: Row): Panel {
  const { frame, keys, hints: below } = layout.keyboard;
  const { notice, octave } = state;
  return {
    frame,
    title: `Keyboard (Octave: ${octave < 0 ? "" : "+"}${octave})`,
    focused: state.focus === "keyboard",
    pieces: [
      { at: keys, rows: keyRows(state) },
      notice === undefined
        ? { at: below, rows: [hints] }
        : { at: layout.notice, rows: [[noticeSpan(notice.text, notice.kind === "error")]] },
    ],
  };
}

function noticeSpan(text: string, bad: boolean): Span {
  return { text: bad ? `! ${text}` : text, color: bad ? COLORS.red : COLORS.yellow, bold: true };
}

function keyRows({ octave, preview, now }: AppState): Row[] {
  const played = preview !== undefined && now < preview.until ? preview.pitch : undefined;
  return PIANO_ROWS.map(({ keys, pitch }) =>
    [...keys.toUpperCase()].map((name, semitone): Span => {
      const text = ` ${name} `;
      if (pitch + semitone + 12 * octave === played)
        return { text, color: COLORS.black, background: COLORS.yellow, bold: true, underline: true };
      return BLACK_KEYS.includes(semitone % 12)
        ? { text, color: COLORS.bright, background: COLORS.grey, bold: true }
        : { text, color: COLORS.black, background: COLORS.bright, bold: true };
    }),
  );
}
