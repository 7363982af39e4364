import { linkSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../src/store/open.ts";
import { filesBelow, PROGRAM, program, temporaryFolder, youtubeScrape } from "./cli-command.ts";

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

test("a pipe that is full many times gets every byte, and nothing is said about it", async () => {
  const folder = temporaryFolder();
  await youtubeScrape(folder, ["scrape", "--demo", "--videos", "900", "--db", "d.db", "-q"]);
  await youtubeScrape(folder, ["export", "jsonl", "--db", "d.db", "-o", "v.jsonl"]);
  // A pipe of the shell holds 64 KiB, which is what is handed over at once; Node's own hold more.
  const piped = await program(
    "sh",
    ["-c", `"$0" "$1" export jsonl --db d.db | cat > p.jsonl`, process.execPath, PROGRAM],
    folder,
  );
  expect([piped.code, piped.stderr]).toEqual([0, ""]);
  const [wanted, got] = ["v.jsonl", "p.jsonl"].map((name) => readFileSync(join(folder, name), "utf8"));
  expect(wanted?.length).toBeGreaterThan(20 * 65_536);
  expect(got === wanted).toBe(true);
});
