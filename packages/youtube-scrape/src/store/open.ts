import { existsSync, rmSync, statSync } from "node:fs";
import { resolve } from "node:path";
import Database from "better-sqlite3";
import { quote, ScrapeError } from "../core/error.ts";
import { codeOf, isBusy, storeFailure } from "./failure.ts";
import { checkOwner, migrate } from "./migrate.ts";
import { checkFile, MEMORY, SCRAPE_FIRST } from "./path.ts";
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

const WAIT = 5000;

// 8 MB of pages: half of what this build of SQLite takes on its own, as the whole process is to stay under 150 MB.
const CACHE_KIB = 8000;

// A log that grew during a long reading is cut back to this at the next checkpoint.
const LOG_BYTES = 16 * 1024 * 1024;

// Pages of the log between checkpoints, 128 MB: the rows of a batch lie all over the tables and indexes, so the same pages
// are written again and again, and copying them back every 4 MB takes longer than everything else.
const CHECKPOINT_PAGES = 32_000;

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
  const { readOnly = false, timeout = WAIT } = options;
  const create = !readOnly && (options.create ?? true);
  if (path === MEMORY) return openMemory(readOnly);
  try {
    const exists = checkFile(path, { readOnly, create });
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
        { hint: "where it can be written, `youtube-scrape status --db FILE` brings it up to date" },
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
  // The end of the last connection that may write empties a log that is there; it is not to do so to another program's.
  if (existsSync(`${path}-wal`)) checkUntouched(path, timeout);
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

/**
 * Looks at a database through a connection that can't change it.
 *
 * @throws ScrapeError E_DATABASE for one of another program, E_SCHEMA for a newer version
 */
export function checkUntouched(path: string, timeout: number = WAIT): void {
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
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
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
