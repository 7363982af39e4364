import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { Machine } from "./machine.ts";
import type { SizeResult } from "./sizes.ts";

/** Milliseconds of one contestant, round by round. */
export interface PeerSamples {
  name: string;
  samples: number[];
  /** Size of the file, where one is made. */
  bytes?: number;
  /** Bytes of memory at the peak, the largest of the samples. */
  peak?: number;
  /** Units of the API's allowance. */
  units?: number;
  /** Milliseconds within which 99 of 100 answers of a server came, the median of the samples. */
  slow?: number;
  /** Words that had a place in a cloud. */
  placed?: number;
  /** Share of the mask or canvas that they covered. */
  ink?: number;
  /** Mean height of the balls in units after the last step. */
  height?: number;
  /** The 99th of a hundred overlaps between balls, in radii, after the last step. */
  overlap?: number;
}

export interface CaseResult {
  name: string;
  work: { amount: number; unit: string };
  /** Milliseconds of ours, round by round. */
  samples: number[];
  /** Size of the file, where one is made. */
  bytes?: number;
  /** The others, in the same rounds. */
  peers: PeerSamples[];
  /** Bytes by which memory grew during a batch, the largest of the samples. */
  growth?: number;
  /** Bytes of memory at the peak of a whole process, the largest of the samples. */
  peak?: number;
  /** Units of the API's allowance. */
  units?: number;
  /** Milliseconds within which 99 of 100 answers of a server came, the median of the samples. */
  slow?: number;
  /** Words that had a place in a cloud. */
  placed?: number;
  /** Share of the mask or canvas that they covered. */
  ink?: number;
  /** Mean height of the balls in units after the last step. */
  height?: number;
  /** The 99th of a hundred overlaps between balls, in radii, after the last step. */
  overlap?: number;
}

/** One run of one package, as it is stored. */
export interface Run {
  package: string;
  /** ISO day and time. */
  date: string;
  machine: Machine;
  /** Versions of what took part. */
  versions: Record<string, string>;
  cases: CaseResult[];
  /** Cases that ended in an error, with its message. */
  failures: { name: string; message: string }[];
  /** File sizes, which do not vary. Only with peers. */
  sizes: SizeResult[];
}

export function readRun(file: string): Run | undefined {
  if (!existsSync(file)) return undefined;
  const run: Run = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(run.cases)) throw new Error(`${file} is not a stored run; delete it or store a new one (--save)`);
  return run;
}

/** Writes the runs; one alone is written as an object, several as a list. */
export function writeRuns(file: string, runs: readonly Run[]): void {
  const value = runs.length === 1 ? runs[0] : runs;
  writeFileSync(file, `${JSON.stringify(value, shortNumbers, 1).replaceAll(/\n\s+(-?[\d.e+-]+,?)(?=\n)/g, " $1")}\n`);
}

/** Four digits are more than a clock can promise. */
function shortNumbers(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
