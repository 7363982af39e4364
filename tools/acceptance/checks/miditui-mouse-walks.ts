import { SAVE } from "./miditui-note-walks.ts";
import {
  block,
  both,
  GRID,
  hides,
  lit,
  notes,
  ROW,
  row,
  type Seen,
  type Step,
  shows,
  type Walk,
} from "./miditui-walk.ts";

const HELP: Step = { until: shows("┌ Help") };
const INSERT: Step = { until: shows("-- INSERT --") };

/** A cell of roll or timeline by its column from the left. */
function at(column: number, line: number): readonly [number, number] {
  return [GRID + column, line];
}

function has(...lines: readonly string[]): Seen {
  return notes((all) => lines.every((line) => all.includes(line)));
}

function deed(mouse: readonly Step[], pointed: Seen, before: readonly Step[] = []): Walk {
  return { before, mouse, pointed };
}

/** Lines on the mouse alone. */
export const MOUSE_WALKS: Readonly<Record<string, Walk>> = {
  "mouse-seek": deed([{ click: at(33, ROW.ruler) }], row(1, /Pos: 3:01:000/)),
  "mouse-loop": deed([{ drag: [at(0, ROW.ruler), at(20, ROW.ruler)] }], ({ terminal }) =>
    [3, 18].every((column) => terminal.cell(GRID + column, ROW.ruler).underline),
  ),
  "mouse-select": deed([{ click: at(1, ROW.c4) }], block(2, ROW.c4, 5)),
  "mouse-select-more": deed(
    [{ click: at(5, ROW.e4), options: { shift: true } }],
    both(block(2, ROW.c4, 5), block(6, ROW.e4, 5)),
    [{ click: at(1, ROW.c4) }, { until: block(2, ROW.c4, 5) }],
  ),
  "mouse-band": deed(
    [{ drag: [at(0, ROW.b3), at(6, ROW.e4)], options: { shift: true } }],
    both(block(2, ROW.c4, 5), block(6, ROW.e4, 5)),
  ),
  "mouse-move": deed([{ drag: [at(1, ROW.c4), at(3, ROW.b3)] }, ...SAVE], has("240 90 3b 50")),
  "mouse-copy": deed(
    [{ drag: [at(1, ROW.c4), at(3, ROW.b3)], options: { ctrl: true } }, ...SAVE],
    has("0 90 3c 50", "240 90 3b 50"),
  ),
  "mouse-resize": deed([{ drag: [at(35, ROW.c4), at(37, ROW.c4)] }, ...SAVE], has("3840 90 3c 50", "4560 80 3c 40")),
  "mouse-toggle-note": deed([{ click: at(20, ROW.e4), times: 2 }, ...SAVE], has("2400 90 40 64")),
  "mouse-pan": deed([{ drag: [at(40, ROW.e4), at(24, ROW.e4)] }], row(ROW.ruler, /│ {5}2 /)),
  "mouse-lane": deed([{ click: at(0, 14) }, ...SAVE], has("0 90 3c 7f"), ["o", { until: shows(" Vel ") }]),
  "mouse-key": deed([{ click: [33, ROW.e4] }], lit),
  "mouse-insert-mode": deed([{ click: at(20, ROW.e4), options: { button: "right" } }], shows("-- INSERT --")),
  "mouse-wheel": deed([{ wheel: "wheel-up", at: at(20, ROW.e4) }], row(5, /│ {2}A4 /)),
  "mouse-wheel-sideways": deed([{ wheel: "wheel-down", at: at(20, ROW.e4), options: { shift: true } }], (session) =>
    block(0, ROW.e4, 2)(session),
  ),
  "mouse-zoom": deed([{ wheel: "wheel-up", at: at(20, ROW.e4), options: { ctrl: true } }], shows("Zoom 96")),
  "mouse-wheel-tempo": deed([{ wheel: "wheel-up", at: [50, 1] }], shows("BPM: 121 ")),
  "mouse-wheel-tracks": deed([{ wheel: "wheel-down", at: [10, 12] }], row(6, /^│> .. {2}Beta/)),
  "mouse-wheel-keyboard": deed([{ wheel: "wheel-up", at: [10, 32] }], shows("Octave: +1")),
  "mouse-track": deed([{ click: [10, 6] }], row(6, /^│> .. {2}Beta/)),
  "mouse-mute": deed([{ click: [3, 6] }], row(6, /^│ {2}M/)),
  "mouse-solo": deed([{ click: [4, 6] }], row(6, /^│ {2}.S/)),
  "mouse-rename": deed([{ click: [10, 6], times: 2 }], both(shows("┌ Rename"), shows("> Beta "))),
  "mouse-reorder": deed(
    [
      {
        drag: [
          [10, 4],
          [10, 8],
        ],
      },
    ],
    row(8, /^│> .. {2}Alpha/),
  ),
  "mouse-play": deed([{ click: [4, 1] }], shows("[>] PLAY")),
  "mouse-stop": deed([{ click: [18, 1] }], row(1, /\[\.\] STOP .*Pos: 1:01:000 /), [
    "space",
    { until: shows("[>] PLAY") },
  ]),
  "mouse-keyboard-halves": deed([{ click: [95, 32] }], shows("Octave: +1")),
  "mouse-keyboard-reset": deed([{ click: [95, 32], times: 2 }], shows("Octave: +0"), [
    "/",
    { until: shows("Octave: +1") },
  ]),
  "mouse-hint": deed([{ click: [2, ROW.hints] }], shows("-- INSERT --")),
  "mouse-dialog": deed([{ click: [0, 0] }], hides("┌ Rename"), ["r", { until: shows("┌ Rename") }]),
  "mouse-help": deed([{ wheel: "wheel-down", at: [50, 20] }], hides("General"), ["?", HELP]),
};

/** Of lines above, what a mouse does in Insert mode as well. */
export const INSERT_WALKS: Readonly<Record<string, Walk>> = {
  "mouse-key": deed([{ click: [33, ROW.e4] }, ...SAVE], has("0 90 40 64"), ["i", INSERT]),
  "mouse-select": deed([{ click: at(20, ROW.d4) }, ...SAVE], has("2400 90 3e 64"), ["i", INSERT]),
};
