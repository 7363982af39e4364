import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXIT } from "../src/cli/exit.ts";
import { filesBelow, type Run, temporaryFolder, youtubeScrape } from "./cli-command.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";
const EVIL = "\u001b]0;owned\u0007\u001b[31mhe\r\n\u202e\u061c\u200fart\u009b";
/** Nobody listens there: port 9 is that of the discard protocol, which no machine has had for decades. */
const NOBODY = "http://127.0.0.1:9";

type Case = readonly [args: readonly string[], code: number, pattern: RegExp];

/** One line on the standard error, of printable characters, with a code; nothing on the standard output. */
function expectRefusal(args: readonly string[], run: Run | undefined, code: number, pattern: RegExp): void {
  expect([args, run?.code, run?.stdout, run?.stderr]).toEqual([args, code, "", expect.stringMatching(pattern)]);
  expect(run?.stderr).toMatch(/^youtube-scrape: E_[A-Z_]+: \P{C}+\n$/u);
  expect(run?.stderr).not.toMatch(/E_BUG|\bat .*\.[cm]?[jt]s:\d+|node:internal/);
}

async function expectRefusals(folder: string, cases: readonly Case[]): Promise<void> {
  const before = filesBelow(folder);
  for (let at = 0; at < cases.length; at += 8) {
    const some = cases.slice(at, at + 8);
    const env = { YOUTUBE_API_KEY: "canary-0123456789" };
    const runs = await Promise.all(some.map(([args]) => youtubeScrape(folder, args, { env })));
    some.forEach(([args, code, pattern], i) => {
      expectRefusal(args, runs[i], code, pattern);
    });
  }
  expect(filesBelow(folder)).toEqual(before);
}

