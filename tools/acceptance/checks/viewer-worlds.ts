import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { writeBrowserWorld } from "../../../apps/top-videos-web/test/browser/world.ts";
import { writeWorld } from "../../../apps/top-videos-web/test/worlds/database.ts";
import { smallWorld } from "../../../apps/top-videos-web/test/worlds/small.ts";
import { said, youtube } from "./youtube-command.ts";

/** The made-up channel's id, also that of the browser tests' world. */
export const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";

const made = new Map<string, Promise<string>>();
let folder: string | undefined;

/** Each database is made once for all lines of a run, and goes with the process. */
function kept(name: string, make: (file: string) => Promise<void> | void): Promise<string> {
  const found = made.get(name);
  if (found !== undefined) return found;
  if (folder === undefined) {
    const scratch = mkdtempSync(path.join(tmpdir(), "accept-viewer-"));
    folder = scratch;
    process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  }
  const file = path.join(folder, `${name}.db`);
  const making = (async () => {
    await make(file);
    return file;
  })();
  made.set(name, making);
  return making;
}

/** A database that youtube-scrape made of its demo, with two days of history. */
export function demo(videos: number): Promise<string> {
  return kept(`demo-${videos}`, async (file) => {
    for (const args of [["scrape"], ["refresh", "--day", "3"]]) {
      const result = await youtube([...args, "--demo", "--videos", String(videos), "--db", file], {
        cwd: path.dirname(file),
        key: null,
      });
      if (result.code !== 0) throw new Error(`${args[0]} --demo: ${said(result)}`);
    }
    // One file without a log beside it, which can be copied.
    const database = new DatabaseSync(file);
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
  });
}

/** Five years of about 800 videos, those of the original's picture among them; thumbnails are at i.ytimg.com. */
export function pictured(): Promise<string> {
  return kept("pictured", writeBrowserWorld);
}

/** Many ties, missing values, moments about midnight and texts that are no times. */
export function tied(): Promise<string> {
  return kept("tied", (file) => writeWorld(file, smallWorld(5, 900, true)));
}
