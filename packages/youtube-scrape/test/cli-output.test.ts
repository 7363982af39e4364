import { linkSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../src/store/open.ts";
import { filesBelow, temporaryFolder, youtubeScrape } from "./cli-command.ts";

test("no result is written over a database, whatever it is called there, nor over what lies beside it", async () => {
  const folder = temporaryFolder();
  await youtubeScrape(folder, ["scrape", "--demo", "--videos", "5", "--db", "d.db", "-q"]);
  openStore(join(folder, "other.db")).close();
  symlinkSync("d.db", join(folder, "link.csv"));
  linkSync(join(folder, "d.db"), join(folder, "hard.csv"));
  linkSync(join(folder, "d.db"), join(folder, "page.json"));
  const up = temporaryFolder();
  symlinkSync(folder, join(up, "up"));
  const around = join(up, "up");
  writeFileSync(join(folder, "d.db-shm.txt"), "");
  // An open connection keeps the log and its index there.
  const store = openStore(join(folder, "d.db"));
  store.db.exec("UPDATE channels SET title = 'changed'");
  linkSync(join(folder, "d.db-wal"), join(folder, "log.csv"));
  linkSync(join(folder, "d.db-shm"), join(folder, "shared.csv"));
  const before = contents(folder);

  const refused = ["d.db", "./d.db", "other.db", "link.csv", "hard.csv", `${around}/d.db`, "log.csv", "shared.csv"];
  const beside = ["d.db-wal", "d.db-shm", "d.db-journal", "d.db.lock", `${around}/d.db.lock`];
  const lines = [...refused, ...beside].flatMap((place) => [
    ["export", "csv", "--db", "d.db", "-o", place],
    ["report", "--db", "d.db", "-o", place],
  ]);
  lines.push(["report", "--db", "d.db", "-o", "page.html"], ["export", "csv", "--db", "link.csv", "-o", "d.db.lock"]);
  const runs = await Promise.all(lines.map((args) => youtubeScrape(folder, args)));
  for (const [i, { code, stdout, stderr }] of runs.entries()) {
    const said = expect.stringMatching(/^youtube-scrape: E_FILE: ".*" is a database or a part of one, nothing was /);
    expect([lines[i], code, stdout, stderr]).toEqual([lines[i], 2, "", said]);
  }
  expect(contents(folder)).toEqual(before);

  const allowed = await youtubeScrape(folder, ["export", "csv", "--db", "d.db", "-o", "d.db-shm.txt"]);
  expect([allowed.code, readFileSync(join(folder, "d.db-shm.txt"), "utf8")]).toEqual([
    0,
    expect.stringMatching(/^video_id,/),
  ]);
  store.close();
});

/** What the files of a folder hold, but for the memory that readers of a database share. */
function contents(folder: string): readonly (readonly [string, string])[] {
  const files = filesBelow(folder).filter((file) => !/(?:shm|shared\.csv)$/.test(file));
  return files.map((file) => [file, readFileSync(join(folder, file), "latin1")]);
}
