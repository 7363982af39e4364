import type { NoteList, NoteOrders } from "../notes/note-list.ts";
import { notesFrom } from "../notes/notes-from.ts";
import { NO_ORDER } from "../project/event.ts";
import type { IdKeeper } from "./ids.ts";
import { type NoteExtras, OFF_VELOCITY, timesOf } from "./note-extras.ts";
import type { OriginalNotes } from "./song.ts";

export interface OrderedNotes {
  readonly list: NoteList;
  /** Ids in the order of the file; undefined where the list is sorted that way anyway. */
  readonly order: Uint32Array | undefined;
}

/** Notes of the original as ours. */
export function notesOfOriginal(
  notes: OriginalNotes,
  ids: IdKeeper,
  ticksPerQuarter: number,
  extras: NoteExtras,
): OrderedNotes {
  const { count, pitches } = notes;
  const noteIds = new Uint32Array(count);
  const starts = new Uint32Array(count);
  const durations = new Uint32Array(count);
  let isSorted = true;
  let before = { start: 0, pitch: 0, id: 0 };
  for (let index = 0; index < count; index++) {
    const id = ids.keep(notes.ids[index] ?? 0);
    const pitch = pitches[index] ?? 0;
    const { start, duration } = timesOf(notes, index, ticksPerQuarter, extras);
    noteIds[index] = id;
    starts[index] = start;
    durations[index] = duration;
    isSorted &&= (start - before.start || pitch - before.pitch || id - before.id) >= 0;
    before = { start, pitch, id };
  }
  const list = notesFrom({
    count,
    ids: noteIds,
    starts,
    durations,
    pitches,
    velocities: notes.velocities.map((velocity) => Math.max(1, velocity)),
    offVelocities: Uint8Array.from(extras.offVelocities ?? new Uint8Array(count).fill(OFF_VELOCITY)),
    flags: Uint8Array.from(extras.flags ?? new Uint8Array(count)),
    orders: extras.orders && ordersOf(extras.orders),
  });
  return { list, order: isSorted ? undefined : noteIds };
}

function ordersOf(orders: { readonly on: ArrayLike<number>; readonly off: ArrayLike<number> }): NoteOrders {
  return { on: Uint32Array.from(orders.on, placeOf), off: Uint32Array.from(orders.off, placeOf) };
}

/** -1 stands in files for a note without a place. */
function placeOf(order: number): number {
  return order < 0 ? NO_ORDER : order;
}
