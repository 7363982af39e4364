import { type Random, seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { duplicateNotes } from "../src/core/edit/clipboard.ts";
import { resizeNotes } from "../src/core/edit/note-lengths.ts";
import { changeVelocities } from "../src/core/edit/note-velocities.ts";
import { addNotes, moveNotes, moveToTrack, removeNotes } from "../src/core/edit/notes.ts";
import { quantizeNotes } from "../src/core/edit/quantize.ts";
import { setVolume } from "../src/core/edit/sound.ts";
import { addTrack, removeTrack } from "../src/core/edit/tracks.ts";
import { commit, emptyHistory, type History, redo, type Snapshot, undo } from "../src/core/history/history.ts";
import { packProject, unpackProject } from "../src/core/history/packed-project.ts";
import { emptySet, setOf } from "../src/core/notes/note-set.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { faultsOf, notesOf, plainNotes, songOf } from "./plain-song.ts";

/** All of a song, its notes told one by one. */
function contentOf(project: Project): unknown {
  return [{ ...project, tracks: project.tracks.map((track) => ({ ...track, notes: [] })) }, notesOf(project)];
}

/** One of all kinds of edits, of one note, some or all. */
function anyEdit(random: Random, project: Project): Project {
  const ids = project.tracks.flatMap(({ notes }) => notes.blocks.flatMap((block) => Array.from(block.ids)));
  const share = random.pick([0.001, 0.1, 1, 1]);
  const some = setOf(share === 1 ? ids : ids.filter(() => random.next() < share));
  const track = random.int(0, project.tracks.length - 1);
  const grid = { step: random.pick([30, 120, 480]), swing: random.int(50, 75), strength: random.pick([50, 100]) };
  const edits: (() => Project)[] = [
    () => addNotes(project, track, plainNotes(random.int(0, 1e6), random.pick([1, 300]), 1)).project,
    () => removeNotes(project, some),
    () => moveNotes(project, some, { ticks: random.int(-500, 500), semitones: random.int(-2, 2) }),
    () => moveToTrack(project, some, track),
    () => resizeNotes(project, some, random.int(-50, 50)),
    () => changeVelocities(project, some, { add: random.int(-9, 9) }),
    () => changeVelocities(project, some, { ramp: [random.int(1, 127), random.int(1, 127)] }),
    () => quantizeNotes(project, some, grid),
    () => (some.count < 500 ? duplicateNotes(project, some).project : project),
    () => setVolume(project, track, random.int(0, 127)),
    () => addTrack(project),
    () => removeTrack(project, track),
  ];
  return random.pick(edits)();
}

test("whatever is edited, undo and redo lead through the same songs, note by note", () => {
  const property = fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (seed, steps) => {
    const random = seeded(seed);
    let now: Snapshot = snapshotOf(songOf(plainNotes(seed, random.pick([5, 2000]), 3), 3), "start");
    let history: History = emptyHistory;
    const contents = [contentOf(now.project)];
    for (let step = 0; step < steps; step++) {
      history = commit(history, { ...now, label: `step ${step}` });
      now = snapshotOf(anyEdit(random, now.project), "");
      contents.push(contentOf(now.project));
    }
    // Back and forth by random ways, and at last all the way back and all the way forth.
    let place = steps;
    const goals = [random.int(0, steps), random.int(0, steps), 0, steps];
    for (const goal of goals) {
      while (place !== goal) {
        const restored = place > goal ? undo(history, now) : redo(history, now);
        expect(restored?.snapshot.label).toBe(`step ${place > goal ? place - 1 : place}`);
        if (!restored) return;
        place += place > goal ? -1 : 1;
        ({ history, snapshot: now } = restored);
        expect(contentOf(now.project)).toEqual(contents[place]);
        expect(now.project.tracks.flatMap(({ notes }) => faultsOf(notes))).toEqual([]);
      }
    }
    expect(undo(emptyHistory, now)).toBeUndefined();
    expect(redo(history, now)).toBeUndefined();
  });
  fc.assert(property, { numRuns: 10 });
});

test("songs are unpacked from the ones after and before them, even where nobody has kept them", () => {
  const property = fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), (seed, steps) => {
    const random = seeded(seed);
    const songs = [songOf(plainNotes(seed, random.pick([0, 5, 3000]), 3), 3)];
    for (let step = 0; step < steps; step++) songs.push(anyEdit(random, songs.at(-1) ?? newProject()));
    const contents = songs.map(contentOf);
    const packed = songs.slice(1).map((next, index) => packProject(songs[index] ?? next, next));
    let current = songs.at(-1) ?? newProject();
    for (let place = steps - 1; place >= 0; place--) {
      const step = packed[place];
      if (!step) return;
      const before = unpackProject(step, current);
      expect(contentOf(before)).toEqual(contents[place]);
      expect(contentOf(unpackProject(packProject(current, before), before))).toEqual(contents[place + 1]);
      current = before;
    }
  });
  fc.assert(property, { numRuns: 15 });
});

test("a song is unpacked from one whose notes went as far as ticks go", () => {
  const notes = [{ start: 5, duration: 9, pitch: 60, velocity: 90 }];
  const { project, ids } = addNotes(newProject(), 0, notes);
  const far = moveNotes(project, ids, { ticks: 2 ** 32, semitones: 0 });
  expect(notesOf(far)).toMatchObject([{ start: 0xfffffffe - 9 }]);
  expect(contentOf(unpackProject(packProject(project, far), far))).toEqual(contentOf(project));
});

