import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { identityOf, migrate } from "../src/store/migrate.ts";
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from "../src/store/schema.ts";
import { refusal, temporaryFolder } from "./store-samples.ts";

const FIRST = "CREATE TABLE films (title TEXT) STRICT; INSERT INTO films VALUES ('one'), ('two');";
const SECOND = "ALTER TABLE films ADD COLUMN year INTEGER; UPDATE films SET year = 1999;";

function emptyDatabase(): Database.Database {
  const db = new Database(join(temporaryFolder(), "a.db"), { timeout: 0 });
  onTestFinished(() => {
    db.close();
  });
  return db;
}

test("the version of this build is the number of its migrations", () => {
  expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION);
});

test("an empty database gets every version at once", () => {
  const db = emptyDatabase();
  migrate(db, "a.db", [FIRST, SECOND]);
  expect(identityOf(db)).toEqual({ applicationId: APPLICATION_ID, version: 2, empty: false });
  expect(db.prepare("SELECT * FROM films").all()).toEqual([
    { title: "one", year: 1999 },
    { title: "two", year: 1999 },
  ]);
});

test("an older version is brought up to date with its data, by the missing steps alone", () => {
  const db = emptyDatabase();
  migrate(db, "a.db", [FIRST]);
  db.exec("INSERT INTO films VALUES ('three')");
  migrate(db, "a.db", ["this step is behind it", SECOND]);
  expect(db.prepare("SELECT title FROM films WHERE year = 1999").pluck().all()).toEqual(["one", "two", "three"]);
  migrate(db, "a.db", ["so is this", "and this"]);
  expect(identityOf(db).version).toBe(2);
});

test("a step that fails takes the steps before it back", () => {
  const db = emptyDatabase();
  migrate(db, "a.db", [FIRST]);
  expect(() => migrate(db, "a.db", [FIRST, SECOND, "CREATE TABLE films (again TEXT)"])).toThrow(/already exists/);
  expect([identityOf(db).version, db.prepare("SELECT * FROM films").all()]).toEqual([
    1,
    [{ title: "one" }, { title: "two" }],
  ]);
});

test("a new database whose first step fails holds nothing, not even our mark", () => {
  const db = emptyDatabase();
  expect(() => migrate(db, "a.db", [`${FIRST} nonsense`])).toThrow(/syntax/);
  expect(identityOf(db)).toEqual({ applicationId: 0, version: 0, empty: true });
});

test("a database that is up to date can be opened while another program writes to it", () => {
  const db = emptyDatabase();
  db.pragma("journal_mode = WAL");
  migrate(db, "a.db", [FIRST]);
  const other = new Database(db.name);
  other.exec("BEGIN IMMEDIATE");
  migrate(db, "a.db", [FIRST]);
  expect(() => migrate(db, "a.db", [FIRST, SECOND])).toThrow(/locked/);
  other.close();
});

test("a version from the future is refused", () => {
  const db = emptyDatabase();
  migrate(db, "a.db", [FIRST, SECOND]);
  expect(refusal(() => migrate(db, "a.db", [FIRST])).code).toBe("E_SCHEMA");
});