describe("hostile command lines end with a documented code, one line and no file", () => {
  test("words and options", async () => {
    await expectRefusals(temporaryFolder(), [
      [[], 2, /E_USAGE: no command; /],
      [[""], 2, /E_USAGE: no command ""; /],
      [["-"], 2, /E_USAGE: no command "-"; /],
      [["--"], 2, /E_USAGE: no command; /],
      [["--", "--help"], 2, /E_USAGE: no command "--help"; /],
      [["__proto__"], 2, /E_USAGE: no command "__proto__"; /],
      [["constructor"], 2, /E_USAGE: no command "constructor"; /],
      [["help", "toString"], 2, /E_USAGE: no command "toString"; /],
      [["help", "scrape", "fake"], 2, /E_USAGE: help takes 1 word at most/],
      [[EVIL], 2, /E_USAGE: no command "\\u001b\]0;owned\\u0007/],
      [["scrape", `--${EVIL}`], 2, /E_USAGE: no option /],
      [["a".repeat(100_000)], 2, /E_USAGE: no command "a{60}\.\.\."; /],
      [["scrape", "--__proto__=1"], 2, /E_USAGE: no option "--__proto__"; /],
      [["scrape", "---"], 2, /E_USAGE: no option "---"; /],
      [["scrape", "--="], 2, /E_USAGE: no option "--"; /],
      [["scrape", CHANNEL, "--log-level", "loud"], 2, /E_USAGE: --log-level has "loud"; use silent, error/],
      [["scrape", CHANNEL, "--log-level="], 2, /E_USAGE: --log-level has ""; /],
      [["scrape", CHANNEL, "--kinds", "long,,live"], 2, /E_USAGE: --kinds has ""; use long, short, live/],
      [["scrape", CHANNEL, "--kinds", "shorts"], 2, /E_USAGE: --kinds has "shorts"; did you mean short\?/],
      [["scrape", CHANNEL, "--parts", "fileDetails"], 2, /E_USAGE: --parts has "fileDetails"; /],
      [["scrape", CHANNEL, "--since", "yesterday"], 2, /E_USAGE: --since is "yesterday"; /],
      [["scrape", CHANNEL, "--since", "2024-02-30"], 2, /E_USAGE: --since is "2024-02-30"; /],
      [["scrape", "--demo", "--videos", "1000001"], 2, /E_USAGE: --videos is "1000001"; /],
      [["scrape", "--demo", "--videos", "-1"], 2, /E_USAGE: --videos is "-1"; /],
      [["scrape", "--demo", "--fault", "explode"], 2, /E_USAGE: "explode" is no fault; /],
      [["scrape", "--demo", "--fault", "reset:2"], 2, /E_USAGE: the fault "reset:2" has no usable number; /],
      [["scrape", "--demo", "--base-url", NOBODY], 2, /E_USAGE: --demo and --base-url exclude each other; /],
      [["scrape", CHANNEL, "--videos", "3"], 2, /E_USAGE: --videos describes the made-up channel; add --demo/],
      [["fake", "--port", "65536"], 2, /E_USAGE: --port is "65536"; /],
      [["fake", "now"], 2, /E_USAGE: fake takes no further word/],
      [["resume", "--run", "0"], 2, /E_USAGE: --run is "0"; /],
    ]);
  });

  test("channels that are none", async () => {
    await expectRefusals(temporaryFolder(), [
      [["scrape"], 2, /E_USAGE: scrape without a channel; /],
      [["estimate"], 2, /E_USAGE: estimate without a channel; /],
      [["scrape", ""], 2, /E_CHANNEL: /],
      [["scrape", "  "], 2, /E_CHANNEL: /],
      [["scrape", "@"], 2, /E_CHANNEL: /],
      [["scrape", "UC123"], 2, /E_CHANNEL: /],
      [["scrape", `${CHANNEL}x`], 2, /E_CHANNEL: /],
      [["scrape", EVIL], 2, /E_CHANNEL: /],
      [["scrape", "x".repeat(100_000)], 2, /E_CHANNEL: /],
      [["scrape", "https://example.org/@someone"], 2, /E_CHANNEL: /],
      [["scrape", "https://www.youtube.com/watch?v=aaaaaaaaaaa"], 2, /E_CHANNEL: /],
      [["scrape", "../../etc/passwd"], 2, /E_CHANNEL: /],
      [["scrape", CHANNEL, "@"], 2, /E_CHANNEL: /],
      [["estimate", "%00"], 2, /E_CHANNEL: /],
    ]);
  });

  test("addresses that the key must not go to, or that nobody answers at", async () => {
    const folder = temporaryFolder();
    await expectRefusals(folder, [
      [["scrape", CHANNEL, "--base-url", ""], 2, /E_USAGE: the base URL "" is no address/],
      [["scrape", CHANNEL, "--base-url", "https://evil.example"], 2, /E_HOST: .*--allow-host evil\.example/],
      [["scrape", CHANNEL, "--base-url", "http://www.googleapis.com"], 2, /E_HOST: .*in the clear/],
      [
        ["scrape", CHANNEL, "--base-url", `${NOBODY}/?key=canary-0123456789`],
        2,
        /E_USAGE: an argument holds an API key/,
      ],
      [
        ["scrape", CHANNEL, "--base-url", "http://canary-0123456789@127.0.0.1:9"],
        2,
        /E_USAGE: an argument holds an API key/,
      ],
      [["scrape", CHANNEL, "--base-url", "canary-0123456789"], 2, /E_USAGE: an argument holds an API key/],
      [["scrape", CHANNEL, "--base-url", EVIL], 2, /E_USAGE: /],
      [["estimate", CHANNEL, "--base-url", "ftp://127.0.0.1/"], 2, /E_USAGE: /],
    ]);
  });

  test("databases that are none", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "folder"));
    writeFileSync(join(folder, "text.db"), "not a database at all, but long enough to be looked at".repeat(50));
    writeFileSync(join(folder, "empty.db"), "");
    await expectRefusals(folder, [
      [["scrape", CHANNEL, "--db", ""], 2, /E_FILE: "" is no name of a file/],
      [["scrape", CHANNEL, "--db", "folder"], 2, /E_FILE: "folder" is a folder/],
      [["scrape", CHANNEL, "--db", "text.db"], 2, /E_DATABASE: "text\.db" is not an SQLite database/],
      [["scrape", CHANNEL, "--db", "missing/x.db"], 2, /E_FILE: there is no folder/],
      [["scrape", CHANNEL, "--db", `${"a".repeat(300)}.db`], 2, /E_FILE: /],
      [["scrape", CHANNEL, "--db", `${EVIL}/x.db`], 2, /E_FILE: /],
      [["status"], 2, /E_FILE: there is no database "youtube_videos\.db"/],
      [["status", "--db", "text.db"], 2, /E_DATABASE: /],
      [["status", "--db", "empty.db"], 2, /E_DATABASE: /],
      [["report", "--db", "missing.db"], 2, /E_FILE: /],
      [["export", "csv", "--db", "folder"], 2, /E_FILE: /],
      [["refresh", "--db", "missing.db"], 2, /E_FILE: /],
      [["resume", "--db", "missing.db"], 2, /E_FILE: /],
      [["prune", "--stale", "30d", "--db", "missing.db"], 2, /E_FILE: /],
    ]);
  });

  test("what the other commands take", async () => {
    await expectRefusals(temporaryFolder(), [
      [["export"], 2, /E_USAGE: export without a format; /],
      [["export", "xlsx"], 2, /E_USAGE: no format "xlsx"; /],
      [["export", EVIL], 2, /E_USAGE: no format /],
      [["export", "csv", "-o", "missing/x.csv"], 2, /E_FILE: there is no folder "missing"; make it first/],
      [["export", "csv", "-o", "."], 2, /E_FILE: "\." is a folder/],
      [["export", "csv", "-o", ""], 2, /E_FILE: "" is no name of a file/],
      [["report", "-o", "missing/r.html"], 2, /E_FILE: there is no folder "missing"/],
      [["report", "-o", "folder/"], 2, /E_FILE: "folder\/" is a folder/],
      [["report", "--tz", "Mars/Olympus"], 2, /E_USAGE: --tz has "Mars\/Olympus"; /],
      [["report", "--tz", EVIL], 2, /E_USAGE: --tz has /],
      [["prune"], 2, /E_USAGE: prune without an age; /],
      [["prune", "--stale", "0d"], 2, /E_USAGE: "0d" is no age; /],
      [["prune", "--stale", "soon"], 2, /E_USAGE: "soon" is no age; /],
      [["doctor", "--env", "missing.env", "--timeout", "0"], 2, /E_USAGE: --timeout is "0"; /],
    ]);
  });
});

