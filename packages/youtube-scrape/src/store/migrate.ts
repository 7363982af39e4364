import type { Database } from "better-sqlite3";
import { quote, ScrapeError } from "../core/error.ts";
import { APPLICATION_ID, MIGRATIONS } from "./schema.ts";

/** What the head of a database says about whose it is. */
export interface Identity {
  readonly applicationId: number;
  readonly version: number;
  /** True where it holds no table or anything else. */
  readonly empty: boolean;
}

// One statement: between two, another process may make the database ours.
const IDENTITY = `SELECT application_id AS applicationId, user_version AS version,
  (SELECT count(*) FROM sqlite_schema) = 0 AS empty FROM pragma_application_id, pragma_user_version`;

export function identityOf(db: Database): Identity {
  const found = db.prepare<[], { applicationId: number; version: number; empty: number }>(IDENTITY).get();
  if (found === undefined) throw new TypeError("two pragmas have one row");
  return { ...found, empty: found.empty === 1 };
}

/**
 * Makes sure that a database is ours, or holds nothing yet, and is of a version this build can work with.
 *
 * @returns how it is; its version is 0 where it holds nothing yet
 * @throws ScrapeError E_DATABASE for a database of another program, E_SCHEMA for a newer version
 */
export function checkOwner(db: Database, path: string, newest: number): Identity {
  const found = identityOf(db);
  if (found.applicationId === APPLICATION_ID) {
    if (found.version <= newest) return found;
    throw new ScrapeError(
      "E_SCHEMA",
      `${quote(path)} has schema version ${found.version}; this build knows up to ${newest}`,
      { hint: "update youtube-scrape, or name another file" },
    );
  }
  if (found.empty && found.applicationId === 0 && found.version === 0) return found;
  throw new ScrapeError("E_DATABASE", `${quote(path)} is a database of another program`, {
    hint: "name another file; this one has not been touched",
  });
}

/**
 * Brings a database from the version it has to the newest one, in one transaction: all of it or nothing. Of several
 * processes that do so at once the first does the work and the others find it done.
 *
 * @param migrations the statements that lead from version N to N + 1, by N. @default those of this build
 * @throws ScrapeError E_DATABASE, E_SCHEMA, see checkOwner
 * @throws SqliteError when a statement fails
 */
export function migrate(db: Database, path: string, migrations: readonly string[] = MIGRATIONS): void {
  if (checkOwner(db, path, migrations.length).version === migrations.length) return;
  const steps = db.transaction(() => {
    const { version } = checkOwner(db, path, migrations.length);
    if (version === migrations.length) return;
    for (const statements of migrations.slice(version)) db.exec(statements);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${migrations.length}`);
  });
  steps.immediate();
}
