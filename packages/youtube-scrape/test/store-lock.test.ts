import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockStore, type StoreLock } from "../src/store/lock.ts";
import { openStore } from "../src/store/open.ts";
import { inOtherProcess, otherProcess } from "./store-process.ts";
import { column, freshStore, insertVideo, refusal, temporaryFolder } from "./store-samples.ts";

function heldLock(path: string): StoreLock {
  const lock = lockStore(path);
  onTestFinished(() => lock.release());
  return lock;
}

test("there is one writer at a time, and the next one when it is done; nothing stays behind", () => {
  const folder = temporaryFolder();
  const path = join(folder, "a.db");
  const first = heldLock(path);
  const error = refusal(() => lockStore(path));
  expect([error.code, error.message]).toEqual([
    "E_BUSY",
    `another youtube-scrape is writing to ${JSON.stringify(path)}`,
  ]);
  expect(readdirSync(folder)).toEqual(["a.db.lock"]);
  first.release();
  const second = heldLock(path);
  first.release();
  expect(refusal(() => lockStore(path)).code).toBe("E_BUSY");
  second.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("another process is held off, and let in as soon as this one is done", async () => {
  const path = join(temporaryFolder(), "a.db");
  const lock = heldLock(path);
  expect((await inOtherProcess("lock", path)).report).toMatch(/^E_BUSY another youtube-scrape is writing/);
  lock.release();
  const other = await inOtherProcess("lock", path);
  expect([other.report, refusal(() => lockStore(path)).code]).toEqual(["locked", "E_BUSY"]);
});

test("a holder that is killed leaves no lock, time after time", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "a.db");
  for (let round = 0; round < 3; round++) {
    const holder = await inOtherProcess("lock", path);
    expect([holder.report, refusal(() => lockStore(path)).code]).toEqual(["locked", "E_BUSY"]);
    await holder.kill();
    lockStore(path).release();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("of several processes that want it at once exactly one gets it", async () => {
  const path = join(temporaryFolder(), "a.db");
  const others = await Promise.all([0, 1, 2, 3].map(() => otherProcess("lock", path)));
  const reports = await Promise.all(others.map((other) => other.act()));
  expect(reports.map((report) => String(report).split(" ")[0]).sort()).toEqual([
    "E_BUSY",
    "E_BUSY",
    "E_BUSY",
    "locked",
  ]);
});

test("processes that take the lock in turns, removing its file each time, never have it together", async () => {
  const folder = temporaryFolder();
  const others = await Promise.all([0, 1].map(() => otherProcess("take turns", join(folder, "a.db"))));
  const reports = await Promise.all(others.map((other) => other.act()));
  expect([...reports, readdirSync(folder)]).toEqual(["was not alone 0 times", "was not alone 0 times", []]);
});

test("readers and the holder's own writes go on under the lock", () => {
  const path = join(temporaryFolder(), "a.db");
  const store = freshStore(path);
  heldLock(path);
  insertVideo(store, { video_id: "v1" });
  const reader = openStore(path, { readOnly: true, timeout: 0 });
  expect(column(reader, "SELECT video_id FROM videos")).toEqual(["v1"]);
  reader.close();
});

test("two names of one database share its lock", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "link"));
  openStore(join(folder, "real", "a.db")).close();
  symlinkSync(join(folder, "real", "a.db"), join(folder, "b.db"));
  heldLock(join(folder, "real", "a.db"));
  for (const name of [join("link", "a.db"), "b.db", join("link", "..", "real", "a.db")]) {
    expect(refusal(() => lockStore(join(folder, name))).code).toBe("E_BUSY");
  }
  // Before the database is there, the folder alone decides.
  heldLock(join(folder, "real", "new.db"));
  expect(refusal(() => lockStore(join(folder, "link", "new.db"))).code).toBe("E_BUSY");
});

test("databases in memory need no lock, and different files don't share one", () => {
  const folder = temporaryFolder();
  heldLock(":memory:");
  heldLock(":memory:");
  heldLock(join(folder, "a.db"));
  heldLock(join(folder, "b.db"));
  expect(readdirSync(folder).sort()).toEqual(["a.db.lock", "b.db.lock"]);
});

test("something else in the place of the lock is named and left alone", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "a.db.lock"));
  writeFileSync(join(folder, "b.db.lock"), "my notes, not a lock".repeat(100));
  for (const name of ["a.db", "b.db"]) {
    const error = refusal(() => lockStore(join(folder, name)));
    expect([error.code, error.message]).toEqual(["E_FILE", expect.stringContaining("is in the way")]);
  }
  expect(refusal(() => lockStore(join(folder, "no", "a.db"))).code).toBe("E_FILE");
  expect(readdirSync(folder).sort()).toEqual(["a.db.lock", "b.db.lock"]);
});
