import { seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { setMetre, setTempo } from "../src/core/edit/conductor.ts";
import { addNotes, removeNotes } from "../src/core/edit/notes.ts";
import { setProgram, setVolume } from "../src/core/edit/sound.ts";
import { addTrack, removeTrack, toggleMuted, toggleSolo } from "../src/core/edit/tracks.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { setOf } from "../src/core/notes/note-set.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { Player } from "../src/core/sound/player.ts";
import { secondsAt } from "../src/core/time/seconds.ts";
import { timeMapOf } from "../src/core/time/time-map.ts";
import { FakeSynth } from "./fake-synth.ts";
import { END, meta, mtrk, smf } from "./songs/smf.ts";

const SECOND = 3001;

function render(player: Player, frames: number): Float32Array {
  const left = new Float32Array(frames);
  player.render(left, new Float32Array(frames), 0, frames);
  return left;
}

function playing(song: Project, tick = 0): { readonly player: Player; readonly synth: FakeSynth } {
  const synth = new FakeSynth();
  const player = new Player(synth, song);
  player.play(tick);
  render(player, 1);
  synth.log = [];
  return { player, synth };
}

/** A song of one track with notes of [start, duration, pitch]. */
function songWith(...notes: readonly (readonly [number, number, number])[]): Project {
  const made = notes.map(([start, duration, pitch]) => ({ start, duration, pitch, velocity: 100 }));
  return addNotes(newProject(), 0, made).project;
}

test("a loop has its notes at the exact frames of every pass, and lets go of them at its end", () => {
  const property = fc.property(fc.nat(), (seed) => {
    const random = seeded(seed);
    const start = random.int(0, 300);
    const end = start + random.int(30, 400);
    const from = random.int(0, end - 1);
    const notes = Array.from(
      { length: 6 },
      (_, index) => [random.int(0, 700), random.int(1, 300), 50 + index] as const,
    );
    const song = setTempo(songWith(...notes), random.int(1, 700), random.int(30, 200));
    const synth = new FakeSynth();
    const player = new Player(synth, song);
    player.play(from, { loop: { on: true, start, end } });
    const frames = 20_000;
    render(player, frames);
    expect(player.ended).toBe(false);
    const seconds = (tick: number): number => secondsAt(timeMapOf(song), tick);
    const expected: string[] = [];
    for (let pass = 0, first = from, began = 0; began * synth.rate < frames; pass++) {
      const heard = notes.filter(([at, length]) => at < end && at + length > first);
      for (const [at, , pitch] of heard) {
        const frame = Math.round((began + seconds(Math.max(first, at)) - seconds(first)) * synth.rate);
        if (frame < frames) expected.push(`${frame} 0 on ${pitch} 100`);
      }
      began = seconds(end) - seconds(from) + pass * (seconds(end) - seconds(start));
      first = start;
    }
    expect(synth.log.filter((line) => line.includes(" on ") && Number.parseInt(line, 10) < frames).sort()).toEqual(
      expected.sort(),
    );
    player.stop();
    expect(synth.sounding()).toEqual([]);
  });
  fc.assert(property, { numRuns: 30 });
});

test("a loop counts only for a playhead before its end, also one that is set while it plays", () => {
  const song = songWith([0, 480, 60], [960, 480, 62]);
  const { player } = playing(song, 700);
  player.setLoop({ on: true, start: 0, end: 600 });
  render(player, SECOND);
  expect(player.position()).toBeGreaterThan(1600);
  player.play(0, { loop: { on: true, start: 100, end: 600 } });
  render(player, SECOND);
  expect(player.position()).toBeLessThan(600);
});

test("messages of a file come in its order, within a tick as well", () => {
  const message = fc.oneof(
    fc.tuple(fc.constant(0x90), fc.integer({ min: 60, max: 62 }), fc.integer({ min: 1, max: 127 })),
    fc.tuple(fc.constant(0xb0), fc.constantFrom(1, 7, 11, 64), fc.integer({ min: 0, max: 127 })),
    fc.tuple(fc.constant(0xe0), fc.integer({ min: 0, max: 127 }), fc.integer({ min: 0, max: 127 })),
    fc.tuple(fc.constant(0xc0), fc.integer({ min: 0, max: 127 })),
    fc.tuple(fc.constant(0x80), fc.integer({ min: 60, max: 62 }), fc.constant(64)),
  );
  const events = fc.array(fc.tuple(fc.constantFrom(0, 0, 0, 40), message), { minLength: 1, maxLength: 40 });
  const words = (bytes: readonly number[]): string => {
    const [status = 0, first = 0, second = 0] = bytes;
    if (status === 0x90) return `on ${first} ${second}`;
    if (status === 0xb0) return `control ${first} ${second}`;
    return status === 0xe0 ? `bend ${first + 128 * second}` : `program ${first}`;
  };
  const property = fc.property(events, (drawn) => {
    const file = smf([mtrk([...drawn.map(([delta, bytes]) => ({ delta, bytes })), END])], { format: 0 });
    const synth = new FakeSynth();
    const player = new Player(synth, readMidi(file, "file").project);
    synth.log = [];
    player.play(0);
    render(player, 3 * SECOND);
    const told = synth.log.map((line) => line.replace(/^\d+ \d+ /, "")).filter((line) => !line.startsWith("off"));
    expect(told).toEqual(drawn.filter(([, [status]]) => status !== 0x80).map(([, bytes]) => words(bytes)));
  });
  fc.assert(property, { numRuns: 100 });
});

test("a key that someone presses is let go by that one only, and ends no note of the song", () => {
  const { player, synth } = playing(songWith([0, 480, 60], [960, 480, 64]));
  player.noteOn(0, 60, 90);
  render(player, SECOND);
  expect(synth.sounding()).toEqual(["0 60", "0 64"]);
  player.noteOn(0, 64, 90);
  player.noteOff(0, 64);
  player.noteOff(0, 64);
  expect(synth.sounding()).toEqual(["0 60", "0 64"]);
  player.stop();
  expect(synth.sounding()).toEqual(["0 60"]);
  player.noteOff(0, 60);
  expect(synth.sounding()).toEqual([]);
  player.noteOn(7, 60, 90);
  expect(synth.sounding()).toEqual([]);
});

test("where the song ends all notes of a channel, a key that someone presses goes on", () => {
  for (const ending of [120, 123]) {
    const events = [
      { delta: 0, bytes: [0x90, 60, 100] },
      { delta: 0, bytes: [0x90, 64, 100] },
      { delta: 100, bytes: [0xb0, ending, 0] },
      { delta: 0, bytes: [0x90, 67, 100] },
      { delta: 4000, bytes: [0x80, 67, 0] },
    ];
    const { player, synth } = playing(readMidi(smf([mtrk([...events, END])], { format: 0 }), "file").project);
    player.noteOn(0, 64, 90);
    render(player, SECOND);
    expect(synth.sounding()).toEqual(["0 64", "0 67"]);
    player.noteOff(0, 64);
    player.stop();
    expect(synth.sounding()).toEqual([]);
  }
});

test("while the song rests, a key sounds like its track, whatever fades, bends and pedals came last", () => {
  let song = setVolume(setProgram(songWith([0, 100, 60]), 0, 40), 0, 80);
  const events: [number, number, number][] = [
    [10, 64, 127],
    [20, 11, 0],
    [30, 7, 0],
  ];
  for (const [tick, controller, value] of events) {
    const tracks = song.tracks.map((track) => ({
      ...track,
      events: {
        count: track.events.count + 1,
        blocks: [...track.events.blocks, [{ type: "control" as const, tick, order: 0xffffffff, controller, value }]],
      },
    }));
    song = { ...song, tracks };
  }
  const { player, synth } = playing(song);
  render(player, SECOND);
  player.stop();
  player.noteOn(0, 62, 90);
  expect(synth.stateOf(0)).toMatchObject({ program: "undefined undefined 40", controllers: ["7,80"] });
  player.update(setProgram(song, 0, 41));
  expect(synth.stateOf(0)).toMatchObject({ program: "undefined undefined 41" });
});

test("a key sounds like its track where the song rests, also when it rests elsewhere than it was stopped", () => {
  const song = setProgram(songWith([0, 3000, 60]), 0, 40);
  const change = { type: "program" as const, tick: 480, order: 0xffffffff, program: 19 };
  const tracks = song.tracks.map((track) => ({
    ...track,
    events: { count: track.events.count + 1, blocks: [...track.events.blocks, [change]] },
  }));
  const { player, synth } = playing({ ...song, tracks });
  const programAt = (tick: number): unknown => {
    player.rest(tick);
    player.noteOn(0, 62, 90);
    player.noteOff(0, 62);
    return synth.stateOf(0);
  };
  player.rest(480);
  expect(player.position()).toBeLessThan(480);
  player.stop();
  for (const [tick, program] of [
    [480, 19],
    [479, 40],
    [1000, 19],
    [0, 40],
  ] as const) {
    expect(programAt(tick)).toMatchObject({ program: `undefined undefined ${program}` });
    expect(player.position()).toBe(tick);
  }
});

test("mute, solo, volume and program are heard at once, and the note goes on", () => {
  const song = addNotes(addTrack(songWith([0, 960, 60])), 1, [
    { start: 0, duration: 960, pitch: 72, velocity: 90 },
  ]).project;
  const { player, synth } = playing(song);
  render(player, 1000);
  const gains = (): unknown[] => [0, 1].map((channel) => synth.channels[channel]?.gain);
  player.update(toggleMuted(song, 0));
  expect(gains()).toEqual([0, 1]);
  player.update(toggleSolo(song, 0));
  expect(gains()).toEqual([1, 0]);
  player.update(setProgram(setVolume(song, 0, 33), 0, 12));
  expect(gains()).toEqual([1, 1]);
  expect(synth.stateOf(0)).toMatchObject({ program: "undefined undefined 12", controllers: ["7,33"] });
  expect(synth.sounding()).toEqual(["0 60", "1 72"]);
  player.update(removeTrack(song, 0));
  expect(synth.sounding()).toEqual(["1 72"]);
});

test("a note that is deleted ends, and one that comes to lie under the playhead waits for the next pass", () => {
  const song = songWith([0, 960, 60]);
  const { player, synth } = playing(song);
  render(player, 1000);
  const added = addNotes(song, 0, [{ start: 100, duration: 900, pitch: 64, velocity: 90 }]).project;
  player.update(added);
  render(player, 100);
  expect(synth.sounding()).toEqual(["0 60"]);
  player.update(removeNotes(added, setOf([1])));
  expect(synth.sounding()).toEqual([]);
  player.play(0);
  render(player, 1000);
  expect(synth.sounding()).toEqual(["0 64"]);
});

/** Enough frames a second for the tone of a click. */
const CLICKED = 22_051;

/** Frames that clicks begin at, and whether they are accents. */
function clicksIn(sound: Float32Array): [frame: number, accent: boolean][] {
  const clicks: [number, boolean][] = [];
  for (let frame = 0; frame < sound.length; frame++) {
    if (sound[frame] === 0 || (sound[frame - 1] ?? 0) !== 0) continue;
    const peak = Math.max(...sound.subarray(frame, frame + 50).map(Math.abs));
    clicks.push([frame, peak > 0.4]);
  }
  return clicks;
}

test("the metronome clicks on the frame of each beat, the first of a bar louder", () => {
  const song = setMetre(setTempo(songWith([0, 9600, 60]), 960, 240), 960, { numerator: 3, denominator: 4 });
  const synth = new FakeSynth(CLICKED);
  const player = new Player(synth, song);
  player.setMetronome(true);
  player.play(300);
  const clicks = clicksIn(render(player, 2 * CLICKED));
  const beats: [number, boolean][] = [
    [480, false],
    [960, true],
    [1440, false],
    [1920, false],
    [2400, true],
    [2880, false],
    [3360, false],
  ];
  const from = secondsAt(timeMapOf(song), 300);
  const expected = beats.map(([tick, accent]) => [
    Math.round((secondsAt(timeMapOf(song), tick) - from) * synth.rate),
    accent,
  ]);
  expect(clicks).toEqual(expected);
  player.setMetronome(false);
  expect(clicksIn(render(player, SECOND))).toEqual([]);
});

test("a count-in clicks its bars on the beats that lead to the song, which begins with the first frame after them", () => {
  const song = setTempo(songWith([0, 100, 60], [960, 480, 62]), 0, 120);
  const synth = new FakeSynth(CLICKED);
  const player = new Player(synth, song);
  const half = synth.rate / 2;
  const count = 346 * 128;
  for (const [tick, accents] of [
    [0, [true, false, false, false]],
    [960, [false, false, true, false]],
  ] as const) {
    synth.frames = 0;
    synth.log = [];
    player.play(tick, { countIn: 1 });
    expect(player.position()).toBeCloseTo(tick - 1920, 0);
    player.update(setVolume(song, 0, 90 + tick / 10));
    const clicks = clicksIn(render(player, count));
    expect(clicks.map(([, accent]) => accent)).toEqual(accents);
    for (const [beat, [frame]] of clicks.entries()) expect(Math.abs(frame - beat * half)).toBeLessThanOrEqual(1);
    const [on = ""] = synth.log.filter((line) => line.includes(" on "));
    expect(Number(on.split(" ")[0])).toBe(Math.round(4 * half));
  }
});

test("system exclusive messages go to the channels of their port, and again where the song is begun after them", () => {
  const reset = { delta: 0, bytes: [0xf0, 5, 0x7e, 0x7f, 9, 1, 0xf7] };
  const split = [
    { delta: 480, bytes: [0xf0, 3, 0x41, 1, 2] },
    { delta: 0, bytes: [0xf7, 2, 3, 0xf7] },
  ];
  const program = { delta: 0, bytes: [0xc2, 9] };
  const notes = [
    { delta: 480, bytes: [0x92, 60, 100] },
    { delta: 480, bytes: [0x82, 60, 0] },
  ];
  const file = smf([mtrk([program, reset, program, ...split, ...notes, END])], { format: 0 });
  const { project } = readMidi(file, "file");
  const synth = new FakeSynth(CLICKED);
  const player = new Player(synth, project);
  player.play(600);
  render(player, SECOND);
  const none = ",,0,,,,,,,,,,,,,";
  expect(synth.log.filter((line) => line.includes("sysex"))).toEqual([
    `0 sysex 240 126 127 9 1 247 to ${none}`,
    `0 sysex 240 65 1 2 3 247 to ${none}`,
  ]);
  expect(synth.stateOf(0)).toMatchObject({ program: "undefined undefined 9" });
});

test("beats faster than anybody counts are passed over, and the song goes on", () => {
  const tempo = meta(0, 0x51, [0, 0, 1]);
  const notes = [
    { delta: 0, bytes: [0x90, 60, 100] },
    { delta: 0xfffffff, bytes: [0x80, 60, 0] },
  ];
  const file = smf([mtrk([tempo, meta(0, 0x58, [255, 7, 24, 8]), ...notes, END])], { format: 0 });
  const synth = new FakeSynth(CLICKED);
  const player = new Player(synth, readMidi(file, "file").project);
  player.setMetronome(true);
  player.play(0, { countIn: 1 });
  const sound = render(player, CLICKED);
  expect(Math.max(...sound)).toBeLessThan(1);
  expect(synth.log.at(-1)).toBe(
    `${Math.round((255 / 32 / 1e6) * CLICKED) + Math.round((0xfffffff / 480 / 1e6) * CLICKED)} 0 off 60`,
  );
  expect(player.ended).toBe(true);
});
