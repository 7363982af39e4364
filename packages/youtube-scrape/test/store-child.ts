import { ScrapeError } from "../src/core/error.ts";
import { lockStore } from "../src/store/lock.ts";
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
  open: (path) => `opened version ${openStore(path).db.pragma("user_version", { simple: true })}`,
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
