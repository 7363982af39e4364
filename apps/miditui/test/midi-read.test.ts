import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MidituiError } from "../src/core/error.ts";
import { type ReadMidi, readMidi } from "../src/core/midi/read-midi.ts";
import { writeMidi } from "../src/core/midi/write-midi.ts";
import { notesOf } from "./plain-song.ts";
import { mutate } from "./songs/mutate.ts";
import { randomFile } from "./songs/random-file.ts";
import { ascii, bigEndian, END, meta, mtrk, type SmfEvent, smf, text, variable } from "./songs/smf.ts";

const NOTE: readonly SmfEvent[] = [
  { delta: 0, bytes: [0x90, 60, 90] },
  { delta: 480, bytes: [0x80, 60, 0] },
];
const SONG: Uint8Array = smf([mtrk([...NOTE, END])]);

function codes({ findings }: ReadMidi): string[] {
  return findings.map(({ code }) => code);
}

function lengths({ project }: ReadMidi): number[][] {
  return notesOf(project).map(({ start, duration }) => [start, duration]);
}

function refusal(bytes: Uint8Array): string {
  try {
    readMidi(bytes, "");
  } catch (error) {
    if (error instanceof MidituiError) return `${error.code} ${error.message}; ${error.hint}`;
    throw error;
  }
  return "read";
}

test("a damaged file is read or refused, and what is read is the same after a round trip", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, damage) => {
      const bytes = mutate(randomFile(seed, 60), damage);
      if (refusal(bytes) !== "read") return;
      const { project } = readMidi(bytes, "song");
      expect(isDeepStrictEqual(readMidi(writeMidi(project).bytes, "song").project, project)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("bytes of any kind are refused with what is wrong", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, headed) => {
      const file = headed ? Uint8Array.from([...SONG.subarray(0, 14), ...bytes]) : bytes;
      expect(refusal(file)).toMatch(/^(read$|E_MIDI )/);
    }),
  );
});

test.each([
  ["nothing", new Uint8Array(0), "it is empty"],
  ["a text", Uint8Array.from(ascii("{}")), "MThd is nowhere in it"],
  ["half a header", SONG.subarray(0, 11), "ends in its header, at byte 11"],
  ["a header alone", SONG.subarray(0, 14), "not one track"],
  ["a header of two bytes", Uint8Array.from([...ascii("MThd"), 0, 0, 0, 2, 0, 0, ...SONG.subarray(14)]), "has 2 bytes"],
])("%s is refused", (_, bytes, message) => {
  expect(refusal(bytes)).toContain(message);
});

test("a file cut at any byte keeps the notes that begin before the cut", () => {
  for (let at = 22; at < SONG.length; at++) {
    const read = readMidi(SONG.subarray(0, at), "");
    expect(notesOf(read.project)).toHaveLength(at < 26 ? 0 : 1);
    expect(codes(read)).toContain("chunk-length");
  }
});

test("a length of 4 GB takes no memory, whether a chunk or an event says it", () => {
  const [header, chunk] = [SONG.slice(0, 18), SONG.slice(22)];
  const long = Uint8Array.from([...header, 0xff, 0xff, 0xff, 0xff, ...chunk]);
  expect(lengths(readMidi(long, ""))).toEqual([[0, 480]]);
  const event = smf([mtrk([...NOTE, { delta: 0, bytes: [0xf0, 0xff, 0xff, 0xff, 0x7f, 1, 2] }])]);
  const read = readMidi(event, "");
  expect(codes(read)).toContain("truncated");
  expect(lengths(read)).toEqual([[0, 480]]);
});

test("a chunk whose length is too short or too long is read to its end", () => {
  for (const wrong of [0, 5, 14]) {
    const bytes = smf([mtrk([...NOTE, END]), mtrk([...NOTE, END])]);
    bytes.set(bigEndian(wrong), 18);
    expect(readMidi(bytes, "").project.tracks.map(({ notes }) => notes.count)).toEqual([1, 1]);
  }
  const bytes = smf([mtrk([...NOTE, END]), mtrk([...NOTE, END])]);
  bytes.set(bigEndian(30), 18);
  const read = readMidi(bytes, "");
  expect(codes(read)).toEqual(["chunk-length"]);
  expect(read.project.tracks).toHaveLength(2);
});

test("what stands before the header, after the end, or around the file is told and passed over", () => {
  expect(codes(readMidi(Uint8Array.from([...ascii("MacBinary"), ...SONG]), ""))).toEqual(["not-midi"]);
  expect(codes(readMidi(Uint8Array.from([...SONG, 0, 1, 2, 3]), ""))).toEqual(["not-midi"]);
  expect(codes(readMidi(Uint8Array.from([...SONG, ...SONG]), ""))).toEqual(["second-file"]);
  const little = (value: number): number[] => bigEndian(value).toReversed();
  const data = [...ascii("data"), ...little(SONG.length), ...SONG, ...ascii("DLS "), ...little(4), 1, 2, 3, 4];
  const wrapped = readMidi(
    Uint8Array.from([...ascii("RIFF"), ...little(4 + data.length), ...ascii("RMID"), ...data]),
    "",
  );
  expect(codes(wrapped)).toEqual(["wrapped"]);
  expect(wrapped.project).toEqual(readMidi(SONG, "").project);
});

