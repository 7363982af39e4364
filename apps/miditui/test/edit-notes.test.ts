import fc from "fast-check";
import { expect, test } from "vitest";
import { copyNotes, duplicateNotes, pasteNotes } from "../src/core/edit/clipboard.ts";
import { setMetre } from "../src/core/edit/conductor.ts";
import { joinNotes, legato, resizeNotes, splitNotes } from "../src/core/edit/note-lengths.ts";
import { changeVelocities } from "../src/core/edit/note-velocities.ts";
import {
  addNotes,
  moveNotes,
  moveToTrack,
  removeNotes,
  selectionSpan,
  transposeNotes,
} from "../src/core/edit/notes.ts";
import { quantizeNotes } from "../src/core/edit/quantize.ts";
import { setOf } from "../src/core/notes/note-set.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { edited, inOrder, NONE, type PlainNote, shared } from "./naive-notes.ts";
import { faultsOf, notesOf, plainNotes, songOf } from "./plain-song.ts";

const TRACKS = 3;

interface Sample {
  readonly notes: readonly PlainNote[];
  readonly chosen: ReadonlySet<number>;
}

/** Songs of up to five blocks a track, with nothing, some or all of it chosen, and ids that no note has. */
const samples: fc.Arbitrary<Sample> = fc
  .record({
    seed: fc.nat(),
    count: fc.oneof(fc.nat(40), fc.nat(4000)),
    share: fc.constantFrom(0, 0.01, 0.5, 1),
    strangers: fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 3 }),
  })
  .map(({ seed, count, share, strangers }) => {
    const notes = inOrder(plainNotes(seed, count, TRACKS));
    const picked = notes.filter(({ id }) => (Math.imul(id, 2654435761) >>> 0) / 2 ** 32 < share);
    return { notes, chosen: new Set([...picked.map(({ id }) => id), ...strangers]) };
  });

/** That an edit gives those notes, in well kept lists, and the very same song where nothing changes. */
function expectEdit(sample: Sample, edit: (project: Project) => Project, expected: readonly PlainNote[]): void {
  const project = songOf(sample.notes, TRACKS);
  const next = edit(project);
  expect(notesOf(project)).toEqual(sample.notes);
  expect(notesOf(next)).toEqual(expected);
  expect(next.tracks.flatMap(({ notes }) => faultsOf(notes))).toEqual([]);
  if (JSON.stringify(expected) === JSON.stringify(sample.notes)) expect(next).toBe(project);
}

function chosenOf({ notes, chosen }: Sample): PlainNote[] {
  return notes.filter(({ id }) => chosen.has(id));
}

function check<Extra>(extra: fc.Arbitrary<Extra>, property: (sample: Sample, extra: Extra) => void): void {
  fc.assert(fc.property(samples, extra, property), { numRuns: 10 });
}

test("removing takes away the chosen notes and no others", () => {
  check(fc.constant(0), (sample) => {
    const rest = sample.notes.filter(({ id }) => !sample.chosen.has(id));
    expectEdit(sample, (project) => removeNotes(project, setOf(sample.chosen)), rest);
  });
});

test("adding puts notes to their places under ids that were never used", () => {
  check(fc.record({ seed: fc.nat(), count: fc.nat(1500) }), (sample, { seed, count }) => {
    const last = sample.notes.reduce((most, { id }) => Math.max(most, id), 0);
    const made = plainNotes(seed, count, 1).map((note, at) => ({
      ...note,
      ...{ id: last + 1 + at, track: 1, duration: Math.max(1, note.duration), on: NONE, off: NONE, flags: 0 },
    }));
    const add = (project: Project): Project => addNotes(project, 1, made).project;
    expectEdit(sample, add, inOrder([...sample.notes, ...made]));
    const { ids, project } = addNotes(songOf(sample.notes, TRACKS), 1, made);
    expect(ids).toEqual(setOf(made.map(({ id }) => id)));
    expect(project.nextNoteId).toBe(last + 1 + count);
  });
});

test("moving takes the group as far as its first, last, lowest and highest note can go", () => {
  const ways = fc.record({
    ticks: fc.oneof(fc.integer({ min: -600, max: 600 }), fc.constantFrom(-1e9, 2 ** 32)),
    semitones: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-128, 128)),
  });
  check(ways, (sample, way) => {
    const chosen = chosenOf(sample);
    const ticks = shared(
      chosen.map(({ start, duration }) => (way.ticks < 0 ? -start : 0xfffffffe - start - duration)),
      way.ticks,
    );
    const semitones = shared(
      chosen.map(({ pitch }) => (way.semitones < 0 ? -pitch : 127 - pitch)),
      way.semitones,
    );
    const moved = edited(sample.notes, sample.chosen, ({ start, pitch }) => ({
      start: start + ticks,
      pitch: pitch + semitones,
    }));
    expectEdit(sample, (project) => moveNotes(project, setOf(sample.chosen), way), moved);
  });
});

