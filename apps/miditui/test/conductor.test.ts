import fc from "fast-check";
import { expect, test } from "vitest";
import {
  keyAt,
  markersOf,
  removeKey,
  removeMarker,
  removeMetre,
  removeTempo,
  setKey,
  setMarker,
  setMetre,
  setTempo,
} from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { metreAt } from "../src/core/time/bars.ts";
import { beatsPerMinute, tempoAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { randomFile } from "./songs/random-file.ts";

const saved = (project: Project): Project => readMidi(writeMidi(project).bytes, "file").project;
const tempoOf = (project: Project, tick: number): number => beatsPerMinute(tempoAt(timeMapOf(project), tick));
const song = addNotes(newProject(), 0, [{ start: 0, duration: 9600, pitch: 60, velocity: 100 }]).project;

test("a tempo holds from its tick to the next, over a save too, and goes with all that was set at its tick", () => {
  const project = setTempo(setTempo(setTempo(song, 960, 90), 1920, 60), 0, 150);
  for (const one of [project, saved(project)]) {
    expect([0, 959, 960, 1919, 1920].map((tick) => tempoOf(one, tick).toFixed(2))).toEqual([
      "150.00",
      "150.00",
      "90.00",
      "90.00",
      "60.00",
    ]);
  }
  expect(tempoOf(removeTempo(project, 960), 1000)).toBe(150);
  expect(removeTempo(project, 961)).toBe(project);
  expect(removeTempo(project, 0)).toBe(project);
  expect(setTempo(project, 1000, 90)).toBe(project);
});

test("any tempo of any song that is set is the one in force there, and the tempos before and after stay", () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(3000), fc.double({ min: 4, max: 1000, noNaN: true }), (seed, tick, bpm) => {
      const { project } = readMidi(randomFile(seed), "file");
      const changed = setTempo(project, tick, bpm);
      if (project.division.type === "smpte") {
        expect(changed).toBe(project);
        return;
      }
      expect(tempoAt(timeMapOf(changed), tick).microseconds).toBe(Math.round(60_000_000 / bpm));
      const others = (one: Project): unknown[] =>
        timeMapOf(one)
          .tempos.filter((point) => point.tick !== tick && point.tick > 0)
          .map((point) => [point.tick, point.microseconds]);
      expect(others(changed)).toEqual(others(project));
      expect(setTempo(changed, tick, bpm)).toBe(changed);
    }),
    { numRuns: 60 },
  );
});

test("a tempo out of range is brought into it, one that is no number is none", () => {
  expect([1, 5000].map((bpm) => Math.round(tempoOf(setTempo(song, 0, bpm), 0)))).toEqual([4, 1000]);
  expect(setTempo(song, 0, Number.NaN)).toBe(song);
});

test("a metre holds from its tick to the next, over a save too", () => {
  const project = setMetre(setMetre(song, 1920, { numerator: 7, denominator: 8 }), 0, { numerator: 3, denominator: 4 });
  for (const one of [project, saved(project)]) {
    const shown = [0, 1919, 1920].map((tick) => {
      const { bar, numerator, denominator } = metreAt(timeMapOf(one), tick);
      return `${bar}: ${numerator}/${denominator}`;
    });
    expect(shown).toEqual(["1: 3/4", "1: 3/4", "3: 7/8"]);
  }
  expect(timeMapOf(removeMetre(project, 1920)).metres.length).toBe(1);
  expect(removeMetre(project, 0)).toBe(project);
});

test("a metre that is in force is no change on a bar line, and a new bar elsewhere; one that cannot be is none", () => {
  const metre = { numerator: 4, denominator: 4 };
  expect(setMetre(song, 1920, metre)).toBe(song);
  expect(metreAt(timeMapOf(setMetre(song, 1000, metre)), 1000)).toMatchObject({ tick: 1000, bar: 2 });
  for (const [numerator, denominator] of [
    [0, 4],
    [256, 4],
    [4, 3],
    [4, 0],
    [4, 256],
  ] as const) {
    expect(setMetre(song, 0, { numerator, denominator })).toBe(song);
  }
});

test("markers have any text, one a tick, over a save too; an empty one goes", () => {
  const project = setMarker(setMarker(song, 960, "Intro 日本"), 0, "Start");
  for (const one of [project, saved(project)]) {
    expect(markersOf(one)).toEqual([
      { tick: 0, text: "Start" },
      { tick: 960, text: "Intro 日本" },
    ]);
  }
  expect(markersOf(setMarker(project, 960, "Verse")).map((marker) => marker.text)).toEqual(["Start", "Verse"]);
  expect(setMarker(project, 960, "Intro 日本")).toBe(project);
  expect(markersOf(setMarker(project, 0, ""))).toEqual([{ tick: 960, text: "Intro 日本" }]);
  expect(removeMarker(project, 5)).toBe(project);
});

test("each key is kept as it was set, over a save too", () => {
  for (const minor of [false, true]) {
    for (let sharps = -7; sharps <= 7; sharps++) {
      const project = setKey(song, 480, { sharps, minor });
      for (const one of [project, saved(project)]) {
        expect(keyAt(one, 479)).toBeUndefined();
        expect(keyAt(one, 480)).toEqual({ sharps, minor, tick: 480 });
      }
      expect(setKey(project, 480, { sharps, minor })).toBe(project);
      expect(keyAt(removeKey(project, 480), 500)).toBeUndefined();
    }
  }
  expect(setKey(song, 0, { sharps: 8, minor: false })).toBe(song);
});
