import { accessSync, constants, type Stats, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { quote, ScrapeError } from "../core/error.ts";
import { codeOf } from "./failure.ts";

/** The path of a database that lives in memory and goes when it is closed. */
export const MEMORY = ":memory:";

export const SCRAPE_FIRST = "collect a channel into it first: youtube-scrape scrape CHANNEL --db FILE";

/**
 * Makes sure that a path can be the database's, before anything is opened or made.
 *
 * @returns whether the file is there
 * @throws ScrapeError E_FILE; errors of the file system where a right is missing, see storeFailure
 */
export function checkFile(path: string, { readOnly, create }: { readOnly: boolean; create: boolean }): boolean {
  // better-sqlite3 would cut spaces off the end and make a file of another name.
  if (path.trim() === "" || path.trimEnd() !== path || path.includes("\0")) {
    throw new ScrapeError("E_FILE", `${quote(path)} is no name of a file`, {
      hint: "name the database, such as youtube_videos.db",
    });
  }
  const file = statusOf(path);
  const folder = dirname(resolve(path));
  if (file === undefined) {
    if (!create) throw new ScrapeError("E_FILE", `there is no database ${quote(path)}`, { hint: SCRAPE_FIRST });
    if (statusOf(folder)?.isDirectory() !== true) {
      throw new ScrapeError("E_FILE", `there is no folder ${quote(folder)} to make the database in`, {
        hint: "create the folder first, or name a file in one that exists",
      });
    }
  } else if (file.isDirectory()) {
    throw new ScrapeError("E_FILE", `${quote(path)} is a folder, not a file`, {
      hint: "name a file in it, such as youtube_videos.db",
    });
  } else if (!file.isFile()) {
    throw new ScrapeError("E_FILE", `${quote(path)} is a device or a pipe, not a file`, { hint: "name a file" });
  }
  // SQLite opens what may not be written for reading alone, without a word; better to learn of it now than mid-run.
  if (!readOnly) accessSync(folder, constants.W_OK);
  if (file !== undefined) accessSync(path, readOnly ? constants.R_OK : constants.R_OK | constants.W_OK);
  return file !== undefined;
}

/** What is at a path; undefined where there is nothing, also because a part of the path is no folder. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOTDIR") return undefined;
    if (code !== "ELOOP" && code !== "ENAMETOOLONG") throw error;
    throw new ScrapeError("E_FILE", `${quote(path)} is no name of a file here (${code})`, {
      hint: "name the database, such as youtube_videos.db",
    });
  }
}
