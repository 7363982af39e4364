import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Secret, SHORTEST_SECRET } from "../src/api/secret.ts";
import { takeKey } from "../src/cli/key.ts";
import { Redactor } from "../src/cli/redact.ts";
import type { FakeServer } from "../src/fake/options.ts";
import { startFake } from "../src/fake/server.ts";
import { filesBelow, temporaryFolder, youtubeScrape } from "./cli-command.ts";

const KEY = "canary-Zm9v.0123456789_x";
const OTHER = "other-key-98765";

async function withFake(work: (server: FakeServer) => Promise<void>): Promise<void> {
  const server = await startFake({ videos: 20, keys: [KEY] });
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

describe("the key", () => {
  test("is taken out of the environment, trimmed of spaces and quotes", () => {
    for (const written of [KEY, ` ${KEY}\n`, `"${KEY}"`, `' ${KEY} '`]) {
      const env: NodeJS.ProcessEnv = { YOUTUBE_API_KEY: written, HOME: "x" };
      const { key, from, problem } = takeKey(env, undefined, false);
      expect([key?.reveal(), from, problem]).toEqual([KEY, "the environment", undefined]);
      expect(env).toEqual({ HOME: "x" });
    }
  });

  test.each(["a b", "line\nbreak", "tab\tinside", "k\u00e9y-with-accent", "null\u0000byte", "\u202ekey"])(
    "that holds %j is refused without being told",
    (written) => {
      const { key, problem } = takeKey({ YOUTUBE_API_KEY: `${KEY}${written}` }, undefined, false);
      expect([key, problem?.code]).toEqual([undefined, "E_USAGE"]);
      expect(`${problem?.message} ${problem?.hint}`).not.toContain(KEY);
    },
  );

  test("comes from .env, from the file that --env names, or from the environment, which wins", async () => {
    await withFake(async ({ url }) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "named.env"), `YOUTUBE_API_KEY='${KEY}'\n`);
      const asked = ["doctor", "--base-url", url];
      const none = await youtubeScrape(folder, asked);
      expect([none.code, none.lines[0]]).toEqual([2, expect.stringMatching(/^fail {2}key +E_NO_KEY: /)]);

      writeFileSync(join(folder, ".env"), `# mine\nYOUTUBE_API_KEY = ${OTHER}\n`);
      const [wrong, named, alias, env] = await Promise.all([
        youtubeScrape(folder, asked),
        youtubeScrape(folder, [...asked, "--env", "named.env"]),
        youtubeScrape(folder, [...asked, "--env-file=named.env"]),
        youtubeScrape(folder, asked, { env: { YOUTUBE_API_KEY: KEY } }),
      ]);
      expect([wrong?.code, wrong?.lines[0]]).toEqual([65, "ok    key       found in .env"]);
      expect(wrong?.stdout).toMatch(/^fail {2}accepted +E_KEY: /m);
      expect([named?.code, named?.lines[0]]).toEqual([0, "ok    key       found in named.env"]);
      // Some versions of Node have loaded this file themselves by then.
      const either = expect.stringMatching(/^ok {4}key {7}found in (?:named\.env|the environment)$/);
      expect([alias?.code, alias?.lines[0]]).toEqual([0, either]);
      expect([env?.code, env?.lines[0]]).toEqual([0, "ok    key       found in the environment"]);
      for (const run of [wrong, named, alias, env]) {
        expect(`${run?.stdout}${run?.stderr}`).not.toContain(KEY);
        expect(`${run?.stdout}${run?.stderr}`).not.toContain(OTHER);
      }
    });
  });

  test("is read from .env as any editor saves it, and what is set already stays", () => {
    const text = `FIRST=1\r\nYOUTUBE_API_KEY=${KEY}\r\nYOUTUBE_API_BASE=http://127.0.0.1:1\r\n`;
    const little = Buffer.from(text, "utf16le");
    const big = Buffer.from(text, "utf16le").swap16();
    const saved = [
      Buffer.from(text),
      Buffer.from(text.replaceAll("\r\n", "\n")),
      Buffer.from(text.replaceAll("\r\n", "\r")),
      Buffer.from(`\ufeffYOUTUBE_API_KEY=${KEY}`),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
      Buffer.concat([little, Buffer.from("x")]),
      little,
      big,
    ];
    const file = join(temporaryFolder(), "any.env");
    for (const bytes of saved) {
      writeFileSync(file, bytes);
      const env: NodeJS.ProcessEnv = { YOUTUBE_API_BASE: "mine" };
      const { key, from, problem } = takeKey(env, file);
      expect([key?.reveal(), from, problem]).toEqual([KEY, file, undefined]);
      expect([env.YOUTUBE_API_KEY, env.YOUTUBE_API_BASE]).toEqual([undefined, "mine"]);
    }
  });

  test.each([
    ["", /^no YOUTUBE_API_KEY in the environment, and ".*" has no line YOUTUBE_API_KEY=\.\.\.; add that line, /],
    ["OTHER=1", /has no line YOUTUBE_API_KEY=\.\.\.; add that line, /],
    [`YT_API_KEY=${KEY}\nHOME=x`, /has no line YOUTUBE_API_KEY=\.\.\., but "YT_API_KEY"; rename it or add that line, /],
    ["YOUTUBE_API_KEY=", /^YOUTUBE_API_KEY in ".*" is empty; write the key after the equals sign, /],
    ["YOUTUBE_API_KEY=' '", /^YOUTUBE_API_KEY in ".*" is empty; /],
  ])("that is missing from a file of %j is told with what was found, never a value", (text, said) => {
    const file = join(temporaryFolder(), "n.env");
    writeFileSync(file, text);
    const { key, problem } = takeKey({}, file);
    expect([key, problem?.code, `${problem?.message}; ${problem?.hint}`]).toEqual([
      undefined,
      "E_NO_KEY",
      expect.stringMatching(said),
    ]);
    expect(`${problem?.message} ${problem?.hint}`).not.toContain(KEY);
  });

  test("that is nowhere is told apart by doctor: no file, an empty variable, a folder, a file that was named", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "sub", ".env"), { recursive: true });
    const [nothing, empty, isFolder, named] = await Promise.all([
      youtubeScrape(folder, ["doctor"]),
      youtubeScrape(folder, ["doctor"], { env: { YOUTUBE_API_KEY: "" } }),
      youtubeScrape(join(folder, "sub"), ["doctor"]),
      youtubeScrape(folder, ["doctor", "--env", "n.env"]),
    ]);
    expect([nothing, empty, isFolder, named].map((run) => run?.lines[0])).toEqual([
      expect.stringMatching(/E_NO_KEY: no YOUTUBE_API_KEY in the environment, and there is no file "\.env" here; /),
      expect.stringMatching(
        /E_NO_KEY: YOUTUBE_API_KEY in the environment is empty, and there is no file "\.env" here; /,
      ),
      expect.stringMatching(/E_FILE: "\.env" is a folder, not a file; /),
      expect.stringMatching(/E_FILE: "n\.env" is not there; /),
    ]);
  });

  test("may come from the file beside an address: YOUTUBE_API_BASE", async () => {
    await withFake(async ({ url, requests }) => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, ".env"), `YOUTUBE_API_KEY=${KEY}\nYOUTUBE_API_BASE=${url}\n`);
      const run = await youtubeScrape(folder, ["estimate", "UC9ecwl3FTG66jIKA9JRDtmg", "--json"]);
      expect([run.code, JSON.parse(run.stdout)]).toEqual([0, expect.objectContaining({ listed: 20 })]);
      expect(requests.withKeyInUrl).toBe(0);
    });
  });

  test("pasted anywhere is not repeated: as a channel, an address, a file, a number, an option", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, ".env"), `YOUTUBE_API_KEY=${KEY}\n`);
    const google = `AIza${"Sy0_-".repeat(7)}`;
    const lines = [KEY, google].flatMap((key) => [
      [key],
      ["scrape", key],
      ["scrape", `@${key}`],
      ["scrape", "--key", key],
      ["scrape", `--key=${key}`],
      ["scrape", `--${key}`],
      ["scrape", "@someone", "--base-url", `https://${key}.example`],
      ["scrape", "@someone", "--max-units", key],
      ["scrape", "@someone", "--since", key],
      ["scrape", "@someone", "--log-level", key],
      ["status", "--db", key],
      ["export", key],
      ["help", key],
    ]);
    const runs = await Promise.all(lines.map((args) => youtubeScrape(folder, args)));
    lines.forEach((args, i) => {
      const run = runs[i];
      expect([args, run?.code, run?.stdout]).toEqual([args, 2, ""]);
      expect(run?.stderr).toMatch(/^youtube-scrape: E_USAGE: an argument holds an API key/);
      expect(run?.stderr.toLowerCase()).not.toContain(KEY.toLowerCase());
      expect(run?.stderr.toLowerCase()).not.toContain(google.toLowerCase());
    });
    expect(filesBelow(folder)).toEqual([".env"]);
  });

  test("is in neither output nor files, whatever the server says back and however much is logged", async () => {
    const server = await startFake({ videos: 60, faults: ["echo", "key-restricted"] });
    try {
      const folder = temporaryFolder();
      mkdirSync(join(folder, "work"));
      for (const level of ["info", "debug"]) {
        const run = await youtubeScrape(
          join(folder, "work"),
          ["scrape", "@someone", "--base-url", server.url, "--log-level", level],
          { env: { YOUTUBE_API_KEY: KEY, NODE_DEBUG: "undici,http,http2,net,tls,stream" } },
        );
        expect(run.code).toBe(65);
        expect(`${run.stdout}${run.stderr}`).not.toContain(KEY);
      }
      for (const file of filesBelow(folder)) expect(readFileSync(join(folder, file), "latin1")).not.toContain(KEY);
      expect(server.requests.withKeyInUrl).toBe(0);
      expect(server.requests.withKeyInHeader).toBeGreaterThan(0);
    } finally {
      await server.close();
    }
  });
});

