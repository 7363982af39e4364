import { accessSync, constants, existsSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { quote, ScrapeError } from "../core/error.ts";
import { codeOf, isBusy, storeFailure } from "./failure.ts";
import { checkOwner, migrate } from "./migrate.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import type { Store } from "./store.ts";

export interface OpenOptions {
  /** Opens what is there for reading; nothing can be written through it. @default false */
  readOnly?: boolean;
  /** Makes the file where there is none. @default true, false when opened for reading */
  create?: boolean;
  /** Milliseconds to wait for another program that holds the database. @default 5000 */
  timeout?: number;
}

/** The path of a database that lives in memory and goes when it is closed. */
export const MEMORY = ":memory:";

// 8 MB of pages: half of what this build of SQLite takes on its own, as the whole process is to stay under 150 MB.
const CACHE_KIB = 8000;

// A log that grew during a long reading is cut back to this at the next checkpoint.
const LOG_BYTES = 16 * 1024 * 1024;

const JOURNAL_ATTEMPTS = 20;

/**
 * Opens the database of videos at a path, making it or bringing it to the newest version where needed. The path is
 * always the name of a file, also where it looks like an address such as `file:x?mode=ro`; `:memory:` alone is special.
 *
 * @throws ScrapeError E_FILE for a path that can't be a database: empty, a folder, in a folder that is not there, or of
 *   no file where none is to be made; E_DATABASE for a file that is not SQLite, is damaged or of another program;
 *   E_SCHEMA for another version; E_BUSY while another program holds it; E_DISK for permissions and full disks
 */
export function openStore(path: string, options: OpenOptions = {}): Store {
  const { readOnly = false, timeout = 5000 } = options;
  const create = !readOnly && (options.create ?? true);
  if (path === MEMORY) return openMemory(readOnly);
  try {
    const exists = checkFile(path, readOnly, create);
    return readOnly ? openForReading(path, timeout) : openForWriting(path, timeout, exists);
  } catch (error) {
    throw storeFailure(error, path);
  }
}

function openMemory(readOnly: boolean): Store {
  if (readOnly) {
    throw new ScrapeError("E_FILE", "a database in memory is empty, there is nothing to read", {
      hint: "name the file that a scrape has made",
    });
  }
  const db = new Database(MEMORY);
  setUp(db);
  migrate(db, MEMORY);
  return storeOf(db, MEMORY, false);
}

function openForReading(path: string, timeout: number): Store {
  const db = new Database(resolve(path), { readonly: true, timeout });
  try {
    const found = checkOwner(db, path, SCHEMA_VERSION);
    if (found.version === 0) {
      throw new ScrapeError("E_DATABASE", `${quote(path)} holds nothing yet`, { hint: SCRAPE_FIRST });
    }
    if (found.version < SCHEMA_VERSION) {
      throw new ScrapeError(
        "E_SCHEMA",
        `${quote(path)} has schema version ${found.version}; this build reads ${SCHEMA_VERSION}`,
        { hint: "run `youtube-scrape refresh` on it once, which brings it up to date" },
      );
    }
    setUp(db);
    db.pragma("query_only = ON");
  } catch (error) {
    db.close();
    throw error;
  }
  return storeOf(db, path, true);
}

function openForWriting(path: string, timeout: number, exists: boolean): Store {
  if (exists) checkUntouched(path, timeout);
  let db: Database.Database | undefined;
  try {
    db = new Database(resolve(path), { timeout });
    setUp(db);
    // Before the log is switched on: a failure then leaves an empty file, which is known to be nobody's.
    migrate(db, path);
    switchToLog(db);
  } catch (error) {
    db?.close();
    if (!exists && existsSync(path) && statSync(path).size === 0) rmSync(path);
    throw error;
  }
  return storeOf(db, path, false);
}

/** Looks at a file through a connection that can't change it, so that one of another program stays as it is. */
function checkUntouched(path: string, timeout: number): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(resolve(path), { readonly: true, timeout });
    checkOwner(db, path, SCHEMA_VERSION);
  } catch (error) {
    // What a killed program left half done can be read only after it was put right, which takes a writer.
    if (!/^SQLITE_(READONLY|CANTOPEN)/.test(codeOf(error) ?? "")) throw error;
  } finally {
    db?.close();
  }
}

function setUp(db: Database.Database): void {
  db.pragma("synchronous = NORMAL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma("temp_store = MEMORY");
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma(`journal_size_limit = ${LOG_BYTES}`);
}

/** Switches to the write-ahead log, in which readers and the writer don't wait for each other. */
function switchToLog(db: Database.Database): void {
  for (let attempt = 1; ; attempt++) {
    try {
      db.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      // SQLite does not wait here for a second process that is opening the same new file; a transaction does.
      if (!isBusy(error) || attempt === JOURNAL_ATTEMPTS) throw error;
      db.transaction(() => undefined).exclusive();
    }
  }
}

function storeOf(db: Database.Database, path: string, readOnly: boolean): Store {
  return { db, path, readOnly, close: () => db.close() };
}

const SCRAPE_FIRST = "collect a channel into it first: youtube-scrape scrape CHANNEL --db FILE";

/** @returns whether the file is there */
function checkFile(path: string, readOnly: boolean, create: boolean): boolean {
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
