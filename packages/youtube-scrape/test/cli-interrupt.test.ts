import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { PROGRAM, program, temporaryFolder, youtubeScrape } from "./cli-command.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";

function demo(videos: number, ...more: string[]): string[] {
  return ["scrape", "--demo", "--videos", String(videos), "--db", "d.db", ...more];
}

describe("a run that is interrupted", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s ends %i, says how to go on, and can be gone on with", async (signal, code) => {
    const folder = temporaryFolder();
    const run = await youtubeScrape(folder, demo(2000, "--latency", "20", "--json"), {
      during: (child) => {
        child.stderr?.on("data", (piece: Buffer) => {
          if (piece.includes('"phase":"videos"')) child.kill(signal);
        });
      },
    });
    const error = { code: "E_ABORTED", message: "interrupted", hint: "youtube-scrape resume --db d.db" };
    expect([run.code, JSON.parse(run.stdout)]).toEqual([code, { channel: CHANNEL, error, db: "d.db" }]);
    expect(run.stderr).toMatch(/\d+ of 2,000 videos are stored".*\n.*youtube-scrape resume --db d\.db/);
    expect(run.stderr).not.toMatch(/E_BUG|\n {4}at /);
    const resumed = await youtubeScrape(folder, ["resume", "--db", "d.db", "--json"]);
    expect([resumed.code, JSON.parse(resumed.stdout).videos]).toEqual([0, 2000]);
  });

  test("twice ends at once, even where something keeps the process busy", async () => {
    let interrupt = (): void => undefined;
    const server = createServer(() => interrupt());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const busy = "data:text/javascript,setInterval(()=>{},1e9)";
    const env = { YOUTUBE_API_KEY: "some-key-1", NODE_OPTIONS: `--import ${busy}` };
    const args = ["scrape", CHANNEL, "--base-url", `http://127.0.0.1:${port}`];
    const run = await youtubeScrape(temporaryFolder(), args, {
      env,
      during: (child) => {
        // The first as soon as a request has come, the second once the first has been told of.
        interrupt = () => child.kill("SIGINT");
        child.stderr?.on("data", (piece: Buffer) => {
          if (piece.includes("ends at once")) child.kill("SIGINT");
        });
      },
    });
    expect([run.code, run.stdout]).toEqual([130, ""]);
    server.closeAllConnections();
    server.close();
  });
});

test("a reader that has seen enough ends an export quietly", async () => {
  const folder = temporaryFolder();
  await youtubeScrape(folder, demo(1500));
  const run = await youtubeScrape(folder, ["export", "jsonl", "--db", "d.db"], {
    during: (child) => child.stdout?.once("data", () => child.stdout?.destroy()),
  });
  expect([run.code, run.stderr]).toEqual([0, ""]);
});

if (existsSync("/dev/full"))
  test("a standard output that is full ends 1 with one line", async () => {
    const folder = temporaryFolder();
    await youtubeScrape(folder, demo(20));
    const shell = `"$0" "$1" export csv --db d.db > /dev/full`;
    const run = await program("sh", ["-c", shell, process.execPath, PROGRAM], folder);
    expect([run.code, run.stderr]).toEqual([1, expect.stringMatching(/^youtube-scrape: E_DISK: .*\(ENOSPC\); .*\n$/)]);
  });

describe("fake", () => {
  test("prints its address first, answers there, and ends 0 on Ctrl-C", async () => {
    let answered: unknown;
    const run = await youtubeScrape(temporaryFolder(), ["fake", "--videos", "30", "--json"], {
      during: (child) => {
        child.stdout?.once("data", async (piece: Buffer) => {
          const { url, channel_id: id }: { url: string; channel_id: string } = JSON.parse(String(piece));
          const reply = await fetch(`${url}/channels?part=statistics&id=${id}`, { headers: { "x-goog-api-key": "k" } });
          answered = await reply.json();
          child.kill("SIGINT");
        });
      },
    });
    expect([run.code, run.lines.length]).toEqual([0, 1]);
    expect(answered).toMatchObject({ items: [{ statistics: { videoCount: "30" } }] });
  });

  test("tells people how to use it", async () => {
    const run = await youtubeScrape(temporaryFolder(), ["fake", "--videos", "30"], {
      during: (child) => child.stdout?.once("data", () => child.kill("SIGTERM")),
    });
    expect(run.code).toBe(0);
    expect(run.lines[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/youtube\/v3$/);
    expect(run.stdout).toContain(`--base-url ${run.lines[0]}`);
  });
});

if (existsSync("/usr/bin/script"))
  test("a real terminal sees one line redrawn, then the summary", async () => {
    const folder = temporaryFolder();
    const line = `'${process.execPath}' '${PROGRAM}' ${demo(300).join(" ")}`;
    const run = await program("script", ["-qec", `stty cols 60; ${line}`, "/dev/null"], folder, {
      env: { TERM: "xterm-256color" },
    });
    expect(run.code).toBe(0);
    const [hide, show] = [run.stdout.indexOf("\u001b[?25l"), run.stdout.lastIndexOf("\u001b[?25h")];
    expect([hide >= 0, show > hide]).toEqual([true, true]);
    expect(run.stdout).not.toContain('"type"');
    for (const drawn of run.stdout.slice(hide, show).split("\r\u001b[K").slice(1)) {
      expect(drawn.replaceAll("\u001b[?25l", "").length).toBeLessThan(60);
    }
    expect(run.stdout.slice(show)).toMatch(/^videos {4}300, of them 300 new/m);
  });
