import { visitNotes } from "../notes/note-list.ts";
import { setOf, unionOf } from "../notes/note-set.ts";
import type { AppState, Spot } from "./state.ts";

/** The state with its rubber band drawn to another corner, and what is in it selected. */
export function bandTo(state: AppState, to: Spot): AppState {
  const { band } = state;
  if (band === undefined) return state;
  const drawn = { ...band, to };
  return { ...state, band: drawn, selection: unionOf(band.base, notesIn(state, drawn.from, to)) };
}

/** Notes of the shown track that a column between the corners shows, at a pitch between them. */
function notesIn(state: AppState, a: Spot, b: Spot): ReturnType<typeof setOf> {
  const from = Math.min(a.tick, b.tick);
  const to = Math.max(a.tick, b.tick) + state.ticksPerColumn;
  const low = Math.min(a.pitch, b.pitch);
  const high = Math.max(a.pitch, b.pitch);
  const ids: number[] = [];
  const notes = state.project.tracks[state.track]?.notes;
  if (notes !== undefined) {
    visitNotes(notes, from, to, (block, index) => {
      const pitch = (block.pitches[index] ?? 0) + block.pitchShift;
      const id = block.ids[index];
      if (id !== undefined && pitch >= low && pitch <= high) ids.push(id);
    });
  }
  return setOf(ids);
}
