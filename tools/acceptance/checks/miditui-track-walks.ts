import { SAVE } from "./miditui-note-walks.ts";
import { hides, row, type Step, saved, shows, type Walk } from "./miditui-walk.ts";

const BETA: Step = { until: row(6, /^│> .. {2}Beta/) };
const ALPHA_IS_SECOND = row(6, /^│> .. {2}Alpha/);

/** Lines on tracks. Alpha is the shown one, on row 4 of the screen, Beta on row 6, Gamma on row 8. */
export const TRACK_WALKS: Readonly<Record<string, Walk>> = {
  "next-track": { keys: row(6, /^│> .. {2}Beta/) },
  "previous-track": { before: ["J", BETA], keys: row(4, /^│> .. {2}Alpha/) },
  "add-track": { keys: shows("Track 4") },
  "add-drums": { keys: row(10, /Drums/) },
  "delete-track": { keys: hides("Alpha") },
  "rename-track": {
    after: [{ until: shows("┌ Rename") }, "ctrl+u", { text: "日本" }, "enter"],
    keys: row(4, /^│> .. {2}日本/),
    mouse: [{ click: [10, 4], times: 2 }],
  },
  mute: { keys: row(4, /^│> M/), mouse: [{ click: [3, 4] }] },
  solo: { keys: row(4, /^│> .S/), mouse: [{ click: [4, 4] }] },
  "volume-down": { keys: row(5, /V 95|V95/) },
  "volume-up": { keys: row(5, /V105/) },
  "pan-left": { keys: row(5, /V100 L *8/) },
  "pan-right": { keys: row(5, /V100 R *8/) },
  "previous-instrument": { keys: shows("Alpha (Gunshot)") },
  "next-instrument": { keys: shows("Alpha (Bright Acoustic Piano)") },
  instrument: {
    after: [{ until: shows("┌ Instrument") }, "ctrl+u", { text: "Violin" }, "enter"],
    keys: shows("Alpha (Violin)"),
  },
  channel: {
    after: [{ until: shows("┌ Channel") }, "ctrl+u", { text: "12" }, "enter", ...SAVE],
    keys: saved((events) => events.includes("1 0 9b 3c 50")),
  },
  "track-up": {
    before: ["J", BETA],
    keys: row(4, /^│> .. {2}Beta/),
    mouse: [
      {
        drag: [
          [10, 6],
          [10, 4],
        ],
      },
    ],
  },
  "track-down": {
    keys: ALPHA_IS_SECOND,
    mouse: [
      {
        drag: [
          [10, 4],
          [10, 6],
        ],
      },
    ],
  },
};
