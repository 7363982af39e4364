import type { ViewDeed } from "../../keymap/deed-id.ts";
import { showPitch, showTrack } from "../follow.ts";
import type { AppState, Panel } from "../state.ts";
import { tell } from "../step.ts";
import { zoomedBy, zoomedToFit } from "../zoom.ts";
import type { Deed } from "./deed.ts";
import { withOctave } from "./octave.ts";

const VIEWS = { combined: "roll", roll: "timeline", timeline: "combined" } as const;
const VIEW_NAMES = { combined: "Piano roll and timeline", roll: "Piano roll", timeline: "Timeline" } as const;
const HIGHLIGHTS = { roll: "both", both: "off", off: "timeline", timeline: "roll" } as const;
const HIGHLIGHT_NAMES = {
  roll: "in the piano roll",
  both: "in roll and timeline",
  off: "nowhere",
  timeline: "in the timeline",
} as const;

export const VIEW_DEEDS: Readonly<Record<ViewDeed, Deed>> = {
  view: (state) => {
    const view = VIEWS[state.view];
    const next = inView(showTrack({ ...state, view }));
    return tell(showPitch(next, next.cursor.pitch, "middle"), VIEW_NAMES[view]);
  },
  "track-details": (state) => {
    const next = showTrack({ ...state, trackDetails: !state.trackDetails });
    return tell(next, next.trackDetails ? "Two lines a track" : "One line a track");
  },
  highlight: (state) => {
    const highlight = HIGHLIGHTS[state.highlight];
    return tell({ ...state, highlight }, `What sounds lights up ${HIGHLIGHT_NAMES[highlight]}`);
  },
  lane: (state) => {
    const next = { ...state, lane: !state.lane };
    return tell(showPitch(next, next.cursor.pitch), next.lane ? "Velocities below the roll" : "Velocities hidden");
  },
  "zoom-in": (state) => zoomedBy(state, 0.5),
  "zoom-out": (state) => zoomedBy(state, 2),
  "zoom-fit": zoomedToFit,
  "octave-down": (state) => withOctave(state, state.octave - 1),
  "octave-up": (state) => withOctave(state, state.octave + 1),
  "octave-reset": (state) => withOctave(state, 0),
};

const PANELS: readonly Panel[] = ["tracks", "timeline", "roll", "keyboard"];

/** The state with the focus on the next panel that is shown, or the one before. */
export function focusedBy(state: AppState, by: 1 | -1): AppState {
  const shown = PANELS.filter((panel) => isShown(state, panel));
  const focus = shown[(shown.indexOf(state.focus) + by + shown.length) % shown.length] ?? state.focus;
  return { ...state, focus };
}

function isShown({ view }: AppState, panel: Panel): boolean {
  if (panel === "roll") return view !== "timeline";
  return panel !== "timeline" || view !== "roll";
}

/** The state with the focus on a panel that is shown. */
function inView(state: AppState): AppState {
  if (isShown(state, state.focus)) return state;
  return { ...state, focus: state.focus === "roll" ? "timeline" : "roll" };
}
