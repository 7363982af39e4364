import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Requests that a process of its own sends and counts. */
export interface LoadJob {
  /** Of the server, such as `http://127.0.0.1:8150`. */
  readonly url: string;
  /** Paths with their queries, of which each connection goes through a share of its own. */
  readonly paths: readonly string[];
  /** @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks for each path once and then sends the entity tag of the answer along. @default false */
  readonly conditional?: boolean;
  readonly seconds: number;
  /** Requests a second; 0 for as many as are answered. @default 0 */
  readonly rate?: number;
  /** @default 50 */
  readonly connections?: number;
}

/** What came back. */
export interface LoadFigures {
  /** Answers a second. */
  readonly rate: number;
  readonly answered: number;
  /** Milliseconds within which half of the answers came. */
  readonly p50: number;
  /** Milliseconds within which 99 of 100 answers came. */
  readonly p99: number;
  /** Bytes of an answer with its headers, in the mean. */
  readonly bytes: number;
  /** Connections that broke and requests without an answer. */
  readonly errors: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

const CLIENT = join(import.meta.dirname, "..", "peers", "load.mjs");
let jobs = 0;

/** @throws Error where the process that sends ends otherwise than with its figures */
export async function load(job: LoadJob): Promise<LoadFigures> {
  // Thousands of addresses are more than a command line takes.
  const file = join(tmpdir(), `bench-load-${process.pid}-${jobs++}.json`);
  writeFileSync(file, JSON.stringify({ headers: {}, conditional: false, rate: 0, connections: 50, ...job }));
  try {
    return JSON.parse(await printed([CLIENT, file]));
  } finally {
    rmSync(file, { force: true });
  }
}

/** Answers that are not of the wanted status, and what had no answer. */
export function failuresOf({ errors, statuses }: LoadFigures, wanted = "200"): number {
  return Object.entries(statuses).reduce((sum, [status, count]) => sum + (status === wanted ? 0 : count), errors);
}

async function printed(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-500);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`the load ended with ${code}: ${errors.trim()}`);
  return out;
}
