import { type Random, seeded } from "@side-projects/testkit";
import { emptyNotes, type NoteList } from "../src/core/notes/note-list.ts";
import { notesFrom } from "../src/core/notes/notes-from.ts";
import { emptyEvents } from "../src/core/project/event-list.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { NONE, type PlainNote } from "./naive-notes.ts";

/** Notes of a song that has crowds, gaps, zero lengths, open ends and chords; some placed by their file, some not. */
export function plainNotes(seed: number, count: number, tracks: number): PlainNote[] {
  const random = seeded(seed);
  const spread = random.pick([8, 400, 50_000]);
  return Array.from({ length: count }, (_, index) => plainNote(random, index + 1, tracks, spread));
}

function plainNote(random: Random, id: number, tracks: number, spread: number): PlainNote {
  const placed = random.next() < 0.5;
  return {
    id,
    track: random.int(0, tracks - 1),
    start: random.int(0, spread) * random.pick([1, 10]),
    duration: random.pick([0, 1, 120, random.int(1, 2000)]),
    pitch: random.int(20, 100),
    velocity: random.int(1, 127),
    offVelocity: random.int(0, 127),
    on: placed ? random.int(0, 1000) : NONE,
    off: placed ? random.int(0, 1000) : NONE,
    flags: random.int(0, 3),
  };
}

/** The song of those notes. */
export function songOf(notes: readonly PlainNote[], tracks: number): Project {
  const song = newProject("plain");
  const [first] = song.tracks;
  if (!first) throw new Error("a new song has a track");
  return {
    ...song,
    tracks: Array.from({ length: tracks }, (_, track) => ({
      ...first,
      id: 100 + track,
      events: emptyEvents(),
      notes: listOf(notes.filter((note) => note.track === track)),
    })),
    nextNoteId: 1 + notes.reduce((most, { id }) => Math.max(most, id), 0),
  };
}

export function listOf(notes: readonly PlainNote[]): NoteList {
  if (notes.length === 0) return emptyNotes;
  const words = (value: (note: PlainNote) => number): Uint32Array => Uint32Array.from(notes, value);
  const bytes = (value: (note: PlainNote) => number): Uint8Array => Uint8Array.from(notes, value);
  return notesFrom({
    count: notes.length,
    ids: words(({ id }) => id),
    starts: words(({ start }) => start),
    durations: words(({ duration }) => duration),
    pitches: bytes(({ pitch }) => pitch),
    velocities: bytes(({ velocity }) => velocity),
    offVelocities: bytes(({ offVelocity }) => offVelocity),
    flags: bytes(({ flags }) => flags),
    orders: { on: words(({ on }) => on), off: words(({ off }) => off) },
  });
}

/** The notes of a song, read note by note, in the order of its lists. */
export function notesOf(project: Project): PlainNote[] {
  return project.tracks.flatMap(({ notes }, track) =>
    notes.blocks.flatMap((block) =>
      Array.from(block.ids, (id, at) => ({
        id,
        track,
        start: (block.starts[at] ?? 0) + block.tickShift,
        duration: block.durations[at] ?? 0,
        pitch: (block.pitches[at] ?? 0) + block.pitchShift,
        velocity: block.velocities[at] ?? 0,
        offVelocity: block.offVelocities[at] ?? 0,
        on: block.orders?.on[at] ?? NONE,
        off: block.orders?.off[at] ?? NONE,
        flags: block.flags[at] ?? 0,
      })),
    ),
  );
}

/** What is wrong with how a list is kept; empty where all is well. */
export function faultsOf(list: NoteList): string[] {
  const faults: string[] = [];
  let count = 0;
  for (const block of list.blocks) {
    count += block.count;
    if (block.count < 1 || block.count > 512) faults.push(`a block of ${block.count} notes`);
    const { ids, starts, durations, pitches, velocities, offVelocities, flags, orders } = block;
    const columns = [ids, starts, durations, pitches, velocities, offVelocities, flags];
    if (orders) columns.push(orders.on, orders.off);
    if (columns.some(({ length }) => length !== block.count)) faults.push("a column of another length");
    const first = Array.from(starts, (start) => start + block.tickShift);
    if (Math.min(...first) !== block.firstStart) faults.push(`first start ${block.firstStart}`);
    if (Math.max(...first.map((start, at) => start + (durations[at] ?? 0))) !== block.lastEnd) faults.push("last end");
    if (Math.min(...ids) !== block.minId || Math.max(...ids) !== block.maxId) faults.push("least or greatest id");
  }
  if (count !== list.count) faults.push(`${count} notes counted as ${list.count}`);
  return faults;
}
