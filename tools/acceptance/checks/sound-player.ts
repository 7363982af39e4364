import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mono, readRaw } from "./sound-wav.ts";

/** Moments of this machine's steady clock, which all its processes share, in seconds. */
export function steady(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}

/** What a stand-in does instead of playing what it is given. */
export type Behaviour = "takes all" | "fails at once" | "hangs up after a second";

/** A player that is none: it keeps what it is given, and when it came. */
export interface StandIn {
  /** Arguments that it was started with, one list a start. */
  starts(): string[][];
  /** What it was given, start after start. */
  capture(): Capture;
  /** Seconds of what it was given that a device would not have played by now; undefined before it was given anything. */
  ahead(): number | undefined;
}

export interface Capture {
  /** Frames a second, as it was told to play them. */
  readonly rate: number;
  readonly samples: Float64Array;
  /** Moment of the steady clock at which the frame had come. */
  arrival(frame: number): number;
  /** Moment of each arrival, and the frames that were there from then on. */
  readonly arrivals: readonly Arrival[];
}

interface Arrival {
  readonly at: number;
  readonly frames: number;
  /** Of the process that it came to: another one for each start. */
  readonly process: string;
}

/** Puts a stand-in for a player into a folder, to be the whole PATH. It takes raw 16-bit samples on its standard input. */
export function standIn(folder: string, name: string, behaviour: Behaviour = "takes all"): StandIn {
  const file = path.join(folder, name);
  const log = (kind: string): string => `${file}.${kind}`;
  writeFileSync(file, program(log, behaviour));
  chmodSync(file, 0o755);
  const starts = (): string[][] =>
    existsSync(log("starts"))
      ? readFileSync(log("starts"), "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [];
  const arrivals = (): Arrival[] => (existsSync(log("times")) ? arrivalsOf(readFileSync(log("times"), "utf8")) : []);
  const rate = (): number => rateOf(starts().at(-1) ?? []);
  return {
    starts,
    capture: () => captureOf(readFileSync(log("pcm")), arrivals(), rate()),
    ahead() {
      const [all, now] = [arrivals(), steady()];
      const last = all.at(-1);
      const begin = all.findIndex((arrival) => arrival.process === last?.process);
      const [first, frames] = [all[begin], all[begin - 1]?.frames ?? 0];
      return first === undefined || last === undefined ? undefined : (last.frames - frames) / rate() - (now - first.at);
    },
  };
}

function program(log: (kind: string) => string, behaviour: Behaviour): string {
  const [starts, pcm, times] = ["starts", "pcm", "times"].map((kind) => JSON.stringify(log(kind)));
  return `#!${process.execPath}
    const fs = require("node:fs");
    fs.appendFileSync(${starts}, JSON.stringify(process.argv.slice(2)) + "\\n");
    ${behaviour === "fails at once" ? 'process.stderr.write("no such device\\n"); process.exit(1);' : ""}
    const [pcm, times] = [fs.openSync(${pcm}, "a"), fs.openSync(${times}, "a")];
    let count = fs.fstatSync(pcm).size;
    process.stdin.on("data", (data) => {
      const at = process.hrtime.bigint();
      fs.writeSync(pcm, data);
      count += data.length;
      fs.writeSync(times, at + " " + count + " " + process.pid + "\\n");
    });
    process.stdin.on("end", () => process.exit(0));
    ${behaviour === "hangs up after a second" ? "setTimeout(() => process.exit(1), 1000);" : ""}
  `;
}

const FRAME = 4;

function captureOf(pcm: Uint8Array, arrivals: readonly Arrival[], rate: number): Capture {
  const arrival = (frame: number): number =>
    arrivals.find(({ frames }) => frames > frame)?.at ?? Number.POSITIVE_INFINITY;
  return { rate, samples: mono(readRaw(pcm, rate, 2)), arrival, arrivals };
}

function arrivalsOf(times: string): Arrival[] {
  const lines = times
    .trim()
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line) => {
    const [at = "0", bytes = "0", process = ""] = line.split(" ");
    return { at: Number(BigInt(at)) / 1e9, frames: Math.floor(Number(bytes) / FRAME), process };
  });
}

/** The rate among a player's arguments, in whichever way it takes them: the only number that can be one. */
function rateOf(args: readonly string[]): number {
  const numbers = args.flatMap((argument) => (/(?:^|=)(\d{4,6})$/.exec(argument)?.[1] ?? "").split(" ")).map(Number);
  return numbers.find((number) => number >= 8000 && number <= 192_000) ?? 44_100;
}

/**
 * Frames of silence that a device would put in where frames came too late: it begins to play once `ahead` seconds of
 * sound are there, and takes them at its rate.
 */
export function missed({ arrivals, rate }: Capture, ahead: number): number {
  const first = arrivals.find(({ frames }) => frames >= ahead * rate);
  if (first === undefined) return Number.POSITIVE_INFINITY;
  let [silent, have] = [0, first.frames];
  for (const { at, frames } of arrivals) {
    if (at <= first.at) continue;
    const wanted = (at - first.at) * rate;
    silent = Math.max(silent, wanted - have);
    have = frames;
  }
  return Math.max(0, Math.round(silent));
}