test("moved and moved back within the edges, every note is where it was", () => {
  check(fc.integer({ min: 0, max: 20 }), (sample, semitones) => {
    const set = setOf(sample.chosen);
    const there = transposeNotes(songOf(sample.notes, TRACKS), set, semitones);
    const places = (project: Project): number[][] => notesOf(project).map(({ id, start, pitch }) => [id, start, pitch]);
    expect(places(transposeNotes(there, set, -semitones))).toEqual(places(songOf(sample.notes, TRACKS)));
  });
});

test("moving to another track keeps times, pitches and ids", () => {
  check(fc.nat(TRACKS - 1), (sample, track) => {
    const moved = edited(sample.notes, sample.chosen, () => ({ track }));
    expectEdit(sample, (project) => moveToTrack(project, setOf(sample.chosen), track), moved);
  });
});

test("resizing leaves at least one tick, and only what it changes loses its place", () => {
  check(fc.integer({ min: -300, max: 300 }), (sample, ticks) => {
    const resized = edited(sample.notes, sample.chosen, ({ duration }) => ({
      duration: ticks === 0 ? duration : Math.max(1, duration + ticks),
    }));
    expectEdit(sample, (project) => resizeNotes(project, setOf(sample.chosen), ticks), resized);
  });
});

test("velocities go to a value, by a difference, or along a ramp, and stay in 1 to 127", () => {
  const value = fc.integer({ min: -20, max: 150 });
  check(fc.record({ kind: fc.constantFrom("to", "add", "ramp"), a: value, b: value }), (sample, { kind, a, b }) => {
    const change = kind === "to" ? { to: a } : kind === "add" ? { add: a } : { ramp: [a, b] as const };
    const starts = chosenOf(sample).map(({ start }) => start);
    const first = Math.min(...starts);
    const width = Math.max(1, Math.max(...starts) - first);
    const changed = edited(sample.notes, sample.chosen, ({ start, velocity }) => {
      const ramp = a + ((b - a) * (start - first)) / width;
      const wanted = kind === "to" ? a : kind === "add" ? velocity + a : ramp;
      return { velocity: Math.max(1, Math.min(127, Math.round(wanted))) };
    });
    expectEdit(sample, (project) => changeVelocities(project, setOf(sample.chosen), change), changed);
  });
});

test("quantizing moves each start to the line that is nearest of all lines", () => {
  const grids = fc.record({
    step: fc.integer({ min: 1, max: 500 }),
    swing: fc.integer({ min: 50, max: 75 }),
    strength: fc.integer({ min: 1, max: 100 }),
  });
  check(grids, (sample, grid) => {
    const lines = [0];
    const last = sample.notes.reduce((most, { start }) => Math.max(most, start), 0);
    for (let at = 0; at <= last; at += 2 * grid.step) {
      lines.push(at + Math.round((2 * grid.step * grid.swing) / 100), at + 2 * grid.step);
    }
    const moved = edited(sample.notes, sample.chosen, ({ start }) => {
      const above = Math.max(
        1,
        lines.findIndex((line) => line > start),
      );
      const [low = 0, high = 0] = [lines[above - 1], lines[above]];
      const target = start - low < high - start ? low : high;
      return { start: start + Math.round(((target - start) * grid.strength) / 100) };
    });
    expectEdit(sample, (project) => quantizeNotes(project, setOf(sample.chosen), grid), moved);
  });
});

test("with a time map the grid begins anew in each bar, and the bar's line is one of its lines", () => {
  const song = setMetre(newProject(), 0, { numerator: 7, denominator: 8 });
  const starts = [1, 1400, 1600, 1700, 2100];
  const notes = starts.map((start) => ({ start, duration: 10, pitch: 60, velocity: 90 }));
  const { project, ids } = addNotes(song, 0, notes);
  const grid = { step: 480, swing: 50, strength: 100 };
  const quantized = quantizeNotes(project, ids, grid, timeMapOf(project));
  expect(notesOf(quantized).map(({ start }) => start)).toEqual([0, 1440, 1680, 1680, 2160]);
});

test("quantizing does not take the end of a note beyond the last tick", () => {
  const late = { start: 2 ** 32 - 20, duration: 10, pitch: 60, velocity: 90 };
  const { project, ids } = addNotes(newProject(), 0, [late]);
  const quantized = quantizeNotes(project, ids, { step: 64, swing: 50, strength: 100 });
  expect(notesOf(quantized)).toMatchObject([{ start: 0xfffffffe - 10, duration: 10 }]);
});

