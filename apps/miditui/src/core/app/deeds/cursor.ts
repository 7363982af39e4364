import { markersOf } from "../../edit/conductor.ts";
import type { CursorDeed } from "../../keymap/deed-id.ts";
import { LAST_TICK } from "../../notes/new-notes.ts";
import { songEnd } from "../../project/song-end.ts";
import { positionAt, tickOfPosition } from "../../time/bars.ts";
import { timeMapOf } from "../../time/time-map.ts";
import { bandTo } from "../band.ts";
import { scrolledTo, showCursor, showPitch, showTick } from "../follow.ts";
import { openPrompt } from "../prompt.ts";
import { shownTrack } from "../shown-track.ts";
import type { AppState } from "../state.ts";
import { tell } from "../step.ts";
import type { Deed } from "./deed.ts";
import { withOctave } from "./octave.ts";

export const CURSOR_DEEDS: Readonly<Record<CursorDeed, Deed>> = {
  "cursor-left": (state) => sideways(state, -1),
  "cursor-right": (state) => sideways(state, 1),
  "cursor-up": (state) => upwards(state, 1),
  "cursor-down": (state) => upwards(state, -1),
  "octave-higher": (state) => cursorTo(state, { pitch: state.cursor.pitch + 12 }),
  "octave-lower": (state) => cursorTo(state, { pitch: state.cursor.pitch - 12 }),
  "bar-left": (state) => barsOn(state, -1),
  "bar-right": (state) => barsOn(state, 1),
  "song-start": (state) => scrolledTo(cursorTo(state, { tick: 0 }), 0),
  "song-end": (state) => cursorTo(state, { tick: songEnd(state.project) }),
  "next-marker": (state) => {
    const marker = markersOf(state.project).find(({ tick }) => tick > state.cursor.tick);
    return marker === undefined ? tell(state, "No marker after the cursor") : toMarker(state, marker);
  },
  "previous-marker": (state) => {
    const marker = markersOf(state.project).findLast(({ tick }) => tick < state.cursor.tick);
    return marker === undefined ? tell(state, "No marker before the cursor") : toMarker(state, marker);
  },
  "go-to": (state) => openPrompt(state, "go-to"),
};

function toMarker(state: AppState, marker: { readonly tick: number; readonly text: string }): AppState {
  return tell(cursorTo(state, { tick: marker.tick }), `Marker ${marker.text}`);
}

/** The state with its cursor elsewhere, within the song's limits, in view, and a rubber band drawn along. */
export function cursorTo(state: AppState, to: Partial<AppState["cursor"]>): AppState {
  const tick = Math.max(0, Math.min(LAST_TICK, to.tick ?? state.cursor.tick));
  const pitch = Math.max(0, Math.min(127, to.pitch ?? state.cursor.pitch));
  const moved = { ...state, cursor: { tick, pitch } };
  const ticked = to.tick === undefined ? moved : showTick(moved, tick);
  const shown = to.pitch === undefined ? ticked : showPitch(ticked, pitch);
  return state.band === undefined || state.mode !== "select" ? shown : bandTo(shown, shown.cursor);
}

function sideways(state: AppState, columns: number): AppState {
  return cursorTo(state, { tick: state.cursor.tick + columns * state.ticksPerColumn });
}

/** Up and down go through the list that has the focus; over the keyboard they change its octave. */
function upwards(state: AppState, semitones: number): AppState {
  if (state.focus === "tracks" || state.focus === "timeline") return shownTrack(state, state.track - semitones);
  if (state.focus === "keyboard") return withOctave(state, state.octave + semitones);
  return cursorTo(state, { pitch: state.cursor.pitch + semitones });
}

function barsOn(state: AppState, bars: number): AppState {
  const map = timeMapOf(state.project);
  const at = positionAt(map, state.cursor.tick);
  if (at.bar + bars < 1) return cursorTo(state, { tick: 0 });
  return showCursor(cursorTo(state, { tick: tickOfPosition(map, { ...at, bar: at.bar + bars }) }));
}
