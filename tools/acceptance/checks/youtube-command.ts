import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { type CommandResult, repository, repositoryEnvironment } from "@side-projects/testkit";
import { isObject } from "../../../packages/youtube-scrape/test/second-api/fields.ts";

export const youtubeFolder: string = path.join(repository, "packages/youtube-scrape");
const bin = path.join(youtubeFolder, "bin/youtube-scrape.js");

/** A key that no service knows, of the form that Google's have. */
export const SOME_KEY = "AIzaSyAcceptance-0000_1111-2222_3333-44";

/** How a run of the command is started. */
export interface YoutubeOptions {
  cwd: string;
  /** Added to an environment without any setting of ours but the key. */
  env?: Record<string, string>;
  /** @default SOME_KEY; null for an environment without one */
  key?: string | null;
  /** Arguments for Node before the command. */
  node?: readonly string[];
  /** Milliseconds after which it is killed. @default 300000 */
  timeout?: number;
}

/** The command while it runs. */
export interface RunningYoutube {
  child: ChildProcess;
  /** Its end; code 137 where it was killed by a signal. */
  ended: Promise<CommandResult>;
}

/** Starts the built command of this checkout. */
export function startYoutube(args: readonly string[], options: YoutubeOptions): RunningYoutube {
  const { cwd, env = {}, key = SOME_KEY, node = [], timeout = 300_000 } = options;
  const inherited = Object.entries(repositoryEnvironment()).filter(
    ([name]) => !/^(YOUTUBE_|NODE_|FORCE_|CI$)/.test(name),
  );
  const child = spawn(process.execPath, [...node, bin, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...(key !== null && { YOUTUBE_API_KEY: key }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout,
    killSignal: "SIGKILL",
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
    });
  }
  const ended = new Promise<CommandResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 137, ...texts }));
  });
  return { child, ended };
}

/** Runs the built command to its end. */
export function youtube(args: readonly string[], options: YoutubeOptions): Promise<CommandResult> {
  return startYoutube(args, options).ended;
}

/** The last line of a run under `--json`. */
export interface ResultLine {
  channel_id: string;
  videos: number;
  inserted: number;
  updated: number;
  units: { general: number; search: number; stats: number };
  coverage: { listed: number; claimed: number | null };
  ms: number;
  db: string;
}

/**
 * What a run under `--json` came to.
 *
 * @throws Error where its last line is no such result, with what it said instead
 */
export function resultOf({ code, stdout, stderr }: CommandResult): ResultLine {
  const value = lastJson(stdout);
  if (!isResult(value)) throw new Error(`exit ${code} without a result: ${said({ code, stdout, stderr })}`);
  return value;
}

function isResult(value: unknown): value is ResultLine {
  if (!isObject(value) || !isObject(value.units) || !isObject(value.coverage)) return false;
  const counts = [value.videos, value.inserted, value.updated, value.ms, ...Object.values(value.units)];
  return counts.every((count) => typeof count === "number") && typeof value.db === "string";
}

/** The last line of a text as JSON; undefined where it is none. */
export function lastJson(text: string): unknown {
  try {
    return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  } catch {
    return undefined;
  }
}

/** The end of what a run said, for a finding. */
export function said({ stdout, stderr }: CommandResult): string {
  return (stderr.trim() || stdout.trim()).slice(-240);
}
