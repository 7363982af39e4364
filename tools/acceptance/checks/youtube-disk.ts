import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { type CommandResult, command, repositoryEnvironment } from "@side-projects/testkit";
import type { Finding } from "../src/findings.ts";
import { resultOf, SOME_KEY, said, youtubeFolder } from "./youtube-command.ts";
import { dumpOf, isSound } from "./youtube-database.ts";
import { isComplaint } from "./youtube-failures.ts";
import { withSecondApi } from "./youtube-session.ts";
import { CHANNEL, plainWorld } from "./youtube-worlds.ts";

const bin = path.join(youtubeFolder, "bin/youtube-scrape.js");

/**
 * A disk that is full in the middle of a run, and one that is read-only. Both are made by Linux in a mount namespace of
 * their own, so that no right is needed and nothing is left behind.
 */
export async function diskFindings(): Promise<Finding[]> {
  return withSecondApi(plainWorld(900), async ({ run, db, folder, api }) => {
    const disk = path.join(folder, "disk");
    const saved = path.join(folder, "saved");
    for (const made of [disk, saved]) mkdirSync(made);
    const flags = ["--db", path.join(disk, "a.db"), "--base-url", api.url, "--json"];
    const full = await mounted(
      `mount -t tmpfs -o size=1536k tmpfs "${disk}"; node "${bin}" "$@"; code=$?; cp "${disk}"/a.db* "${saved}"; exit $code`,
      ["scrape", CHANNEL, ...flags],
    );
    const kept = path.join(saved, "a.db");
    const sound = existsSync(kept) && isSound(kept);
    const resumed = await run(["resume", "--db", kept]);
    resultOf(await run());
    const readOnly = `mount --bind "${folder}" "${folder}"; mount -o remount,bind,ro "${folder}"; node "${bin}" "$@"`;
    const fresh = await mounted(readOnly, [
      "scrape",
      CHANNEL,
      "--db",
      path.join(folder, "new.db"),
      "--base-url",
      api.url,
    ]);
    const known = await mounted(readOnly, ["scrape", CHANNEL, "--db", db, "--base-url", api.url]);
    const reading = await mounted(readOnly, ["status", "--db", db]);
    const same = dumpOf(kept).join() === dumpOf(db).join();
    return [
      { met: full.code === 1 && isComplaint(full, "E_DISK"), text: `a full disk: exit ${full.code}, ${said(full)}` },
      { met: sound, text: `the database is ${sound ? "" : "not "}sound` },
      {
        met: resumed.code === 0 && same,
        text: `on a larger disk resume ends with ${resumed.code} and ${same ? "the same" : "another"} dump`,
      },
      {
        met: fresh.code === 1 && isComplaint(fresh, "E_DISK"),
        text: `a new database on a read-only disk: exit ${fresh.code}, ${said(fresh)}`,
      },
      {
        met: known.code === 1 && isComplaint(known, "E_DISK"),
        text: `a known one: exit ${known.code}, ${said(known)}`,
      },
      {
        met: reading.code === 0 || isComplaint(reading, "E_DISK"),
        text: `status there: exit ${reading.code}, ${said(reading)}`,
      },
    ];
  });
}

function mounted(script: string, args: readonly string[]): Promise<CommandResult> {
  const env = { ...repositoryEnvironment(), YOUTUBE_API_KEY: SOME_KEY };
  return command("unshare", ["--mount", "--map-root-user", "sh", "-c", script, "sh", ...args], { env });
}
