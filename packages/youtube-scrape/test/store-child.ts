import { existsSync, rmSync, writeFileSync } from "node:fs";
import { ScrapeError } from "../src/core/error.ts";
import { lockStore, type StoreLock } from "../src/store/lock.ts";
import { openStore } from "../src/store/open.ts";
import type { Store } from "../src/store/store.ts";

// A connection that nothing refers to is closed when memory is collected, and its transaction ends.
const writing: { db?: Store["db"] } = {};

/**
 * A second process for the tests of the store: `node store-child.ts WHAT PATH`. It reports over the channel of fork() and
 * then lives on until it is killed or the channel is closed.
 */
const acts: Readonly<Record<string, (path: string) => string>> = {
  lock: (path) => {
    lockStore(path);
    return "locked";
  },
  write: (path) => {
    writing.db = openStore(path).db.exec("BEGIN IMMEDIATE");
    return "writing";
  },
  "take turns": (path) => {
    let together = 0;
    for (let i = 0; i < 300; i++) together += turn(path);
    return `was not alone ${together} times`;
  },
  "open many": (path) => {
    for (let i = 0; i < 40; i++) openStore(`${path}${i}.db`).close();
    return "opened all";
  },
  // The superuser may write what is marked read-only, so it stops being one first.
  "open without rights": (path) => {
    if (process.getuid?.() === 0) process.setuid?.(65534);
    openStore(path);
    return "opened";
  },
  "open for reading without rights": (path) => {
    if (process.getuid?.() === 0) process.setuid?.(65534);
    const { db } = openStore(path, { readOnly: true });
    return `read ${db.prepare<[], number>("SELECT count(*) FROM videos").pluck().get()}`;
  },
};

/** @returns 1 where another process had the lock at the same time */
function turn(path: string): number {
  const mark = `${path}.mark`;
  let lock: StoreLock;
  try {
    lock = lockStore(path);
  } catch (error) {
    if (error instanceof ScrapeError && error.code === "E_BUSY") return 0;
    throw error;
  }
  const alone = !existsSync(mark);
  writeFileSync(mark, "");
  rmSync(mark, { force: true });
  lock.release();
  return alone ? 0 : 1;
}

function report(what: string, path: string): string {
  try {
    return acts[what]?.(path) ?? "no such act";
  } catch (error) {
    if (error instanceof ScrapeError) return `${error.code} ${error.message}`;
    throw error;
  }
}

const [what = "", path = ""] = process.argv.slice(2);
process.on("message", () => {
  process.send?.(report(what, path));
});
process.send?.("ready");
