import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { storeFailure } from "../src/store/failure.ts";
import { openStore } from "../src/store/open.ts";
import { SCHEMA_VERSION } from "../src/store/schema.ts";
import { inOtherProcess, otherProcess } from "./store-process.ts";
import { column, freshStore, insertVideo, refusal, temporaryFolder } from "./store-samples.ts";

function plainDatabase(path: string): Database.Database {
  const db = new Database(path);
  onTestFinished(() => {
    db.close();
  });
  return db;
}

describe("what opens", () => {
  test("a new file is a complete database in write-ahead mode, and alone in its folder once closed", () => {
    const folder = temporaryFolder();
    const store = openStore(join(folder, "a.db"));
    const pragmas = ["journal_mode", "synchronous", "foreign_keys", "trusted_schema", "temp_store", "user_version"];
    expect(pragmas.map((name) => store.db.pragma(name, { simple: true }))).toEqual(["wal", 1, 1, 0, 2, SCHEMA_VERSION]);
    expect(column(store, "PRAGMA integrity_check")).toEqual(["ok"]);
    store.close();
    expect(readdirSync(folder)).toEqual(["a.db"]);
  });

  test("an empty file, as a killed program leaves it, becomes a database", () => {
    const path = join(temporaryFolder(), "a.db");
    writeFileSync(path, "");
    expect(column(freshStore(path), "SELECT count(*) FROM videos")).toEqual([0]);
  });

  test("names that look like addresses or options are names of files", () => {
    const folder = temporaryFolder();
    const names = ["file:x.db?mode=ro&vfs=none", "file:x.db", "100%.db", "a b.db", "-.db", "Ä#?.db"];
    for (const name of names) openStore(join(folder, name)).close();
    const before = process.cwd();
    process.chdir(folder);
    onTestFinished(() => process.chdir(before));
    for (const name of [...names, " b.db"]) openStore(name).close();
    expect(readdirSync(folder).sort()).toEqual([...names, " b.db"].sort());
  });

  test("what one store wrote another one reads, and reading can't write", () => {
    const path = join(temporaryFolder(), "a.db");
    insertVideo(freshStore(path), { video_id: "v1", title: "one" });
    const reader = openStore(path, { readOnly: true });
    onTestFinished(() => reader.close());
    expect([reader.readOnly, column(reader, "SELECT title FROM videos")]).toEqual([true, ["one"]]);
    expect(() => reader.db.exec("DELETE FROM videos")).toThrow(/readonly/);
  });

  test("two processes that make the same files at once both get them", async () => {
    const folder = temporaryFolder();
    const others = await Promise.all([0, 1].map(() => otherProcess("open many", join(folder, "new"))));
    expect(await Promise.all(others.map((other) => other.act()))).toEqual(["opened all", "opened all"]);
    const versions = [...Array(40).keys()].map((i) => {
      const store = openStore(join(folder, `new${i}.db`), { create: false });
      const version = store.db.pragma("user_version", { simple: true });
      store.close();
      return version;
    });
    expect(new Set(versions)).toEqual(new Set([SCHEMA_VERSION]));
  });
});

