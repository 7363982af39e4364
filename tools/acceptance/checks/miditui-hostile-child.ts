/** Reads one hostile file, made here, and writes it again: "read" or "refused", seconds of the processor, why. */
import { MidituiError } from "../../../apps/miditui/src/core/error.ts";
import { readMidi } from "../../../apps/miditui/src/core/midi/read-midi.ts";
import { writeMidi } from "../../../apps/miditui/src/core/midi/write-midi.ts";
import { ascii, bigEndian, END, mtrk, smf } from "../../../apps/miditui/test/songs/smf.ts";

const HEADER = smf([]);
const EMPTY = mtrk([END]);

const FILES: Readonly<Record<string, () => Uint8Array>> = {
  "4 GB chunk": () => joined([HEADER, [...ascii("MTrk"), 255, 255, 255, 255, 0, 0x90, 60, 90]]),
  "4 GB event": () => track([0, 0xf0, 0xff, 0xff, 0xff, 0x7f, 1, 2]),
  "64 KB name": () => track([0, 0xff, 3, 0x84, 0x80, 0, ...Array.from({ length: 65_536 }, () => 65)]),
  "70,000 chunks": () => joined([HEADER, repeated(70_000, chunk(EMPTY.bytes))]),
  "65,534 chunks": () => joined([HEADER, repeated(65_534, chunk(EMPTY.bytes))]),
  "16 channels in 65,534 chunks": () => {
    const notes = Array.from({ length: 16 }, (_, channel) => [0, 0x90 | channel, 60, 1]).flat();
    return joined([HEADER, repeated(65_534, chunk([...notes, ...EMPTY.bytes]))]);
  },
  zeros: () => new Uint8Array(50_000_000),
  "10 million controls": () => track([0, 0xb0, 7, 1], repeated(10_000_000, [0, 7, 1])),
  "12 million notes": () => track([0, 0x90, 60, 1], repeated(12_000_000, [0, 60, 1])),
  "2 million texts": () => track([], repeated(1_990_000, [0, 0xff, 1, 1, 65])),
  "5 million notes on a tick": () => track([0, 0x90, 60, 1], repeated(4_900_000, [0, 60, 1])),
};

function track(first: readonly number[], rest: Uint8Array = new Uint8Array(0)): Uint8Array {
  return joined([HEADER, ascii("MTrk"), bigEndian(first.length + rest.length), first, rest]);
}

function chunk(bytes: readonly number[]): number[] {
  return [...ascii("MTrk"), ...bigEndian(bytes.length), ...bytes];
}

function repeated(count: number, bytes: readonly number[]): Uint8Array {
  const all = new Uint8Array(count * bytes.length);
  for (let at = 0; at < all.length; at += bytes.length) all.set(bytes, at);
  return all;
}

function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const bytes = FILES[process.argv[2] ?? ""]?.();
if (bytes === undefined) throw new Error(`no hostile file is called ${process.argv[2]}`);
const before = process.cpuUsage();
const seconds = (): string => {
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / 1e6).toFixed(2);
};
try {
  const { project, findings } = readMidi(bytes, "song");
  writeMidi(project);
  console.log(`read ${seconds()} ${project.tracks.length} tracks, ${findings.length} findings`);
} catch (error) {
  if (!(error instanceof MidituiError)) throw error;
  console.log(`refused ${seconds()} ${error.message}`);
}
