import { textWidth } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import type { Track } from "../project/project.ts";
import type { Rect, RollLayout, TimelineLayout } from "../screen/layout.ts";
import { rollSpan } from "../screen/viewport.ts";
import { shortened } from "./fit.ts";
import { outside } from "./outside.ts";
import { type Panel, TITLE_MARGIN } from "./panel.ts";
import { instrumentOf } from "./tracks.ts";

const TITLE = "Piano Roll";

/** Columns of the instrument that a long name leaves it. */
const LEAST_INSTRUMENT = 8;

/** The frame of the piano roll; its title tells the track, and on which sides there are notes out of sight. */
export function rollPanel(state: AppState, roll: RollLayout): Panel {
  const track = state.project.tracks[state.track];
  return {
    frame: roll.frame,
    title: track === undefined ? TITLE : titleOf(track, outside(track.notes, rollSpan(state, roll)), roll.frame),
    focused: state.focus === "roll",
    pieces: [],
  };
}

/** What is too long gives way to the sides: first the instrument, then the name. */
function titleOf(track: Track, outOfSight: string, { columns }: Rect): string {
  const sides = outOfSight === "" ? "" : ` [${outOfSight}]`;
  const room = columns - TITLE_MARGIN - TITLE.length - " -  ()".length - sides.length;
  const name = shortened(track.name, Math.max(room - textWidth(instrumentOf(track)), room - LEAST_INSTRUMENT));
  const instrument = shortened(instrumentOf(track), room - textWidth(name));
  return `${TITLE} - ${name} (${instrument})${sides}`;
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