describe("what is refused, with its code and without a trace on the disk", () => {
  const folderWith = (): { folder: string; names: () => string[] } => {
    const folder = temporaryFolder();
    return { folder, names: () => readdirSync(folder).sort() };
  };

  test("paths that can't be a file", () => {
    const { folder, names } = folderWith();
    const cases: readonly [path: string, message: RegExp][] = [
      ["", /"" is no name of a file/],
      ["  ", /no name of a file/],
      ["a\0b", /"a\\u0000b" is no name|"a\\\\u0000b" is no name/],
      [`${folder}/a.db `, /no name of a file/],
      [folder, /is a folder, not a file/],
      [join(folder, "no", "a.db"), /there is no folder ".*no" to make/],
      [join(folder, "x".repeat(300)), /ENAMETOOLONG/],
      ["/dev/null", /is a device or a pipe/],
    ];
    for (const [path, message] of cases) {
      const error = refusal(() => openStore(path));
      expect([error.code, error.message]).toEqual(["E_FILE", expect.stringMatching(message)]);
    }
    expect(names()).toEqual([]);
  });

  test("a file in the place of the folder, and links that lead in a circle", () => {
    const { folder } = folderWith();
    writeFileSync(join(folder, "file"), "x");
    symlinkSync(join(folder, "circle"), join(folder, "circle"));
    expect(refusal(() => openStore(join(folder, "file", "a.db"))).code).toBe("E_FILE");
    expect(refusal(() => openStore(join(folder, "circle"))).code).toBe("E_FILE");
  });

  test("a missing file where none is to be made", () => {
    const { folder, names } = folderWith();
    for (const options of [{ create: false }, { readOnly: true }, { readOnly: true, create: true }]) {
      const error = refusal(() => openStore(join(folder, "a.db"), options));
      expect([error.code, error.hint]).toEqual(["E_FILE", expect.stringContaining("youtube-scrape scrape")]);
    }
    expect(refusal(() => openStore(":memory:", { readOnly: true })).code).toBe("E_FILE");
    expect(names()).toEqual([]);
  });

  test.each([false, true])("a file that is not SQLite stays as it is (read only: %s)", (readOnly) => {
    const { folder, names } = folderWith();
    for (const text of ["hello", "x".repeat(9000), "SQLite format 3\0 but nothing else"]) {
      const path = join(folder, "notes.txt");
      writeFileSync(path, text);
      const error = refusal(() => openStore(path, { readOnly }));
      expect([error.code, readFileSync(path, "latin1"), names()]).toEqual(["E_DATABASE", text, ["notes.txt"]]);
    }
  });

  test("a database of another program stays as it is, to the byte", () => {
    const { folder, names } = folderWith();
    const path = join(folder, "theirs.db");
    const theirs = plainDatabase(path);
    theirs.exec("CREATE TABLE albums (id INTEGER PRIMARY KEY); INSERT INTO albums VALUES (1), (2)");
    theirs.close();
    const before = readFileSync(path);
    const error = refusal(() => openStore(path));
    expect([error.code, error.message]).toEqual(["E_DATABASE", expect.stringContaining("of another program")]);
    expect([readFileSync(path).equals(before), names()]).toEqual([true, ["theirs.db"]]);
  });

  test.each(["with its log, as after a crash", "closed well"])(
    "a write-ahead database of another program stays as it is, %s",
    (state) => {
      const { folder, names } = folderWith();
      const path = join(folder, "theirs.db");
      const theirs = plainDatabase(path);
      theirs.exec("PRAGMA journal_mode = WAL; CREATE TABLE albums (id INTEGER PRIMARY KEY)");
      const files = state === "closed well" ? ["theirs.db"] : ["theirs.db", "theirs.db-wal"];
      if (state === "closed well") theirs.close();
      const before = files.map((name) => readFileSync(join(folder, name)));
      theirs.close();
      for (const [i, name] of files.entries()) writeFileSync(join(folder, name), before[i] ?? "");
      expect(refusal(() => openStore(path)).code).toBe("E_DATABASE");
      expect(files.map((name, i) => before[i]?.equals(readFileSync(join(folder, name))))).toEqual(
        files.map(() => true),
      );
      expect(names().filter((name) => !name.endsWith("-shm"))).toEqual(files);
    },
  );

  test("an empty database that another program has marked", () => {
    const path = join(temporaryFolder(), "theirs.db");
    plainDatabase(path).pragma("application_id = 7");
    expect(refusal(() => openStore(path)).code).toBe("E_DATABASE");
  });

  test.each([false, true])("a newer schema, naming both versions (read only: %s)", (readOnly) => {
    const path = join(temporaryFolder(), "a.db");
    openStore(path).close();
    plainDatabase(path).pragma(`user_version = ${SCHEMA_VERSION + 6}`);
    const error = refusal(() => openStore(path, { readOnly }));
    expect([error.code, error.message, error.hint]).toEqual([
      "E_SCHEMA",
      expect.stringContaining(`schema version ${SCHEMA_VERSION + 6}; this build knows up to ${SCHEMA_VERSION}`),
      expect.stringContaining("update"),
    ]);
  });

  test("reading an empty file or one of an older version", () => {
    const { folder } = folderWith();
    const path = join(folder, "a.db");
    writeFileSync(path, "");
    expect(refusal(() => openStore(path, { readOnly: true })).code).toBe("E_DATABASE");
    openStore(path).close();
    plainDatabase(path).pragma("user_version = 0");
    expect(refusal(() => openStore(path, { readOnly: true })).message).toMatch(/nothing yet/);
  });

  test("a database that was cut off", () => {
    const path = join(temporaryFolder(), "a.db");
    openStore(path).close();
    truncateSync(path, 8192);
    for (const readOnly of [false, true]) {
      expect(refusal(() => openStore(path, { readOnly })).code).toBe("E_DATABASE");
    }
  });

  test("a database that another program holds", () => {
    const path = join(temporaryFolder(), "a.db");
    plainDatabase(path).exec("BEGIN EXCLUSIVE");
    const error = refusal(() => openStore(path, { timeout: 0 }));
    expect([error.code, error.message]).toEqual(["E_BUSY", expect.stringContaining("in use by another program")]);
  });

  test("a file and a folder without the right to write; reading goes on", async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    const path = join(folder, "a.db");
    openStore(path).close();
    chmodSync(path, 0o444);
    expect((await inOtherProcess("open without rights", path)).report).toMatch(/^E_DISK .* can't be opened \(EACCES\)/);
    const inNew = join(folder, "new.db");
    expect((await inOtherProcess("open without rights", inNew)).report).toMatch(/^E_DISK .* \(EACCES\)/);
    chmodSync(path, 0o400);
    if (process.getuid?.() === 0) {
      expect((await inOtherProcess("open for reading without rights", path)).report).toMatch(/^E_DISK .* \(EACCES\)/);
    }
    expect(readdirSync(folder)).toEqual(["a.db"]);
  });
});

