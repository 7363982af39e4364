import type { PointerEvent } from "@side-projects/terminal";
import { layoutOf } from "../../screen/layout-of.ts";
import type { Target } from "../../screen/target.ts";
import { firstTimelineTrack, topPitch } from "../../screen/viewport.ts";
import { withOctave } from "../deeds/octave.ts";
import { tempoBy } from "../deeds/time.ts";
import { helpScrolled } from "../dialog-keys.ts";
import { chosenBy, isFileDialog } from "../file-dialog.ts";
import { scrolledTo, scrolledToPitch } from "../follow.ts";
import { shownTrack } from "../shown-track.ts";
import type { AppState } from "../state.ts";
import { zoomedBy } from "../zoom.ts";
import { toldVelocity } from "./lane.ts";
import { released } from "./release.ts";

const LINES = 3;
const COLUMNS = 4;
const ZOOM_IN = 0.8;
const ZOOM_OUT = 1.25;

/** Does what the wheel does over a part of the screen. */
export function wheeled(state: AppState, event: PointerEvent, target: Target): AppState {
  const { action } = event;
  const sideways = action === "wheel-left" || action === "wheel-right";
  /** 1 up or to the left, as a page goes that is pushed. */
  const notch = action === "wheel-up" || action === "wheel-left" ? 1 : -1;
  if (state.dialog !== undefined) return sideways ? state : wheeledDialog(state, state.dialog, notch);
  switch (target.type) {
    case "transport":
      // A drag is worked out from the song as it was: it ends before something else is changed.
      return sideways ? state : tempoBy(released(state), notch);
    case "track":
      return sideways ? state : trackOn(state, -notch);
    case "keyboard":
      return sideways ? state : withOctave(state, state.octave + notch);
    case "hint":
    case "panel":
      if (target.panel === "tracks") return trackOn(state, -notch);
      return target.panel === "keyboard" ? withOctave(state, state.octave + notch) : state;
    case "ruler":
    case "key":
    case "roll":
    case "lane":
    case "timeline":
    case "timeline-label":
      return wheeledSong(state, event, target, sideways, notch);
    default:
      return state;
  }
}

function trackOn(state: AppState, by: number): AppState {
  const still = released(state);
  return shownTrack(still, still.track + by);
}

type SongTarget = Extract<Target, { type: "ruler" | "key" | "roll" | "lane" | "timeline" | "timeline-label" }>;

function wheeledSong(
  state: AppState,
  event: PointerEvent,
  target: SongTarget,
  sideways: boolean,
  notch: number,
): AppState {
  if (event.ctrl && !sideways) {
    return zoomedBy(state, notch > 0 ? ZOOM_IN : ZOOM_OUT, "tick" in target ? target.tick : undefined);
  }
  const inTimeline = target.type === "timeline" || target.type === "timeline-label";
  if (sideways || event.shift || event.alt || target.type === "ruler" || target.type === "lane") {
    const scrolled = scrolledTo(state, state.scroll.tick - notch * COLUMNS * state.ticksPerColumn);
    if (target.type !== "lane") return scrolled;
    return toldVelocity(scrolled, target.tick + scrolled.scroll.tick - state.scroll.tick);
  }
  return inTimeline ? tracksScrolled(state, -notch) : pitchesScrolled(state, notch);
}

function pitchesScrolled(state: AppState, by: number): AppState {
  const grid = layoutOf(state).roll?.grid;
  return grid === undefined ? state : scrolledToPitch(state, topPitch(state, grid) + by);
}

function tracksScrolled(state: AppState, by: number): AppState {
  const { timeline } = layoutOf(state);
  if (timeline === undefined) return state;
  const wanted = { ...state.scroll, timeline: Math.max(0, firstTimelineTrack(state, timeline) + by) };
  const first = firstTimelineTrack({ ...state, scroll: wanted }, timeline);
  return { ...state, scroll: { ...wanted, timeline: first } };
}

function wheeledDialog(state: AppState, dialog: NonNullable<AppState["dialog"]>, notch: number): AppState {
  if (dialog.type === "help") return helpScrolled(state, dialog, dialog.scroll - notch * LINES);
  if (isFileDialog(dialog)) return chosenBy(state, dialog, dialog.chosen - notch * LINES);
  return state;
}
