import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { writeWorld } from "../../../apps/top-videos-web/test/worlds/database.ts";
import { APPLICATION_ID, MIGRATIONS } from "../../../packages/youtube-scrape/src/store/schema.ts";

/** Writes a database of an earlier version of the scraper, with a channel in it. */
function writeOlder(file: string): void {
  const database = new DatabaseSync(file);
  database.exec(`${MIGRATIONS[0]}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1;
    INSERT INTO channels (channel_id, title, first_seen_at, retrieved_at) VALUES ('UCold', 'Old', '2026', '2026');`);
  database.close();
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

/** Overwrites the middle of a file, where SQLite looks only once a query needs it. */
function damage(file: string): void {
  const size = readFileSync(file).length;
  const at = openSync(file, "r+");
  writeSync(at, Buffer.alloc(Math.floor(size / 2), 0xa5), 0, Math.floor(size / 2), Math.floor(size / 4));
  closeSync(at);
}

/** Puts databases into a folder, each wrong in its own way; `good.db` is not. */
export function writeFiles(folder: string, good: string): void {
  const file = (name: string): string => path.join(folder, name);
  for (const name of ["good.db", "newer.db", "foreign-id.db", "half.db", "damaged.db", "locked.db"])
    copyFileSync(good, file(name));
  change(file("newer.db"), "PRAGMA user_version = 99");
  change(file("foreign-id.db"), "PRAGMA application_id = 7");
  truncateSync(file("half.db"), Math.floor(readFileSync(good).length / 2));
  damage(file("damaged.db"));
  writeFileSync(file("empty.db"), "");
  writeFileSync(file("text.db"), "This is no database, and it must stay.\n".repeat(200));
  writeFileSync(file("picture.png"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  change(file("other.db"), "CREATE TABLE videos (video_id TEXT); INSERT INTO videos VALUES ('theirs')");
  writeOlder(file("older.db"));
  writeWorld(file("nobody.db"), { channels: [], videos: [] });
  writeWorld(file("silent.db"), {
    channels: [{ channel_id: "UCsilent", title: "Nothing yet", handle: "@silent" }],
    videos: [],
  });
  mkdirSync(file("folder"));
}

/** Keeps others from a database until it is called again. */
export function lockFile(file: string): () => void {
  const database = new DatabaseSync(file);
  database.exec(
    "PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE channels SET title = title",
  );
  return () => {
    database.exec("ROLLBACK");
    database.close();
  };
}