test("running status holds over a meta, and a note-on of velocity 0 is an end", () => {
  const events: SmfEvent[] = [{ delta: 0, bytes: [0x90, 60, 90] }, text(10, 1, "x"), { delta: 5, bytes: [60, 0] }, END];
  expect(lengths(readMidi(smf([mtrk(events)]), ""))).toEqual([[0, 15]]);
});

test("of notes of one pitch the first end is that of the first", () => {
  const [on, off] = [
    [0x90, 60, 90],
    [0x80, 60, 0],
  ];
  const events = [on, on, off, off].map((bytes = []) => ({ delta: 100, bytes }));
  expect(lengths(readMidi(smf([mtrk([...events, END])]), ""))).toEqual([
    [100, 200],
    [200, 200],
  ]);
});

test("a value over 127 is told with its byte and read as 127, a missing status ends the chunk", () => {
  const loud = readMidi(
    smf([mtrk([{ delta: 0, bytes: [0x90, 60, 200] }, { delta: 9, bytes: [0x80, 60, 0] }, END])]),
    "",
  );
  expect(loud.findings).toMatchObject([{ code: "data-byte", byte: 25, chunk: 0, tick: 0 }]);
  expect(notesOf(loud.project)[0]?.velocity).toBe(127);
  expect(codes(readMidi(smf([mtrk([{ delta: 0, bytes: [60, 90] }, END])]), ""))).toContain("no-status");
});

test("film time, an impossible division and format 0 of two tracks are read", () => {
  const read = (options: { division?: number; format?: number }): ReadMidi =>
    readMidi(smf([mtrk([...NOTE, END]), mtrk([...NOTE, END])], options), "");
  expect(read({ division: 0xe728 }).project.division).toEqual({
    type: "smpte",
    framesPerSecond: 25,
    ticksPerFrame: 40,
  });
  expect(codes(read({ division: 0 }))).toEqual(["division"]);
  expect(codes(read({ division: 0x8000 }))).toEqual(["division"]);
  expect(read({ format: 0 }).project.format).toBe(1);
  expect(codes(read({ format: 7 }))).toEqual(["format"]);
});

test("a chunk is a track for each of its channels, with the name and port that it says", () => {
  const named = mtrk([
    text(0, 3, "Keys"),
    meta(0, 0x21, [3]),
    meta(0, 0x20, [4]),
    text(0, 3, "Left"),
    ...NOTE,
    { delta: 0, bytes: [0xc4, 7] },
    END,
  ]);
  const conductor = mtrk([text(0, 3, "Symphony"), meta(0, 0x51, [7, 0xa1, 0x20]), END]);
  const { project } = readMidi(smf([conductor, named, mtrk([text(0, 3, "\u001b[2JEmpty\0"), END])]), "file");
  expect(project.name).toBe("Symphony");
  expect(project.tracks.map(({ name, channel, port }) => [name, channel, port])).toEqual([
    ["Keys 1", 0, 3],
    ["Left", 4, 3],
    ["[2JEmpty", 0, 0],
  ]);
});

test("many findings of one kind end in their number", () => {
  const strays = Array.from({ length: 500 }, () => ({ delta: 1, bytes: [0x90, 60, 200] }));
  const { findings } = readMidi(smf([mtrk([...strays, END])]), "");
  expect(findings).toHaveLength(21);
  expect(findings.at(-1)?.text).toContain("480 more");
});

test("a number of variable length over four bytes ends the chunk and is told", () => {
  const bytes = smf([{ type: "MTrk", bytes: [...variable(2 ** 30), 0x90, 60, 90] }]);
  expect(codes(readMidi(bytes, ""))).toEqual(["bad-length", "no-end-of-track"]);
});

test("tracks without a name are called by their place in the list, wherever notes begin in the file", () => {
  const notes = (channel: number): SmfEvent[] => [
    { delta: 0, bytes: [0x90 + channel, 60, 100] },
    { delta: 10, bytes: [0x80 + channel, 60, 0] },
  ];
  const names = (...chunks: SmfEvent[][]): string[] =>
    readMidi(smf(chunks.map((events) => mtrk([...events, END]))), "x").project.tracks.map(({ name }) => name);
  expect(names(notes(0), notes(1))).toEqual(["Track 1", "Track 2"]);
  expect(names([], [text(0, 1, "words")], notes(0), notes(1))).toEqual(["Track 1", "Track 2"]);
});
