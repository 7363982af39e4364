import type { AppState } from "../app/state.ts";
import type { RollLayout, TimelineLayout } from "../screen/layout.ts";
import { rollSpan } from "../screen/viewport.ts";
import { shownName } from "./name.ts";
import { outside } from "./outside.ts";
import type { Panel } from "./panel.ts";
import { instrumentOf } from "./tracks.ts";

/** The frame of the piano roll; its title tells the track, and on which sides there are notes out of sight. */
export function rollPanel(state: AppState, roll: RollLayout): Panel {
  const track = state.project.tracks[state.track];
  const about = track === undefined ? "" : ` - ${shownName(track.name)} (${instrumentOf(track)})`;
  const sides = track === undefined ? "" : outside(track.notes, rollSpan(state, roll));
  return {
    frame: roll.frame,
    title: `Piano Roll${about}${sides === "" ? "" : ` [${sides}]`}`,
    focused: state.focus === "roll",
    pieces: [],
  };
}

/** The frame of the project's timeline. */
export function timelinePanel(state: AppState, timeline: TimelineLayout): Panel {
  return {
    frame: timeline.frame,
    title: "Project Timeline - All Tracks",
    focused: state.focus === "timeline",
    pieces: [],
  };
}