test("without a key: its own code and what to do, also where its file cannot be read", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "folder"));
  const cases: Case[] = [
    [
      ["scrape", CHANNEL],
      2,
      /E_NO_KEY: no YOUTUBE_API_KEY in the environment, and there is no file "\.env" here; .*scrape --demo/,
    ],
    [["scrape", CHANNEL, "--env", "missing.env"], 2, /E_FILE: "missing\.env" is not there; /],
    [["scrape", CHANNEL, "--env", "folder"], 2, /E_FILE: "folder" is a folder, not a file; /],
    [["scrape", CHANNEL, "--env="], 2, /E_FILE: "" is not there; /],
    [["estimate", CHANNEL], 2, /E_NO_KEY: /],
  ];
  const runs = await Promise.all(cases.map(([args]) => youtubeScrape(folder, args)));
  cases.forEach(([args, code, pattern], i) => {
    expectRefusal(args, runs[i], code, pattern);
  });
  expect(filesBelow(folder)).toEqual([]);
});

test("a moment that is none, in the environment", async () => {
  const run = await youtubeScrape(temporaryFolder(), ["status"], { env: { YOUTUBE_SCRAPE_NOW: "noon" } });
  expectRefusal(["status"], run, EXIT.usage, /E_USAGE: YOUTUBE_SCRAPE_NOW is "noon"; write it as /);
});
