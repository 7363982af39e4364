import { realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { quote, ScrapeError } from "../core/error.ts";
import { codeOf, isBusy, storeFailure } from "./failure.ts";
import { checkFile, MEMORY } from "./path.ts";

/** The right to be the one writer of a database. */
export interface StoreLock {
  /** Gives the right back; once is enough, more does no harm. */
  release(): void;
}

const ATTEMPTS = 100;

/** Kept until released: a connection that nobody holds any more is closed when memory is collected, and its lock ends. */
const held = new Set<Database.Database>();

/**
 * Makes the caller the only writer of a database over all processes, without waiting. The right is an exclusive
 * transaction in an empty SQLite file beside the database, named `<path>.lock`: the system ends it with the process,
 * however that ends, so that no lock is ever left behind. Readers of the database do not notice it.
 *
 * @throws ScrapeError E_BUSY where another process writes, E_DISK where the file beside can't be made, E_FILE for a
 *   path that can't be a database, see openStore, and where something else is in the place of the file beside
 */
export function lockStore(path: string): StoreLock {
  if (path === MEMORY) return { release: () => undefined };
  const file = `${realPath(path)}.lock`;
  try {
    checkFile(path, { readOnly: false, create: true });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const db = tryLock(file);
      if (db === undefined) continue;
      held.add(db);
      return { release: () => release(db, file) };
    }
  } catch (error) {
    if (isBusy(error)) throw busy(path);
    if (codeOf(error) === "SQLITE_NOTADB" || statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
      throw new ScrapeError("E_FILE", `${quote(file)} is in the way, the lock of the database goes there`, {
        hint: "move it elsewhere",
      });
    }
    throw storeFailure(error, file);
  }
  throw busy(path);
}

/** @returns undefined where another process removed the file meanwhile, so that the lock would hold nobody back */
function tryLock(file: string): Database.Database | undefined {
  // Only SQLite may open the file: closing it through any other descriptor would end a lock of this process (fcntl).
  const before = identityOf(file);
  const db = new Database(file, { timeout: 0 });
  try {
    // The same file before and after being opened is the file that was opened, and an open one keeps its identity.
    if (before !== undefined && identityOf(file) === before) {
      // A journal on the disk would be one more file, and there is nothing to take back.
      db.pragma("journal_mode = MEMORY");
      db.exec("BEGIN EXCLUSIVE");
      if (identityOf(file) === before) return db;
    }
  } catch (error) {
    db.close();
    throw error;
  }
  db.close();
  return undefined;
}

function release(db: Database.Database, file: string): void {
  if (!held.delete(db)) return;
  // Removed while held, so that nobody can hold it in between; Windows removes nothing that is open.
  if (process.platform !== "win32") rmSync(file, { force: true });
  db.close();
  if (process.platform === "win32") removeUnlessOpen(file);
}

function removeUnlessOpen(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Another process has it open by now and will remove it.
  }
}

function identityOf(file: string): string | undefined {
  const status = statSync(file, { bigint: true, throwIfNoEntry: false });
  return status && `${status.dev} ${status.ino} ${status.birthtimeNs}`;
}

/** The path without links, so that two names of a database share the lock. */
function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    return inRealFolder(absolute);
  }
}

function inRealFolder(absolute: string): string {
  try {
    return join(realpathSync(dirname(absolute)), basename(absolute));
  } catch {
    return absolute;
  }
}

function busy(path: string): ScrapeError {
  return new ScrapeError("E_BUSY", `another youtube-scrape is writing to ${quote(path)}`, {
    hint: "wait until it has finished, or end it, and run this again; or write to another file with --db",
  });
}