test("a song that someone still has comes back as the very same one, so that it counts as saved again", () => {
  const saved = newProject("saved");
  const states = [saved];
  let history: History = emptyHistory;
  for (let step = 0; step < 20; step++) {
    const before = states.at(-1) ?? saved;
    history = commit(history, snapshotOf(before, "add a note"));
    states.push(addNotes(before, 0, [{ start: step * 480, duration: 480, pitch: 60, velocity: 100 }]).project);
  }
  let now = snapshotOf(states.at(-1) ?? saved, "");
  for (;;) {
    const restored = undo(history, now);
    if (!restored) break;
    ({ history, snapshot: now } = restored);
  }
  expect(now.project).toBe(saved);
});

test("an edit after an undo drops what could have been done again", () => {
  const one = newProject("one");
  const history = commit(commit(emptyHistory, snapshotOf(one, "a")), snapshotOf(newProject("two"), "b"));
  const restored = undo(history, snapshotOf(newProject("three"), ""));
  const next = commit(restored?.history ?? emptyHistory, snapshotOf(newProject("two"), "c"));
  expect(next.past.map(({ label }) => label)).toEqual(["a", "c"]);
  expect(next.future).toEqual([]);
});

test("past 48 MB the oldest steps go, and the newest can be undone", () => {
  let now = snapshotOf(newProject(), "");
  let history: History = emptyHistory;
  const selections = Array.from({ length: 5 }, (_, at) => setOf([at, 32 * 4_000_000]));
  for (const selection of selections) {
    history = commit(history, { ...now, selection, label: `${selection.bits[0]}` });
    now = snapshotOf(addNotes(now.project, 0, plainNotes(1, 1, 1)).project, "");
  }
  expect(history.past.map(({ label }) => label)).toEqual(["4", "8", "16"]);
  expect(history.bytes).toBeLessThan(48_000_000);
  expect(undo(history, now)?.snapshot.label).toBe("16");
});

test("steps to be done again count as well: the farthest of them go, the next one never", () => {
  let now = snapshotOf(newProject(), "");
  let history: History = emptyHistory;
  const steps = 12;
  for (let step = 0; step < steps; step++) {
    history = commit(history, { ...now, label: `${step}` });
    now = snapshotOf(addNotes(now.project, 0, plainNotes(step, 200, 1)).project, "");
  }
  // Each way back leaves a selection of 6 MB.
  for (let step = steps; step > 0; step--) {
    const selected = { ...now, selection: setOf([step, 32 * 1_500_000]) };
    const restored = undo(history, selected);
    if (!restored) throw new Error("nothing to undo");
    ({ history, snapshot: now } = restored);
    expect(history.bytes).toBeLessThan(48_000_000);
    expect(history.future.at(-1)?.label).toBe(`${step - 1}`);
  }
  expect(history.past).toEqual([]);
  expect(history.future.map(({ label }) => label).slice(-3)).toEqual(["2", "1", "0"]);
  expect(history.future.length).toBeLessThan(steps);
  expect(redo(history, now)?.snapshot.label).toBe("0");
});

test("the memory that the history tells is that of its steps, whatever was done", () => {
  const property = fc.property(
    fc.nat(),
    fc.array(fc.constantFrom("edit", "undo", "redo"), { maxLength: 15 }),
    (seed, deeds) => {
      const random = seeded(seed);
      let now = snapshotOf(songOf(plainNotes(seed, 50, 2), 2), "");
      let history: History = emptyHistory;
      for (const deed of deeds) {
        if (deed === "edit") {
          history = commit(history, now);
          now = snapshotOf(anyEdit(random, now.project), "");
        } else {
          const restored = deed === "undo" ? undo(history, now) : redo(history, now);
          if (restored) ({ history, snapshot: now } = restored);
        }
        expect(history.bytes).toBe([...history.past, ...history.future].reduce((sum, { bytes }) => sum + bytes, 0));
      }
    },
  );
  fc.assert(property, { numRuns: 30 });
});

test("10,000 steps are kept, and the oldest go first", () => {
  const project = newProject();
  let history: History = emptyHistory;
  for (let step = 0; step < 10_050; step++) history = commit(history, snapshotOf(project, `${step}`));
  expect(history.past).toHaveLength(10_000);
  expect(history.past[0]?.label).toBe("50");
});

test("a note added to 100,000 costs the history less than 3 KB, a change of all of them less than 40 KB", () => {
  const song = addNotes(newProject(), 0, plainNotes(7, 100_000, 1)).project;
  const all = setOf(song.tracks.flatMap(({ notes }) => notes.blocks.flatMap((block) => Array.from(block.ids))));
  const grid = { step: 120, swing: 50, strength: 100 };
  const straight = quantizeNotes(song, all, grid);
  const costs = {
    add: packProject(song, addNotes(song, 0, [{ start: 70_000, duration: 1, pitch: 60, velocity: 9 }]).project),
    move: packProject(song, moveNotes(song, all, { ticks: 7, semitones: 1 })),
    velocity: packProject(song, changeVelocities(song, all, { add: 3 })),
    swing: packProject(straight, quantizeNotes(straight, all, { ...grid, swing: 66 })),
  };
  const bytes = Object.entries(costs).map(([kind, { bytes }]) => [kind, bytes]);
  expect(bytes.filter(([kind, size]) => Number(size) > (kind === "add" ? 3000 : 40_000))).toEqual([]);
});

function snapshotOf(project: Project, label: string): Snapshot {
  return { label, project, selection: emptySet, track: 0 };
}
