import { textWidth } from "@side-projects/terminal";
import { instrumentIn } from "../app/instrument-names.ts";
import type { AppState } from "../app/state.ts";
import type { RollLayout, TimelineLayout } from "../screen/layout.ts";
import { rollSpan } from "../screen/viewport.ts";
import { shortened } from "./fit.ts";
import { outside } from "./outside.ts";
import { type Panel, TITLE_MARGIN } from "./panel.ts";

const TITLE = "Piano Roll";

/** Columns of the instrument that a long name leaves it. */
const LEAST_INSTRUMENT = 8;

/** The frame of the piano roll; its title tells the track, and on which sides there are notes out of sight. */
export function rollPanel(state: AppState, roll: RollLayout): Panel {
  const track = state.project.tracks[state.track];
  return {
    frame: roll.frame,
    title:
      track === undefined
        ? TITLE
        : titleOf(track.name, instrumentIn(state.sound.bank, track), {
            sides: outside(track.notes, rollSpan(state, roll)),
            columns: roll.frame.columns,
          }),
    focused: state.focus === "roll",
    pieces: [],
  };
}

/** What is too long gives way to the sides: first the instrument, then the name. */
function titleOf(
  track: string,
  played: string,
  { sides: outOfSight, columns }: { readonly sides: string; readonly columns: number },
): string {
  const sides = outOfSight === "" ? "" : ` [${outOfSight}]`;
  const room = columns - TITLE_MARGIN - TITLE.length - " -  ()".length - sides.length;
  const name = shortened(track, Math.max(room - textWidth(played), room - LEAST_INSTRUMENT));
  const instrument = shortened(played, room - textWidth(name));
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
