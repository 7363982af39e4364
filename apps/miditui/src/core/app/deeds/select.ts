import { legato, resizeNotes } from "../../edit/note-lengths.ts";
import { moveNotes, moveToTrack, selectionSpan } from "../../edit/notes.ts";
import type { SelectDeed } from "../../keymap/deed-id.ts";
import { hasNote, withNote, withoutNote } from "../../notes/note-set.ts";
import { edited } from "../edit-song.ts";
import { showPitch, showTick, showTrack } from "../follow.ts";
import { noneSelected } from "../select-none.ts";
import type { AppState } from "../state.ts";
import { tell } from "../step.ts";
import { noteAtCursor, notesText, trackNotes } from "../target-notes.ts";
import { cursorTo } from "./cursor.ts";
import type { Deed } from "./deed.ts";

const NOTHING = "Nothing is selected";

export const SELECT_DEEDS: Readonly<Record<SelectDeed, Deed>> = {
  "toggle-note": (state) => {
    if (state.band !== undefined) return endedBand(state);
    const note = noteAtCursor(state);
    if (note === undefined) return tell(state, "No note at the cursor");
    const taken = hasNote(state.selection, note.id);
    const selection = taken ? withoutNote(state.selection, note.id) : withNote(state.selection, note.id);
    return tell({ ...state, selection }, `${notesText(selection.count)} selected`);
  },
  "select-all": (state) => {
    const selection = trackNotes(state);
    return tell({ ...state, selection }, `${notesText(selection.count)} selected`);
  },
  "select-none": (state) => tell(noneSelected(state), "Nothing selected"),
  band: (state) => {
    if (state.band !== undefined) return endedBand(state);
    const { cursor, selection } = state;
    const next = { ...state, band: { from: cursor, to: cursor, base: selection } };
    return tell(cursorTo(next, {}), "Rubber band: move the cursor, b ends it, Esc drops it");
  },
  "move-up": (state) => shifted(state, 0, 1),
  "move-down": (state) => shifted(state, 0, -1),
  "move-left": (state) => shifted(state, -1, 0),
  "move-right": (state) => shifted(state, 1, 0),
  shorten: (state) => resized(state, -state.ticksPerColumn),
  lengthen: (state) => resized(state, state.ticksPerColumn),
  legato: (state) => {
    const { project, selection } = state;
    if (selectionSpan(project, selection) === undefined) return tell(state, NOTHING);
    const next = legato(project, selection);
    if (next === project) return tell(state, "No selected note has another after it to reach");
    return tell(edited(state, `legato of ${notesText(selection.count)}`, next), "Each note lasts until the next");
  },
  "notes-to-next-track": (state) => onTrack(state, state.track + 1),
  "notes-to-previous-track": (state) => onTrack(state, state.track - 1),
};

/** Moves the selected notes to another track, which is the shown one then. */
function onTrack(state: AppState, index: number): AppState {
  const { project, selection } = state;
  const span = selectionSpan(project, selection);
  const track = project.tracks[index];
  if (span === undefined) return tell(state, NOTHING);
  if (track === undefined) return tell(state, `There is no track ${index < 0 ? "before" : "after"} this one`);
  const label = `move ${notesText(span.count)} to ${track.name}`;
  const next = edited(state, label, moveToTrack(project, selection, index), { track: index });
  return tell(showTrack({ ...next, band: undefined }), `${notesText(span.count)} moved to ${track.name}`);
}

function endedBand(state: AppState): AppState {
  return tell({ ...state, band: undefined }, `${notesText(state.selection.count)} selected`);
}

/** Moves the selected notes, or the cursor where nothing is selected. */
function shifted(state: AppState, columns: number, semitones: number): AppState {
  const { selection, cursor, ticksPerColumn, project } = state;
  const ticks = columns * ticksPerColumn;
  if (selectionSpan(project, selection) === undefined) {
    return cursorTo(state, columns === 0 ? { pitch: cursor.pitch + semitones } : { tick: cursor.tick + ticks });
  }
  const moved = moveNotes(project, selection, { ticks, semitones });
  if (moved === project) return tell(state, "The notes are at the edge");
  return selectionShown(edited(state, `move ${notesText(selection.count)}`, moved), columns > 0);
}

/** The state with the end of the selection in view that it was moved towards. */
function selectionShown(state: AppState, towardsEnd: boolean): AppState {
  const span = selectionSpan(state.project, state.selection);
  if (span === undefined) return state;
  return showPitch(showTick(state, towardsEnd ? span.end - 1 : span.start), span.highest);
}

function resized(state: AppState, ticks: number): AppState {
  const { selection, project } = state;
  if (selectionSpan(project, selection) === undefined) return tell(state, NOTHING);
  const next = resizeNotes(project, selection, ticks);
  if (next === project) return tell(state, "The notes are as short as they can be");
  return tell(
    edited(state, `${ticks < 0 ? "shorten" : "lengthen"} ${notesText(selection.count)}`, next),
    ticks < 0 ? "Shortened" : "Lengthened",
  );
}
