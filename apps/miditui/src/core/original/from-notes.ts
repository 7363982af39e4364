import type { NoteList } from "../notes/note-list.ts";
import { NO_ORDER } from "../project/event.ts";
import { type NoteExtras, OFF_VELOCITY, timesOf } from "./note-extras.ts";
import { type OriginalNotes, originalDuration, originalNotes, originalTick } from "./song.ts";

/**
 * Our notes as the original's, with what else there is to say of them.
 *
 * @param order ids as a file had them; they keep that order as long as it knows every note of the list
 */
export function originalOfNotes(
  list: NoteList,
  ticksPerQuarter: number,
  order: Uint32Array | undefined,
): { readonly notes: OriginalNotes; readonly extras: NoteExtras } {
  const { count } = list;
  const places = placesOf(list, order);
  const notes = originalNotes(count);
  const starts = new Uint32Array(count);
  const durations = new Uint32Array(count);
  const offVelocities = new Uint8Array(count);
  const flags = new Uint8Array(count);
  const on = new Float64Array(count).fill(-1);
  const off = new Float64Array(count).fill(-1);
  let index = 0;
  for (const block of list.blocks) {
    for (let inside = 0; inside < block.count; inside++) {
      const at = places?.[index] ?? index;
      const start = (block.starts[inside] ?? 0) + block.tickShift;
      const duration = block.durations[inside] ?? 0;
      notes.ids[at] = block.ids[inside] ?? 0;
      notes.pitches[at] = (block.pitches[inside] ?? 0) + block.pitchShift;
      notes.velocities[at] = block.velocities[inside] ?? 0;
      notes.starts[at] = originalTick(start, ticksPerQuarter);
      notes.durations[at] = originalDuration(start, duration, ticksPerQuarter);
      starts[at] = start;
      durations[at] = duration;
      offVelocities[at] = block.offVelocities[inside] ?? 0;
      flags[at] = block.flags[inside] ?? 0;
      on[at] = fileOrder(block.orders?.on[inside]);
      off[at] = fileOrder(block.orders?.off[inside]);
      index++;
    }
  }
  const isGuessed = notes.starts.every((_, at) => {
    const guess = timesOf(notes, at, ticksPerQuarter, {});
    return guess.start === starts[at] && guess.duration === durations[at];
  });
  return {
    notes,
    extras: {
      starts: isGuessed ? undefined : starts,
      durations: isGuessed ? undefined : durations,
      offVelocities: offVelocities.every((velocity) => velocity === OFF_VELOCITY) ? undefined : offVelocities,
      flags: flags.every((bits) => bits === 0) ? undefined : flags,
      orders: on.every((place) => place < 0) && off.every((place) => place < 0) ? undefined : { on, off },
    },
  };
}

/** Where each note of the list stands in the file; undefined where the list's own order is that. */
function placesOf(list: NoteList, order: Uint32Array | undefined): Uint32Array | undefined {
  if (order === undefined || order.length < list.count) return undefined;
  const ranks = new Map<number, number>();
  for (const [rank, id] of order.entries()) ranks.set(id, rank);
  const known: { readonly rank: number; readonly index: number }[] = [];
  for (const block of list.blocks) {
    for (const id of block.ids) {
      const rank = ranks.get(id);
      if (rank === undefined) return undefined;
      known.push({ rank, index: known.length });
    }
  }
  const places = new Uint32Array(list.count);
  known.sort((a, b) => a.rank - b.rank);
  for (const [place, { index }] of known.entries()) places[index] = place;
  return places;
}

function fileOrder(order: number | undefined): number {
  return order === undefined || order === NO_ORDER ? -1 : order;
}
