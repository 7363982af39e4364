import { expect, test } from "vitest";
import { lint } from "../src/core/lint/lint.ts";
import { newProject } from "../src/core/project/new-project.ts";
import { bigSong } from "./songs/big-song.ts";
import { END, meta, mtrk, type SmfEvent, smf, text } from "./songs/smf.ts";

const TEMPO = meta(0, 0x51, [7, 0xa1, 0x20]);
const ON: SmfEvent = { delta: 0, bytes: [0x90, 60, 90] };
const OFF: SmfEvent = { delta: 480, bytes: [0x80, 60, 0] };

function message(...bytes: number[]): SmfEvent {
  return { delta: 0, bytes };
}

function found(events: readonly SmfEvent[], later: readonly SmfEvent[][] = []): string[] {
  const tracks = [[...events, END], ...later.map((track) => [...track, END])];
  return lint(smf(tracks.map((track) => mtrk(track)))).map(({ code }) => code);
}

test("a song that is well made has no finding, as a file and as a project", () => {
  expect(found([TEMPO, message(0xc0, 5), ON, OFF])).toEqual([]);
  const song = bigSong(40, { tracks: 2, step: 960 });
  expect(lint(song)).toEqual([]);
});

test("a new song says of its track that it is empty, and where", () => {
  expect(lint(newProject())).toEqual([
    { code: "empty-track", severity: "note", text: "Track 1 has no note", chunk: 1, tick: undefined, byte: undefined },
  ]);
});

test.each<[string, SmfEvent[]]>([
  ["stray-off", [ON, OFF, OFF]],
  ["open-note", [ON]],
  ["overlapping-notes", [ON, { ...ON, delta: 10 }, OFF, OFF]],
  ["zero-length", [ON, { ...OFF, delta: 0 }]],
  ["unusual-pitch", [message(0x90, 10, 90), { delta: 9, bytes: [0x80, 10, 0] }]],
  ["bad-tempo", [ON, OFF, meta(0, 0x51, [0, 0, 0])]],
  ["bad-metre", [ON, OFF, meta(0, 0x58, [0, 2, 24, 8])]],
  ["bad-key", [ON, OFF, meta(0, 0x59, [9, 0])]],
  ["wrong-value", [ON, OFF, meta(0, 0x58, [4, 2])]],
  ["late-port", [ON, OFF, meta(0, 0x21, [1])]],
  ["late-program", [ON, OFF, message(0xc0, 5)]],
  ["undefined-controller", [message(0xb0, 20, 1), ON, OFF]],
  ["data-without-parameter", [message(0xb0, 6, 1), ON, OFF]],
  ["held-pedal", [message(0xb0, 64, 127), ON, OFF]],
  ["bent-at-end", [message(0xe0, 0, 0), ON, OFF]],
  ["sysex-end", [message(0xf0, 2, 1, 2), ON, OFF]],
  ["empty-track", [message(0xb0, 7, 100)]],
])("%s is found, and only that", (code, events) => {
  expect(found([TEMPO, ...events])).toEqual([code]);
});

test.each<[string, SmfEvent[]]>([
  ["a pedal that is let go", [message(0xb0, 64, 127), ON, OFF, message(0xb0, 64, 0)]],
  ["a pedal that a reset lets go", [message(0xb0, 64, 127), message(0xe0, 1, 2), ON, OFF, message(0xb0, 121, 0)]],
  ["data of a chosen parameter", [message(0xb0, 101, 0), message(0xb0, 100, 0), message(0xb0, 6, 2), ON, OFF]],
  ["sysex in parts", [message(0xf0, 2, 1, 2), message(0xf7, 2, 3, 0xf7), ON, OFF]],
  ["an escape", [message(0xf7, 1, 0xf8), ON, OFF]],
  ["a low drum", [message(0x99, 10, 90), { delta: 9, bytes: [0x89, 10, 0] }]],
])("%s is well", (_, events) => {
  expect(found([TEMPO, ...events])).toEqual([]);
});

test("a tempo in a later track, two programs on a channel and no tempo at all are told", () => {
  const strings = [text(0, 3, "Strings"), message(0xc0, 48), ON, OFF];
  const piano = [text(0, 3, "Piano"), message(0xc0, 0), ON, OFF];
  expect(found([TEMPO], [[TEMPO, ...piano]])).toEqual(["late-conductor"]);
  expect(found([TEMPO], [piano, strings])).toEqual(["channel-clash"]);
  expect(found([TEMPO], [piano, [meta(0, 0x21, [1]), ...strings]])).toEqual([]);
  expect(found([text(0, 3, "None")], [piano])).toEqual(["no-tempo"]);
});

test("a missing End of Track and a wrong length are told with their byte", () => {
  const file = smf([mtrk([TEMPO, ON, OFF])]);
  expect(lint(file)).toMatchObject([{ code: "no-end-of-track", severity: "warning", chunk: 0, tick: 480, byte: 38 }]);
  const long = smf([mtrk([TEMPO, ON, OFF, END])]);
  long[21] = 99;
  expect(lint(long)).toMatchObject([{ code: "chunk-length", byte: 18 }]);
});
