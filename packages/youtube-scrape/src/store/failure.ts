import Database from "better-sqlite3";
import { quote, ScrapeError, type ScrapeErrorCode } from "../core/error.ts";

interface Meaning {
  readonly code: ScrapeErrorCode;
  readonly says: string;
  readonly hint: string;
}

const ANOTHER_USES: Meaning = {
  code: "E_BUSY",
  says: "is in use by another program",
  hint: "wait until it has finished, or end it, and run this again",
};
const READ_ONLY: Meaning = {
  code: "E_DISK",
  says: "can't be written",
  hint: "check the permissions of the file and its folder and that the disk is not read-only",
};
const FULL: Meaning = {
  code: "E_DISK",
  says: "can't grow, the disk is full",
  hint: "free some space and run this again; what was stored is kept",
};
const NO_ACCESS: Meaning = {
  code: "E_DISK",
  says: "can't be opened",
  hint: "check the permissions of the file and its folder; to read it from a read-only disk, copy it to another one",
};
const DISK_TROUBLE: Meaning = {
  code: "E_DISK",
  says: "met an error of the disk",
  hint: "check the disk for free space and errors; what was stored is kept",
};

/** By the primary result code of SQLite, see sqlite.org/rescode.html. */
const SQLITE: Readonly<Record<string, Meaning>> = {
  BUSY: ANOTHER_USES,
  LOCKED: ANOTHER_USES,
  FULL,
  READONLY: READ_ONLY,
  IOERR: DISK_TROUBLE,
  CANTOPEN: NO_ACCESS,
  PERM: NO_ACCESS,
  NOTADB: {
    code: "E_DATABASE",
    says: "is not an SQLite database",
    hint: "name another file; this one has not been touched",
  },
  CORRUPT: {
    code: "E_DATABASE",
    says: "is a damaged database",
    hint: "restore it from a copy, or recover it with `sqlite3 FILE .recover`, or start a new file",
  },
};

/** By the code of an error of Node's `fs`. */
const FILES: Readonly<Record<string, Meaning>> = {
  EACCES: NO_ACCESS,
  EPERM: NO_ACCESS,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EIO: DISK_TROUBLE,
};

/**
 * What a failure of SQLite or of the file system means for the user. A ScrapeError is handed back as it is.
 *
 * @throws the error itself where it is neither: a mistake in the program stays visible as one
 */
export function storeFailure(error: unknown, path: string): ScrapeError {
  if (error instanceof ScrapeError) return error;
  const code = codeOf(error);
  const meaning = code === undefined ? undefined : (SQLITE[primaryCode(code)] ?? FILES[code]);
  if (code === undefined || meaning === undefined) throw error;
  return new ScrapeError(meaning.code, `${quote(path)} ${meaning.says} (${code})`, { hint: meaning.hint });
}

/** True for an error by which SQLite says that another connection holds what is asked for. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && primaryCode(code) === "BUSY";
}

/** The code of an error of SQLite or of Node's `fs`, such as `SQLITE_BUSY_SNAPSHOT` or `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) return error.code;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

function primaryCode(code: string): string {
  return code.split("_")[1] ?? "";
}
