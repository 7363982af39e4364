import { LIVE_RATE } from "./output.ts";

/** A program that plays what it reads from its standard input: stereo, signed 16-bit little-endian. */
export interface PlayerProgram {
  readonly name: string;
  /** @param latency seconds that it should hold back at most */
  readonly args: (latency: number) => readonly string[];
  /** What goes before the first sample. */
  readonly header?: () => Uint8Array;
  /** Seconds that it is behind what it was given, beyond the latency asked for: it does as it likes. */
  readonly delay: number;
}

const RATE = String(LIVE_RATE);

/** By how soon they are heard. */
export const PLAYERS: readonly PlayerProgram[] = [
  {
    name: "pw-cat",
    args: (latency) => [
      "--playback",
      "--raw",
      `--rate=${RATE}`,
      "--channels=2",
      "--format=s16",
      `--latency=${milliseconds(latency)}ms`,
      "-",
    ],
    delay: 0.01,
  },
  {
    name: "pacat",
    args: (latency) => [
      "--playback",
      "--raw",
      `--rate=${RATE}`,
      "--channels=2",
      "--format=s16le",
      `--latency-msec=${milliseconds(latency)}`,
      "--client-name=miditui",
    ],
    delay: 0.02,
  },
  {
    name: "aplay",
    args: (latency) => [
      "--quiet",
      "--file-type=raw",
      "--format=S16_LE",
      `--rate=${RATE}`,
      "--channels=2",
      `--buffer-time=${milliseconds(latency) * 1000}`,
      "-",
    ],
    delay: 0.01,
  },
  {
    name: "sox",
    args: () => ["-q", "--buffer", "1024", ...`-t raw -r ${RATE} -e signed -b 16 -c 2 -`.split(" "), "-d"],
    delay: 0.05,
  },
  {
    name: "ffplay",
    // Before version 6 and since, the number of channels is told by options of different names: so a header tells it.
    args: () => ["-nodisp", "-autoexit", "-loglevel", "error", "-fflags", "nobuffer", "-f", "wav", "-i", "pipe:0"],
    header: waveHeader,
    delay: 0.1,
  },
];

function milliseconds(latency: number): number {
  return Math.max(10, Math.round(latency * 1000));
}

/** Of a WAVE file that goes on for ever. */
function waveHeader(): Uint8Array {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string): void => {
    for (let i = 0; i < word.length; i++) view.setUint8(at + i, word.charCodeAt(i));
  };
  text(0, "RIFF");
  view.setUint32(4, 0xffffffff, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, LIVE_RATE, true);
  view.setUint32(28, LIVE_RATE * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 0xffffffff, true);
  return bytes;
}
