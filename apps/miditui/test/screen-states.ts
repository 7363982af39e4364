import { seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { createState } from "../src/core/app/create-state.ts";
import type { AppState } from "../src/core/app/state.ts";
import { emptySet } from "../src/core/notes/note-set.ts";
import type { Project } from "../src/core/project/project.ts";
import { NONE, type PlainNote } from "./naive-notes.ts";
import { plainNotes, songOf } from "./plain-song.ts";

/** The app with a song, on a screen of 100 x 36 or another. */
export function stateOf(project: Project, changes: Partial<AppState> = {}, columns = 100, rows = 36): AppState {
  const start = createState({ project, path: undefined, folder: "/", columns, rows, releases: false, now: 0 });
  return { ...start, selection: emptySet, ...changes };
}

/** Few pitches, starts and ends at the edges of columns of ten ticks, many at the same, as loud as each other. */
export function crowdedNotes(seed: number, count: number, tracks: number): PlainNote[] {
  const random = seeded(seed);
  const spread = random.pick([4, 40, 400]);
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    track: random.int(0, tracks - 1),
    start: random.int(0, spread) * 10,
    duration: random.pick([0, 1, 10, 20, 25, 200]),
    pitch: random.int(56, 66),
    velocity: random.pick([1, 64, 127]),
    offVelocity: 64,
    on: NONE,
    off: NONE,
    flags: 0,
  }));
}

/** Songs of crowds, gaps, zero lengths and chords, scrolled and zoomed in every way on screens of every size. */
export function anyState(): fc.Arbitrary<AppState> {
  return fc
    .record({
      columns: fc.integer({ min: 80, max: 300 }),
      rows: fc.integer({ min: 24, max: 100 }),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
      notes: fc.oneof({ maxDepth: 0 }, fc.integer({ min: 0, max: 60 }), fc.constant(700)),
      tracks: fc.integer({ min: 1, max: 60 }),
      track: fc.nat(),
      view: fc.constantFrom("combined" as const, "roll" as const, "timeline" as const),
      trackDetails: fc.boolean(),
      lane: fc.boolean(),
      crowded: fc.boolean(),
      ticksPerColumn: fc.oneof(
        fc.constantFrom(1, 5, 10, 20),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
      ),
      tick: fc.oneof(fc.constantFrom(0, 10, 20, 200), fc.integer({ min: 0, max: 600 }), fc.nat(500_000)),
      pitch: fc.oneof(fc.integer({ min: 60, max: 80 }), fc.integer({ min: -10, max: 140 })),
      first: fc.nat(80),
      firstInTimeline: fc.nat(80),
      octave: fc.integer({ min: -4, max: 4 }),
    })
    .map((made) => {
      const project = songOf(
        (made.crowded ? crowdedNotes : plainNotes)(made.seed, made.notes, Math.min(made.tracks, 3)),
        made.tracks,
      );
      const { view, trackDetails, lane, ticksPerColumn, octave } = made;
      const scroll = { tick: made.tick, pitch: made.pitch, tracks: made.first, timeline: made.firstInTimeline };
      const track = made.track % Math.min(made.tracks, 3);
      const changes = { view, trackDetails, lane, ticksPerColumn, octave, scroll, track };
      return stateOf(project, changes, made.columns, made.rows);
    });
}
