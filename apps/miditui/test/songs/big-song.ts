import { seeded } from "@side-projects/testkit";
import { notesFrom } from "../../src/core/notes/notes-from.ts";
import { emptyEvents, eventsFrom } from "../../src/core/project/event-list.ts";
import { META, metaEvent, tempoData, textMeta } from "../../src/core/project/meta.ts";
import { newProject } from "../../src/core/project/new-project.ts";
import type { Chunk, Project, Track } from "../../src/core/project/project.ts";

export interface BigSongOptions {
  /** @default 10 */
  tracks?: number;
  /** @default 1 */
  seed?: number;
  /** Ticks between the chords of four notes of a track, at 480 a quarter. @default 120 */
  step?: number;
}

/** A song of so many notes, in chords of four a track, with a tempo change every sixteen bars: the same for a seed. */
export function bigSong(notes: number, options: BigSongOptions = {}): Project {
  const { tracks: count = 10, seed = 1, step = 120 } = options;
  const random = seeded(seed);
  const empty = newProject("Big");
  const [conductor] = empty.chunks;
  const chunks: Chunk[] = [];
  const tracks: Track[] = [];
  let noteId = 1;
  for (let index = 0; index < count; index++) {
    const share = Math.floor(notes / count) + (index < notes % count ? 1 : 0);
    const of = (low: number, high: number): Uint8Array =>
      Uint8Array.from({ length: share }, () => random.int(low, high));
    const from = noteId;
    noteId += share;
    const columns = {
      count: share,
      ids: Uint32Array.from({ length: share }, (_, note) => from + note),
      starts: Uint32Array.from({ length: share }, (_, note) => (note >> 2) * step),
      durations: Uint32Array.from({ length: share }, () => 60 * random.int(1, 8)),
      // Each note of a chord has fifteen pitches of its own, so that no two are one.
      pitches: Uint8Array.from({ length: share }, (_, note) => 30 + 15 * (note & 3) + random.int(0, 14)),
      velocities: of(1, 127),
      offVelocities: of(0, 127),
      flags: new Uint8Array(share),
      orders: undefined,
    };
    const chunk = 100 + 2 * index;
    const name = `Part ${index + 1}`;
    chunks.push({ id: chunk, events: eventsFrom([textMeta(0, META.name, name)]), endTick: 0 });
    tracks.push({
      id: chunk + 1,
      chunk,
      name,
      channel: index % 16,
      port: 0,
      muted: false,
      solo: false,
      notes: notesFrom(columns),
      events: emptyEvents(),
    });
  }
  const last = (Math.ceil(notes / count) >> 2) * step;
  const tempos = [textMeta(0, META.name, "Big")];
  for (let tick = 0; tick <= last; tick += 16 * 1920) {
    tempos.push(metaEvent(tick, META.tempo, tempoData(random.int(300_000, 700_000))));
  }
  const first: Chunk = { id: conductor?.id ?? 1, events: eventsFrom(tempos), endTick: 0 };
  return { ...empty, chunks: [first, ...chunks], tracks, nextId: 100 + 2 * count, nextNoteId: noteId };
}
