import {
  closeSync,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { quote, ScrapeError } from "../core/error.ts";

/** The name that stands for the standard output. */
export const STDOUT = "-";

/** Where a result goes, and the database that it is made from. */
export interface Output {
  readonly path: string;
  readonly database: string;
}

/** What SQLite files begin with, the database and its log (sqlite.org/fileformat.html, 1.3 and 4.1). */
const DATABASE_MAGIC = "SQLite format 3\0";
const LOG_MAGIC: readonly number[] = [0x377f0682, 0x377f0683];

/** What lies beside a database and is part of it. */
const NEIGHBOURS = ["-wal", "-shm", "-journal", ".lock"];

/**
 * Writes a file aside and then renames it, so that there is never half of one. A link stays a link; a device or a pipe
 * is written to as it is.
 *
 * @returns bytes written
 * @throws ScrapeError E_FILE for a place where no file can be, E_DISK where the system refuses
 */
export function writeOutput(output: Output, pieces: Iterable<string>): number {
  const { path } = output;
  checkOutput(output);
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
 * Refuses a place where no file can be, and one where a database or a part of one is, before the work for it is done.
 *
 * @throws ScrapeError E_FILE
 */
export function checkOutput({ path, database }: Output): void {
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
  if (isDatabase(path) || isNeighbour(path, database)) {
    throw new ScrapeError("E_FILE", `${quote(path)} is a database or a part of one, nothing was written`, {
      hint: "name another file after -o",
    });
  }
}

/** @throws ScrapeError E_FILE where the file can't be looked into */
function isDatabase(path: string): boolean {
  if (statusOf(path)?.isFile() !== true) return false;
  const start = Buffer.alloc(DATABASE_MAGIC.length);
  try {
    const file = openSync(path, "r");
    try {
      readSync(file, start, 0, start.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    throw new ScrapeError("E_FILE", `${quote(path)} can't be read, so it may be a database; nothing was written`, {
      hint: "name another file after -o",
    });
  }
  return start.toString("latin1") === DATABASE_MAGIC || LOG_MAGIC.includes(start.readUInt32BE());
}

/** By name and by what the name stands for: neighbours come and go, and may have links to them. */
function isNeighbour(path: string, database: string): boolean {
  const place = placeOf(path).toLowerCase();
  const there = statusOf(path);
  return NEIGHBOURS.map((suffix) => `${placeOf(database)}${suffix}`).some((neighbour) => {
    if (neighbour.toLowerCase() === place) return true;
    const status = statusOf(neighbour);
    return status !== undefined && status.ino === there?.ino && status.dev === there.dev;
  });
}

/** The path without links, also where its file is still to be made. */
function placeOf(path: string): string {
  const absolute = resolve(path);
  if (existsSync(absolute)) return realpathSync(absolute);
  const folder = dirname(absolute);
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(absolute));
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
