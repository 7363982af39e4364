import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, expect, test, vi } from "vitest";

// A build one version ahead of this one, so that what the newest step does is known here. The other files share the
// modules of this worker: these are loaded for this file, and forgotten after it.
vi.resetModules();
vi.doMock("../src/store/schema.ts", async (original) => {
  const real = await original<typeof import("../src/store/schema.ts")>();
  const next = "CREATE TABLE added (note TEXT) STRICT; INSERT INTO added VALUES ('next');";
  return { ...real, SCHEMA_VERSION: real.SCHEMA_VERSION + 1, MIGRATIONS: [...real.MIGRATIONS, next] };
});
const { parseArgs } = await import("../src/cli/args.ts");
const { reading, writing } = await import("../src/cli/stores.ts");
const { lockStore } = await import("../src/store/lock.ts");
const { migrate } = await import("../src/store/migrate.ts");
const { openStore } = await import("../src/store/open.ts");
const { MIGRATIONS } = await import("../src/store/schema.ts");
const { column, refusal, temporaryFolder } = await import("./store-samples.ts");

afterAll(() => {
  vi.doUnmock("../src/store/schema.ts");
  vi.resetModules();
});

const NOTES = "SELECT note FROM added";

/** A database of the version before. */
function olderDatabase(): string {
  const path = join(temporaryFolder(), "a.db");
  const db = new Database(path);
  migrate(db, path, MIGRATIONS.slice(0, -1));
  db.close();
  return path;
}

test("the library refuses to read an older version, and says which command brings it up to date", () => {
  const path = olderDatabase();
  const error = refusal(() => openStore(path, { readOnly: true }));
  expect([error.code, error.hint]).toEqual(["E_SCHEMA", expect.stringContaining("`youtube-scrape status --db FILE`")]);
});

test("a command that reads brings an older version up to date and reads it", async () => {
  const path = olderDatabase();
  const args = parseArgs(["status", "--db", path]);
  const notes = await reading({ args }, (store) => Promise.resolve([store.readOnly, column(store, NOTES)]));
  expect(notes).toEqual([true, ["next"]]);
});

test("a command that writes to what is there does so too", async () => {
  const path = olderDatabase();
  const args = parseArgs(["refresh", "--db", path]);
  expect(await writing({ args }, false, (store) => Promise.resolve(column(store, NOTES)))).toEqual(["next"]);
});

test("nothing is brought up to date while another program writes", async () => {
  const path = olderDatabase();
  const lock = lockStore(path);
  const args = parseArgs(["status", "--db", path]);
  await expect(reading({ args }, () => Promise.resolve())).rejects.toMatchObject({ code: "E_BUSY" });
  lock.release();
});

test("a newer version is refused for what it is, also while another program writes", async () => {
  const path = olderDatabase();
  const db = new Database(path);
  db.pragma("user_version = 99");
  db.close();
  const lock = lockStore(path);
  const args = parseArgs(["export", "csv", "--db", path]);
  await expect(reading({ args }, () => Promise.resolve())).rejects.toMatchObject({ code: "E_SCHEMA" });
  lock.release();
});