describe("failures while working", () => {
  test("a full disk is told as one, and what was stored is kept", () => {
    const path = join(temporaryFolder(), "a.db");
    const store = freshStore(path);
    insertVideo(store, { video_id: "kept" });
    store.db.pragma(`max_page_count = ${store.db.pragma("page_count", { simple: true })}`);
    const fill = store.db.transaction(() => {
      for (let i = 0; i < 50; i++) insertVideo(store, { video_id: `v${i}`, description: "x".repeat(10_000) });
    });
    const error = refusal(() => {
      try {
        fill();
      } catch (failure) {
        throw storeFailure(failure, path);
      }
    });
    expect([error.code, error.message]).toEqual(["E_DISK", expect.stringMatching(/disk is full \(SQLITE_FULL\)/)]);
    expect(column(store, "SELECT video_id FROM videos")).toEqual(["kept"]);
  });

  test("a second process that writes is told as busy, and its end frees the database", async () => {
    const path = join(temporaryFolder(), "a.db");
    const store = freshStore(path);
    const other = await inOtherProcess("write", path);
    expect(other.report).toBe("writing");
    store.db.pragma("busy_timeout = 0");
    const write = () => {
      try {
        insertVideo(store, { video_id: "v1" });
      } catch (failure) {
        throw storeFailure(failure, path);
      }
    };
    expect(refusal(write).code).toBe("E_BUSY");
    await other.kill();
    write();
    expect(column(store, "SELECT video_id FROM videos")).toEqual(["v1"]);
  });

  test("writing to what was opened for reading is told as read-only", () => {
    const path = join(temporaryFolder(), "a.db");
    openStore(path).close();
    const db = new Database(path, { readonly: true });
    onTestFinished(() => {
      db.close();
    });
    const error = refusal(() => {
      try {
        db.exec("DELETE FROM videos");
      } catch (failure) {
        throw storeFailure(failure, path);
      }
    });
    expect([error.code, error.message]).toEqual([
      "E_DISK",
      expect.stringMatching(/can't be written \(SQLITE_READONLY/),
    ]);
  });

  test("a damaged page is told as damage", () => {
    const path = join(temporaryFolder(), "a.db");
    const store = openStore(path);
    for (let i = 0; i < 200; i++) insertVideo(store, { video_id: `v${i}`, description: "x".repeat(500) });
    store.close();
    const bytes = readFileSync(path);
    const page = plainDatabase(path)
      .prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'videos'")
      .pluck()
      .get();
    const start = ((page ?? 0) - 1) * 4096;
    bytes.fill(0x5a, start, start + 4096);
    writeFileSync(path, bytes);
    const damaged = freshStore(path);
    const error = refusal(() => {
      try {
        column(damaged, "SELECT title FROM videos");
      } catch (failure) {
        throw storeFailure(failure, path);
      }
    });
    expect([error.code, error.hint]).toEqual(["E_DATABASE", expect.stringContaining("recover")]);
  });

  test("what is not a failure of the disk or the database stays what it was", () => {
    const mistake = new TypeError("a mistake");
    expect(() => storeFailure(mistake, "a.db")).toThrow(mistake);
    const store = freshStore();
    expect(() => {
      try {
        column(store, "SELECT 1 FROM nowhere");
      } catch (failure) {
        storeFailure(failure, "a.db");
      }
    }).toThrow(/no such table/);
  });
});

test("a folder that is no longer there when it is named by a link", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "gone"));
  symlinkSync(join(folder, "missing", "a.db"), join(folder, "link.db"));
  expect(refusal(() => openStore(join(folder, "link.db"))).code).toBe("E_DISK");
  expect(readdirSync(folder).sort()).toEqual(["gone", "link.db"]);
});
