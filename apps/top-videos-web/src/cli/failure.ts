import { resolve } from "node:path";
import { quote, visible } from "@side-projects/command";
import { ScrapeError } from "@side-projects/youtube-scrape";
import { ViewerError } from "../core/error.ts";

/** What the command ends with, by meaning; the same numbers as those of youtube-scrape. */
export const EXIT = { done: 0, system: 1, usage: 2, bug: 70, interrupted: 130, terminated: 143 } as const;

/** An error as one line for the standard error, and the exit code that goes with it. */
export interface Failure {
  readonly line: string;
  readonly code: number;
}

/**
 * @param stack adds where a mistake of our own happened
 * @param context what was being done, where that is not the whole command
 */
export function failureOf(error: unknown, stack: boolean, context?: string): Failure {
  const during = context === undefined ? "" : ` (${context})`;
  if (error instanceof ViewerError || error instanceof ScrapeError) {
    const { code, message, hint } = error;
    const line = visible(`top-videos-web: ${code}: ${message}${hint === undefined ? "" : `; ${hint}`}${during}`);
    return { line, code: code === "E_DISK" ? EXIT.system : EXIT.usage };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = visible(`top-videos-web: E_BUG: ${message}; please report this, with --verbose${during}`);
  const where = stack && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : "";
  return { line: `${line}${where}`, code: EXIT.bug };
}

/**
 * An error of working with a database as the user is told of it: damage that only reading has shown is not ours, the
 * database goes by the name that was typed, and commands in hints have it, so that they can be followed as they stand.
 */
export function withDatabase(error: unknown, path: string): unknown {
  const sqlite = error instanceof Error && "code" in error ? String(error.code) : "";
  if (sqlite.startsWith("SQLITE_BUSY")) {
    return new ViewerError("E_BUSY", `${quote(path)} is in use by another program`, "it is asked again next time");
  }
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(sqlite)) {
    const hint = "restore it from a copy, or recover it with `sqlite3 FILE .recover`";
    return new ViewerError("E_DATABASE", `${quote(path)} is a damaged database (${sqlite})`, hint);
  }
  if (!(error instanceof ViewerError)) return error;
  // Whole paths are cut when they are quoted, and what is cut off is the file.
  const whole = resolve(path);
  const message = error.message.replaceAll(quote(whole), quote(path)).replaceAll(JSON.stringify(whole), quote(path));
  const hint = PLAIN_WORD.test(path) ? error.hint?.replaceAll("--db FILE", `--db ${path}`) : error.hint;
  return new ViewerError(error.code, message, hint);
}

/** What a shell takes as one word without quotes, and a command not as an option. */
const PLAIN_WORD = /^[\w@%+=:,./][\w@%+=:,./-]*$/;

/**
 * From now on what nobody caught ends the process with one line and the exit code of a mistake of ours.
 *
 * @param stack whether to tell where it happened
 */
export function catchRest(stack: boolean): void {
  const end = (error: unknown): void => {
    process.stderr.write(`${failureOf(error, stack).line}\n`, () => process.exit(EXIT.bug));
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
  // Who reads our output may go away; the page is served all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
