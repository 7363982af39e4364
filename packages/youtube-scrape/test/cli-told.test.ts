import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArgs } from "../src/cli/args.ts";
import { followUp, shellWord, withFollowUp } from "../src/cli/hint.ts";
import { ScrapeError } from "../src/core/error.ts";
import { program, temporaryFolder, youtubeScrape } from "./cli-command.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";

describe("a command in a hint", () => {
  /** The hint of an error as it is told after a command line. */
  function told(hint: string, argv: readonly string[]): string | undefined {
    const error = withFollowUp(new ScrapeError("E_UNITS", "said", { hint, bucket: "general" }), parseArgs(argv));
    if (!(error instanceof ScrapeError)) throw new Error("another error");
    expect([error.code, error.message, error.bucket]).toEqual(["E_UNITS", "said", "general"]);
    return error.hint;
  }

  test.each([
    ["youtube-scrape resume goes on", "youtube-scrape resume --db a.db goes on", "youtube-scrape resume goes on"],
    [
      "run `youtube-scrape status` twice",
      "run `youtube-scrape status --db a.db` twice",
      "run `youtube-scrape status` twice",
    ],
    ["youtube-scrape scrape X --db FILE", "youtube-scrape scrape --db a.db X", "youtube-scrape scrape X"],
    ["try youtube-scrape scrape --demo", "try youtube-scrape scrape --demo", "try youtube-scrape scrape --demo"],
    ["youtube-scrape doctor checks it", "youtube-scrape doctor checks it", "youtube-scrape doctor checks it"],
  ])("names the database: %s", (hint, elsewhere, usual) => {
    expect(told(hint, ["resume", "--db", "a.db"])).toBe(elsewhere);
    expect(told(hint, ["resume"])).toBe(usual);
    expect(told(hint, ["resume", "--db", "youtube_videos.db"])).toBe(usual);
  });

  test("names it so that a shell and the command take it for that file, whatever it is called", async () => {
    const names = ["a b.db", "it's.db", "$(x).db", "-x.db", "~/x", "#1", "a\\b", "\u00e9.db", "100%.db", "=x.db", '"'];
    for (const name of names) {
      const { stdout } = await program("sh", ["-c", `printf %s ${shellWord(name)}`], temporaryFolder());
      expect([name, `./${name}`]).toContain(stdout);
    }
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const [, word = ""] = / --db (.*)$/s.exec(followUp("resume", name)) ?? [];
        expect(/^[\w@%+=:,./-]+$/.test(word) || /^'(?:[^']|'\\'')*'$/.test(word)).toBe(true);
        expect(word).not.toMatch(/^-/);
      }),
    );
  });

  test("stands in what the command prints, also in that of doctor and report", async () => {
    const folder = temporaryFolder();
    const [status, report, doctor] = await Promise.all(
      ["status", "report", "refresh"].map((command) => youtubeScrape(folder, [command, "--db", "it's.db", "--json"])),
    );
    for (const run of [status, report]) {
      expect(run?.stderr).toContain(`youtube-scrape scrape --db 'it'\\''s.db' CHANNEL`);
    }
    expect(doctor?.code).toBe(2);
  });
});

describe("a run that was stopped", () => {
  test("tells how far it is, and so does status: number, command, reason, times", async () => {
    const folder = temporaryFolder();
    const cut = await youtubeScrape(folder, [
      "scrape",
      "--demo",
      "--videos",
      "400",
      "--max-units",
      "9",
      "--db",
      "d.db",
    ]);
    const [, told = ""] = /"message":"(\d+ of 400 videos are stored)"/.exec(cut.stderr) ?? [];
    const stored = told.split(" ")[0];
    expect(cut.stderr.indexOf(told)).toBeLessThan(cut.stderr.indexOf("E_UNITS"));
    const [text, quiet, json] = await Promise.all([
      youtubeScrape(folder, ["status", "--db", "d.db"]),
      youtubeScrape(folder, ["status", "--db", "d.db", "--quiet"]),
      youtubeScrape(folder, ["status", "--db", "d.db", "--json"]),
    ]);
    const line = new RegExp(
      `^run 1: scrape ${CHANNEL} stopped, --max-units was reached; ${stored} of \\d+ videos found are stored$`,
      "m",
    );
    expect(text?.stdout).toMatch(line);
    expect(text?.stdout).toMatch(/^started \d{4}-\d\d-\d\d \d\d:\d\d, last at work \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
    expect(text?.stdout).toMatch(/^to go on: youtube-scrape resume --db d\.db$/m);
    expect(quiet?.lines).toEqual([`${CHANNEL}  ${stored} videos, coverage not known yet`, expect.stringMatching(line)]);
    expect(JSON.parse(json?.stdout ?? "")).toMatchObject({
      unfinished_runs: [1],
      unfinished: [{ run_id: 1, command: "scrape", channel_ref: CHANNEL, reason: "E_UNITS", settled: Number(stored) }],
    });
  });

  test("before any video says that none is stored, without a question mark", async () => {
    const folder = temporaryFolder();
    await youtubeScrape(folder, ["scrape", "--demo", "--videos", "40", "--max-units", "1", "--db", "d.db"]);
    const { stdout } = await youtubeScrape(folder, ["status", "--db", "d.db"]);
    expect(stdout).toMatch(/^videos {4}none stored yet$/m);
    expect(stdout).toMatch(/; no video found yet$/m);
    expect(stdout).not.toContain("?");
  });
});

describe("a channel that can't be one", () => {
  test.each([
    "PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf",
    "https://www.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf",
    "youtube.com/playlist?feature=share&list=OLAK5uy_abcdefghij",
  ])("%s is told to be a playlist", async (text) => {
    for (const command of ["scrape", "estimate"]) {
      const run = await youtubeScrape(temporaryFolder(), [command, text]);
      expect([run.code, run.stderr]).toEqual([
        2,
        expect.stringMatching(/^youtube-scrape: E_CHANNEL: ".*" is a playlist, not a channel; open it and give the @/),
      ]);
    }
  });

  test("in the made-up world is told what the one there is called, which is found by that name", async () => {
    const folder = temporaryFolder();
    const [other, own, help] = await Promise.all([
      youtubeScrape(folder, ["estimate", "@handle", "--demo", "--videos", "20"]),
      youtubeScrape(folder, ["estimate", "@demo", "--demo", "--videos", "20"]),
      youtubeScrape(folder, ["help", "estimate"]),
    ]);
    expect([other?.code, other?.stderr]).toEqual([65, expect.stringMatching(/; the made-up channel is @demo; /)]);
    expect([own?.code, own?.stderr]).toEqual([0, ""]);
    expect(help?.stdout).toContain("@demo");
  });
});

test("a failure under --json is a line on the standard output beside the one for people, saying the same", async () => {
  const folder = temporaryFolder();
  const run = await youtubeScrape(folder, ["scrape", "--demo", "--fault", "key-invalid", "--db", "d.db", "--json"]);
  const result: { error: { code: string; message: string; hint: string } } = JSON.parse(run.stdout);
  expect([run.code, Object.keys(result)]).toEqual([65, ["channel", "error", "db"]]);
  const { code, message, hint } = result.error;
  expect(run.stderr.split("\n")).toContain(`youtube-scrape: ${code}: ${message}; ${hint}`);
});