describe("what nobody caught", () => {
  const crash = (text: string): Record<string, string> => {
    // Once the address has been printed, everything that catches is in place.
    const code = `const { write } = process.stdout;
      let crash = () => { ${text} };
      process.stdout.write = function (...piece) {
        if (crash) setImmediate(crash);
        crash = undefined;
        return write.apply(this, piece);
      };`;
    return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}`, YOUTUBE_API_KEY: KEY };
  };

  test.each([
    ["an exception", `throw new Error("lost ${KEY}")`],
    ["a rejection", `Promise.reject(new Error("lost ${KEY}"))`],
    ["a rejection with something else", `Promise.reject("lost ${KEY}")`],
  ])("%s ends the process with one redacted line and code 70", async (_, text) => {
    const folder = temporaryFolder();
    const run = await youtubeScrape(folder, ["fake", "--videos", "1"], { env: crash(text) });
    expect(run.code).toBe(70);
    expect(run.stderr).toMatch(/^youtube-scrape: E_BUG: .*lost \[redacted\].*\n$/);
  });

  test("shows where it happened only at --log-level debug, redacted", async () => {
    const env = crash(`throw new Error("lost ${KEY}")`);
    const run = await youtubeScrape(temporaryFolder(), ["fake", "--videos", "1", "--log-level", "debug"], { env });
    expect(run.code).toBe(70);
    expect(run.stderr).toMatch(/^youtube-scrape: E_BUG: .*\nError: lost \[redacted\]\n {4}at /);
    expect(run.stderr).not.toContain(KEY);
  });
});

describe("the redactor", () => {
  const keys = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
    minLength: SHORTEST_SECRET,
  });

  test("hides a key in any text: as it is, percent-encoded, in JSON, as text and as bytes", () => {
    fc.assert(
      fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
        const redactor = new Redactor();
        redactor.hide(new Secret(key));
        for (const form of [key, encodeURIComponent(key), JSON.stringify(key)]) {
          const text = `${before}${form}${after}`;
          expect(redactor.text(text, false)).not.toContain(form);
          expect(Buffer.from(redactor.bytes(Buffer.from(text), false)).includes(form)).toBe(false);
        }
      }),
    );
  });

  test("changes nothing that has no key in it, byte for byte", () => {
    const redactor = new Redactor();
    redactor.hide(new Secret(KEY));
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
        expect(redactor.bytes(bytes, false)).toBe(bytes);
        expect(redactor.text(text, false)).toBe(text);
      }),
    );
  });
});
