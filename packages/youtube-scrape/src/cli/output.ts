import {
  closeSync,
  existsSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { quote, ScrapeError } from "../core/error.ts";

/** The name that stands for the standard output. */
export const STDOUT = "-";

/**
 * Writes a file aside and then renames it, so that there is never half of one. A link stays a link; a device or a pipe
 * is written to as it is.
 *
 * @returns bytes written
 * @throws ScrapeError E_FILE for a place where no file can be, E_DISK where the system refuses
 */
export function writeOutput(path: string, pieces: Iterable<string>): number {
  checkOutput(path);
  try {
    const present = statusOf(path);
    if (present !== undefined && !present.isFile()) return writeAll(path, "w", pieces);
    const place = present === undefined ? resolve(path) : realpathSync(path);
    const aside = join(dirname(place), `.youtube-scrape.${process.pid}.part`);
    try {
      const bytes = writeAll(aside, "w", pieces);
      renameSync(aside, place);
      return bytes;
    } catch (error) {
      rmSync(aside, { force: true });
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
    throw new ScrapeError("E_DISK", `${quote(path)} can't be written (${error.code})`, {
      hint: "check space and permissions, or choose another place with -o",
    });
  }
}

/**
 * Refuses a place where no file can be, before the work for it is done.
 *
 * @throws ScrapeError E_FILE
 */
export function checkOutput(path: string): void {
  if (path.trim() === "" || path.includes("\0")) {
    throw new ScrapeError("E_FILE", `${quote(path)} is no name of a file`, { hint: "name one after -o" });
  }
  if (statusOf(path)?.isDirectory() === true || /[/\\]$/.test(path)) {
    throw new ScrapeError("E_FILE", `${quote(path)} is a folder, not a file`, { hint: "name a file in it" });
  }
  const folder = dirname(resolve(path));
  if (!existsSync(folder)) {
    throw new ScrapeError("E_FILE", `there is no folder ${quote(dirname(path))}`, { hint: "make it first" });
  }
}

/** Undefined also where nothing can be, since its parent is a file or the name too long. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function writeAll(path: string, flag: string, pieces: Iterable<string>): number {
  const file = openSync(path, flag);
  let bytes = 0;
  try {
    for (const piece of pieces) {
      const data = Buffer.from(piece);
      for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
      bytes += data.length;
    }
  } finally {
    closeSync(file);
  }
  return bytes;
}
