import { type Random, seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { setTempo } from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { addDrumTrack, addTrack } from "../src/core/edit/tracks.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { Player } from "../src/core/sound/player.ts";
import { secondsAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { FakeSynth } from "./fake-synth.ts";
import { plainNotes, songOf } from "./plain-song.ts";
import { audibleEdit, randomEvent, randomNotes, withEvent } from "./song-edits.ts";

const LENGTH = 700;

/** A short song of some tracks with crowds of notes, controllers and tempos. */
function randomSong(random: Random): Project {
  let song = addDrumTrack(addTrack(addTrack(newProject())));
  for (const track of song.tracks.keys()) {
    song = addNotes(song, track, randomNotes(random, random.int(0, 12), LENGTH)).project;
    const events = random.int(0, 12);
    for (let event = 0; event < events; event++) {
      song = withEvent(song, track, randomEvent(random, random.pick([0, random.int(0, LENGTH)])));
    }
  }
  for (let tempo = random.int(0, 4); tempo > 0; tempo--)
    song = setTempo(song, random.int(0, LENGTH), random.int(30, 900));
  return song;
}

/** Renders by pieces of random length, whose frames make no difference. */
function render(player: Player, random: Random, frames: number): void {
  const left = new Float32Array(3000);
  const right = new Float32Array(3000);
  for (let rest = frames; rest > 0; ) {
    const count = Math.min(rest, random.pick([1, 100, 128, 512, 2999]));
    player.render(left, right, 0, count);
    rest -= count;
  }
}

function notesOf(project: Project): { track: number; start: number; end: number; pitch: number; velocity: number }[] {
  return project.tracks.flatMap(({ notes }, track) =>
    notes.blocks.flatMap((block) =>
      Array.from(block.starts, (tick, at) => {
        const start = tick + block.tickShift;
        const pitch = (block.pitches[at] ?? 0) + block.pitchShift;
        return { track, start, end: start + (block.durations[at] ?? 0), pitch, velocity: block.velocities[at] ?? 0 };
      }),
    ),
  );
}

test("each note begins and ends at its frame, whatever its neighbours and whoever asks for how many frames", () => {
  const property = fc.property(fc.nat(), (seed) => {
    const random = seeded(seed);
    const song = random.next() < 0.5 ? randomSong(random) : songOf(plainNotes(seed, 40, 3), 3);
    const synth = new FakeSynth();
    const player = new Player(synth, song);
    player.play(0);
    for (let piece = 0; !player.ended && piece < 20_000; piece++) render(player, random, 20_000);
    const frame = (tick: number): number => Math.round(secondsAt(timeMapOf(song), tick) * synth.rate);
    const notes = notesOf(song);
    const starts = notes.map(({ track, start, pitch, velocity }) => `${frame(start)} ${track} on ${pitch} ${velocity}`);
    expect(synth.log.filter((line) => line.includes(" on ")).sort()).toEqual(starts.sort());
    // A pitch is silent exactly in those frames that no note of it covers.
    const ends = new Set<string>();
    for (const note of notes) {
      const end = Math.max(frame(note.end), frame(note.start) + 1);
      const isCovered = notes.some(
        ({ track, pitch, start, end: last }) =>
          track === note.track &&
          pitch === note.pitch &&
          frame(start) < end &&
          Math.max(frame(last), frame(start) + 1) > end,
      );
      if (!isCovered) ends.add(`${end} ${note.track} off ${note.pitch}`);
    }
    const told = synth.log.filter((line) => line.includes(" off "));
    expect(new Set(told).size).toBe(told.length);
    // Where the file has the end of one after the start of the next, they are one to the ear.
    for (const line of told) expect(ends).toContain(line);
    for (const line of ends) {
      const [end = "", track = "", , pitch = ""] = line.split(" ");
      if (!starts.some((start) => start.startsWith(`${end} ${track} on ${pitch} `))) expect(told).toContain(line);
    }
    expect(synth.sounding(false)).toEqual([]);
  });
  fc.assert(property, { numRuns: 60 });
});

/** What the channels have, and what sounds, when a frame begins. */
function snapshotAt(synth: FakeSynth, frame: number, act: () => void): unknown {
  let snapshot: unknown;
  synth.onRender = (first, count) => {
    if (frame < first || frame >= first + count) return;
    snapshot = [synth.channels.map((_, channel) => synth.stateOf(channel)), synth.sounding()];
  };
  act();
  synth.onRender = () => undefined;
  return snapshot;
}

test("from wherever it begins, channels are as if it had played from the start", () => {
  const property = fc.property(fc.nat(), (seed) => {
    const random = seeded(seed);
    const song = randomSong(random);
    const [through, sought] = [new FakeSynth(), new FakeSynth()];
    const player = new Player(through, song);
    player.play(0);
    const frame = random.int(0, 40) * 128;
    render(player, random, frame);
    const tick = player.position();
    const expected = snapshotAt(through, frame, () => render(player, random, 1));
    const seeker = new Player(sought, song);
    if (random.next() < 0.5) seeker.play(random.int(0, LENGTH));
    render(seeker, random, 1280);
    seeker.play(tick);
    expect(snapshotAt(sought, 1280, () => render(seeker, random, 1))).toEqual(expected);
  });
  fc.assert(property, { numRuns: 60 });
});

test("edits while it plays are heard as if it had begun there with the new song", () => {
  const property = fc.property(fc.nat(), fc.integer({ min: 1, max: 5 }), (seed, edits) => {
    const random = seeded(seed);
    let song = randomSong(random);
    const synth = new FakeSynth();
    const player = new Player(synth, song);
    player.play(random.int(0, LENGTH));
    for (let edit = 0; edit < edits; edit++) {
      render(player, random, random.int(0, 12) * 128);
      song = audibleEdit(random, song, LENGTH);
      const before = player.position();
      player.update(song);
      expect(player.position()).toBeCloseTo(before, 6);
    }
    const { frames } = synth;
    synth.log = [];
    const other = new FakeSynth();
    const anew = new Player(other, song);
    anew.play(player.position());
    render(player, random, 50_000);
    render(anew, random, 50_000);
    expect([player.ended, anew.ended]).toEqual([true, true]);
    const told = (log: readonly string[], from: number): string[] =>
      log
        .filter((line) => !line.includes("off"))
        .map((line) => line.replace(/^(\d+) \d+/, (_, frame) => `${Number(frame) - from}`));
    const later = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith("0 ")).sort();
    expect(later(told(synth.log, frames))).toEqual(later(told(other.log, 0)));
    player.stop();
    expect(synth.sounding()).toEqual([]);
  });
  fc.assert(property, { numRuns: 60 });
});