test("splitting and joining again gives the notes that were there", () => {
  check(fc.nat(3000), (sample, tick) => {
    const across = chosenOf(sample).filter(({ start, duration }) => start < tick && start + duration > tick);
    const last = sample.notes.reduce((most, { id }) => Math.max(most, id), 0);
    const right = inOrder(across).map((note, at) => ({
      ...note,
      ...{ id: last + 1 + at, start: tick, duration: note.start + note.duration - tick, on: NONE, off: NONE, flags: 0 },
    }));
    const cut = new Set(across.map(({ id }) => id));
    const left = edited(sample.notes, cut, ({ start }) => ({ duration: tick - start }));
    const split = splitNotes(songOf(sample.notes, TRACKS), setOf(sample.chosen), tick);
    expectEdit(
      sample,
      (project) => splitNotes(project, setOf(sample.chosen), tick).project,
      inOrder([...left, ...right]),
    );
    const halves = across.map(({ id, pitch, track }) => {
      const half = right.find((note) => note.pitch === pitch && note.track === track);
      return setOf([id, half?.id ?? 0]);
    });
    const alone = across.length === 1 && halves[0] ? joinNotes(split.project, halves[0]) : undefined;
    const lengths = (notes: readonly PlainNote[]): number[][] =>
      notes.map(({ id, start, duration }) => [id, start, duration]);
    if (alone) expect(lengths(notesOf(alone))).toEqual(lengths(sample.notes));
  });
});

test("joining makes one note of each pitch of a track, from the first start to the last end", () => {
  check(fc.constant(0), (sample) => {
    const groups = Map.groupBy(chosenOf(sample), ({ track, pitch }) => track * 128 + pitch);
    const joined = sample.notes.flatMap((note) => {
      const group = groups.get(note.track * 128 + note.pitch);
      if (!group?.includes(note)) return [note];
      if (group[0] !== note) return [];
      const duration = Math.max(...group.map(({ start, duration }) => start + duration)) - note.start;
      return edited([note], sample.chosen, () => ({ duration }));
    });
    expectEdit(sample, (project) => joinNotes(project, setOf(sample.chosen)), joined);
  });
});

test("legato ends each note where the next chosen one of its track starts", () => {
  check(fc.constant(0), (sample) => {
    const chosen = chosenOf(sample);
    const starts = new Map(
      Array.from(
        Map.groupBy(chosen, ({ track }) => track),
        ([track, notes]) => [track, [...new Set(notes.map(({ start }) => start))].sort((a, b) => a - b)],
      ),
    );
    const changed = edited(sample.notes, sample.chosen, ({ track, start, duration }) => {
      const own = starts.get(track) ?? [];
      return { duration: (own[own.indexOf(start) + 1] ?? start + duration) - start };
    });
    expectEdit(sample, (project) => legato(project, setOf(sample.chosen)), changed);
  });
});

test("a paste is the copied notes in one track, later by the tick, and a paste of nothing is the same song", () => {
  check(fc.nat(5000), (sample, tick) => {
    const project = songOf(sample.notes, TRACKS);
    const chosen = chosenOf(sample);
    const clipboard = copyNotes(project, setOf(sample.chosen));
    const first = Math.min(...chosen.map(({ start }) => start));
    const made = chosen.map((note, at) => ({
      ...note,
      ...{ id: project.nextNoteId + at, track: 2, start: note.start - first + tick, on: NONE, off: NONE, flags: 0 },
      duration: Math.max(1, note.duration),
    }));
    expectEdit(sample, (song) => pasteNotes(song, 2, clipboard, tick).project, inOrder([...sample.notes, ...made]));
    const removed = removeNotes(project, setOf(sample.chosen));
    expect(notesOf(pasteNotes(removed, 2, clipboard, tick).project)).toHaveLength(sample.notes.length);
  });
});

test("a clipboard of another resolution comes at the same beats", () => {
  const notes = [{ id: 1, start: 96, duration: 48, pitch: 60, velocity: 90 }];
  const made = pasteNotes(songOf([], 1), 0, { notes, ticksPerQuarter: 96, length: 144 }, 480);
  expect(notesOf(made.project)).toMatchObject([{ start: 960, duration: 240, pitch: 60, velocity: 90 }]);
});

test("duplicates follow where the last of the chosen notes ends, each in its track", () => {
  check(fc.constant(0), (sample) => {
    const chosen = chosenOf(sample);
    const project = songOf(sample.notes, TRACKS);
    const span = selectionSpan(project, setOf(sample.chosen));
    const length = (span?.end ?? 0) - (span?.start ?? 0);
    expect(span?.end ?? 0).toBe(Math.max(0, ...chosen.map(({ start, duration }) => start + duration)));
    const made = chosen.map((note, at) => ({
      ...note,
      ...{ id: project.nextNoteId + at, start: note.start + length, on: NONE, off: NONE, flags: 0 },
      duration: Math.max(1, note.duration),
    }));
    const { ids } = duplicateNotes(project, setOf(sample.chosen));
    expect(ids).toEqual(setOf(made.map(({ id }) => id)));
    expectEdit(
      sample,
      (song) => duplicateNotes(song, setOf(sample.chosen)).project,
      inOrder([...sample.notes, ...made]),
    );
  });
});
