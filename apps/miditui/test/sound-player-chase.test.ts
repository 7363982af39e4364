import { expect, test } from "vitest";
import { setTempo } from "../src/core/edit/conductor.ts";
import { addNotes } from "../src/core/edit/notes.ts";
import { setProgram, setVolume } from "../src/core/edit/sound.ts";
import { addTrack, moveTrack, removeTrack } from "../src/core/edit/tracks.ts";
import { readMidi } from "../src/core/midi/read-midi.ts";
import { newProject } from "../src/core/project/new-project.ts";
import type { Project } from "../src/core/project/project.ts";
import { Player } from "../src/core/sound/player.ts";
import { FakeSynth } from "./fake-synth.ts";
import { END, mtrk, type SmfEvent, smf } from "./songs/smf.ts";

const RESET: SmfEvent = { delta: 0, bytes: [0xf0, 5, 0x7e, 0x7f, 9, 1, 0xf7] };

function render(player: Player, frames: number): void {
  player.render(new Float32Array(frames), new Float32Array(frames), 0, frames);
}

function control(delta: number, controller: number, value: number): SmfEvent {
  return { delta, bytes: [0xb0, controller, value] };
}

function songOf(...chunks: readonly (readonly SmfEvent[])[]): Project {
  const format = chunks.length === 1 ? 0 : 1;
  return readMidi(smf([...chunks.map((events) => mtrk([...events, END]))], { format }), "file").project;
}

function playedTo(song: Project, tick: number, from = 0): { readonly synth: FakeSynth; readonly player: Player } {
  const synth = new FakeSynth();
  const player = new Player(synth, song);
  player.play(from);
  while (player.position() < tick) render(player, 128);
  return { synth, player };
}

/** What the channels have, and what sounds, some ticks after a start: of one that played there, of one that began near. */
function bothWays(song: Project, tick: number): { readonly played: unknown; readonly sought: unknown } {
  const [played, sought] = [0, tick].map((from) => {
    const { synth } = playedTo(song, tick + 20, from);
    return [synth.channels.map((_, channel) => synth.stateOf(channel)), synth.sounding()];
  });
  return { played, sought };
}

test("a parameter that a reset of controllers made nobody's is set by nobody, also after a seek", () => {
  const song = songOf([control(0, 100, 3), control(10, 121, 0), control(10, 38, 111), control(10, 121, 0)]);
  const { played, sought } = bothWays(song, 480);
  expect(sought).toEqual(played);
  expect(played).toMatchObject([[{ parameters: [] }], []]);
});

test("a program comes from the bank that another track of its channel had chosen by then, also after a seek", () => {
  const program = { delta: 20, bytes: [0xc0, 9] };
  const song = songOf([control(0, 0, 5), control(40, 0, 6)], [program]);
  const { played, sought } = bothWays(song, 480);
  expect(sought).toEqual(played);
  expect(played).toMatchObject([[{ program: "5 undefined 9" }, { program: "5 undefined 9" }], []]);
});

test("what was said before a reset no longer counts, nor what its own tick had before it", () => {
  const song = songOf([control(0, 11, 1), control(9, 7, 30), RESET, control(0, 10, 20), control(100, 1, 5)]);
  const { played, sought } = bothWays(song, 480);
  expect(sought).toEqual(played);
  expect(played).toMatchObject([[{ controllers: ["1,5", "10,20"] }], []]);
});

test("a pedal that a reset lifted holds nothing after a seek", () => {
  const on = { delta: 0, bytes: [0x90, 60, 100] };
  const off = { delta: 100, bytes: [0x80, 60, 0] };
  const song = songOf([control(0, 64, 127), on, off, { ...RESET, delta: 100 }]);
  const synth = new FakeSynth();
  const player = new Player(synth, song);
  player.play(300);
  render(player, 128);
  expect(synth.log.filter((line) => line.includes(" on "))).toEqual([]);
});

test("all channels are reset at a start, those of tracks that are gone as well", () => {
  const song = setVolume(addTrack(newProject()), 1, 30);
  const synth = new FakeSynth();
  const player = new Player(synth, song);
  player.play(0);
  render(player, 128);
  expect(synth.stateOf(1)).toMatchObject({ controllers: ["7,30"] });
  player.update(removeTrack(song, 1));
  player.play(0);
  expect(synth.stateOf(1)).toMatchObject({ controllers: [] });
});

test("a key is let go where it was pressed, whatever became of the tracks before its own", () => {
  const song = addTrack(addTrack(newProject()));
  for (const edited of [removeTrack(song, 0), moveTrack(song, 2, 0), song]) {
    // Some tell the place that the track has now, some the one that it had.
    for (const place of [1, edited.tracks.findIndex(({ id }) => id === song.tracks[1]?.id)]) {
      const synth = new FakeSynth();
      const player = new Player(synth, song);
      player.noteOn(1, 60, 90);
      player.update(edited);
      expect(synth.sounding()).toEqual(["1 60"]);
      player.noteOff(place, 60);
      expect(synth.sounding()).toEqual([]);
    }
  }
});

test("a song that rests stays where it is when it is edited, and another one begins at its start", () => {
  const programs = [
    { delta: 0, bytes: [0xc0, 7] },
    { delta: 480, bytes: [0xc0, 8] },
  ];
  const song = songOf(programs);
  const { synth, player } = playedTo(song, 600);
  player.stop();
  player.update(setTempo(song, 0, 90));
  player.noteOn(0, 60, 90);
  expect(synth.stateOf(0)).toMatchObject({ program: "undefined undefined 8" });
  expect(player.position()).toBeGreaterThan(600);
  player.update(songOf(programs));
  expect(player.position()).toBe(0);
});

test("a key that is pressed during a count-in sounds like its track, which begins as it should", () => {
  const song = setProgram(
    addNotes(newProject(), 0, [{ start: 0, duration: 9, pitch: 60, velocity: 9 }]).project,
    0,
    40,
  );
  const bent = songOf([{ delta: 0, bytes: [0xe0, 0, 0] }, { delta: 0, bytes: [0xc0, 7] }, control(960, 10, 3)]);
  for (const [played, program] of [
    [song, 40],
    [bent, 7],
  ] as const) {
    const synth = new FakeSynth();
    const player = new Player(synth, played);
    player.play(480, { countIn: 1 });
    player.noteOn(0, 62, 90);
    expect(synth.stateOf(0)).toMatchObject({ program: `undefined undefined ${program}`, bend: -1 });
    player.update(setProgram(played, 0, 41));
    expect(synth.stateOf(0)).toMatchObject({ program: "undefined undefined 41" });
    while (player.position() < 490) render(player, 128);
    expect(synth.sounding()).toEqual(["0 62"]);
    const other = new FakeSynth();
    const anew = new Player(other, setProgram(played, 0, 41));
    anew.play(480);
    render(anew, 128);
    expect(synth.stateOf(0)).toEqual(other.stateOf(0));
  }
});

test("a song that begins where its loop ends goes on from there", () => {
  const loop = { on: true, start: 0, end: 480 };
  const song = addNotes(newProject(), 0, [{ start: 0, duration: 9600, pitch: 60, velocity: 9 }]).project;
  for (const countIn of [0, 1]) {
    const player = new Player(new FakeSynth(), song);
    player.play(480, { loop, countIn });
    player.setLoop(loop);
    for (let piece = 0; piece < 80; piece++) render(player, 128);
    expect(player.position()).toBeGreaterThan(900);
  }
});
