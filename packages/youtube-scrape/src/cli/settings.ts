import { type Clock, systemClock } from "../clock.ts";
import { toUtcSeconds } from "../core/calendar.ts";
import { quote, ScrapeError } from "../core/error.ts";
import type { VideoKind } from "../core/video-row.ts";
import type { Args } from "./args.ts";
import { LEVELS, type Level } from "./journal.ts";
import { nearest } from "./nearest.ts";

/** Where the database is, unless --db tells. */
export const USUAL_DATABASE = "youtube_videos.db";

/** Sets what time it is when the command starts, for tests and rehearsals of another day. */
export const CLOCK_VARIABLE = "YOUTUBE_SCRAPE_NOW";

/** Where the database is. */
export function databaseOf(args: Args): string {
  return args.texts.get("db") ?? USUAL_DATABASE;
}

/** @throws ScrapeError E_USAGE */
export function levelOf(args: Args): Level {
  if (args.switches.has("quiet")) return args.texts.has("log-level") ? choice("log-level", args, LEVELS) : "error";
  return args.texts.has("log-level") ? choice("log-level", args, LEVELS) : "info";
}

/** @throws ScrapeError E_USAGE */
export function clockOf(env: NodeJS.ProcessEnv): Clock {
  const start = env[CLOCK_VARIABLE];
  if (start === undefined || start === "") return systemClock();
  const seconds = toUtcSeconds(start);
  if (seconds !== null) return systemClock(1000 * seconds);
  throw usage(`${CLOCK_VARIABLE} is ${quote(start)}`, "write it as 2026-11-21T08:00:00Z");
}

/** @throws ScrapeError E_USAGE */
export function kindsOf(args: Args, kinds: readonly VideoKind[]): VideoKind[] {
  return listOf("kinds", args, kinds);
}

/** @throws ScrapeError E_USAGE */
export function partsOf(args: Args, parts: readonly string[]): string[] {
  return listOf("parts", args, parts);
}

/** @throws ScrapeError E_USAGE */
export function sinceOf(args: Args): string | undefined {
  const since = args.texts.get("since");
  if (since === undefined || toUtcSeconds(since) !== null) return since;
  throw usage(`--since is ${quote(since)}`, "write it as 2024-12-31 or 2024-12-31T18:00:00Z");
}

/** Words of a list with commas, each one of those that there are. */
function listOf<T extends string>(flag: string, args: Args, known: readonly T[]): T[] {
  const text = args.texts.get(flag);
  if (text === undefined) return [];
  const words = text.split(",").map((word) => word.trim());
  return words.map((word) => one(flag, word, known));
}

function choice<T extends string>(flag: string, args: Args, known: readonly T[]): T {
  return one(flag, args.texts.get(flag) ?? "", known);
}

function one<T extends string>(flag: string, word: string, known: readonly T[]): T {
  const found = known.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const near = nearest(word, known);
  throw usage(`--${flag} has ${quote(word)}`, near === undefined ? `use ${known.join(", ")}` : `did you mean ${near}?`);
}

function usage(message: string, hint: string): ScrapeError {
  return new ScrapeError("E_USAGE", message, { hint });
}
