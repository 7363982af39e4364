import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Random, seeded } from "@side-projects/testkit";
import { type SecondApi, startSecondApi } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { startYoutube, youtube } from "./youtube-command.ts";
import { CRASHES, KEY_MODES, type KeyMode, REFUSALS } from "./youtube-key-modes.ts";
import { CHANNEL } from "./youtube-worlds.ts";

const LEVELS = ["silent", "error", "warn", "info", "debug"];
const DEBUG = "undici,http,http2,net,tls,fetch,websocket,stream";

interface Cell {
  mode: KeyMode;
  key: string;
  level: string;
  json: boolean;
  debug: boolean;
  /** Whether the key is in the environment or in `.env`. */
  file: boolean;
  /** A module that makes the process crash, or how it is ended from outside. */
  crash?: string;
}

/** Keys as Google makes them, and others of which every encoding differs. */
function someKey(random: Random, odd: boolean): string {
  const letters = odd ? `%&+/<>"\\'=?#ab09` : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  const text = Array.from({ length: 35 }, () => random.pick([...letters])).join("");
  return odd ? `x${text}x` : `AIza${text}`;
}

/** A key in every form in which a careless program could let it out. */
function formsOf(key: string): [form: string, text: string][] {
  const escaped = JSON.stringify(key).slice(1, -1);
  const everyCharacter = Array.from(key, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
  const html = key.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  return [
    ["raw", key],
    ["percent-encoded", encodeURIComponent(key)],
    ["in a query", new URLSearchParams({ k: key }).toString().slice(2)],
    ["base64", Buffer.from(key).toString("base64").replace(/=+$/, "").slice(0, -1)],
    ["base64url", Buffer.from(key).toString("base64url").slice(0, -1)],
    ["hexadecimal", Buffer.from(key).toString("hex")],
    ["escaped", escaped],
    ["escaped twice", JSON.stringify(escaped).slice(1, -1)],
    ["escaped throughout", everyCharacter],
    ["as HTML", html],
    ["as UTF-16", Buffer.from(key, "utf16le").toString("latin1")],
  ];
}

/** Where a key shows among texts and files. */
function leaks(key: string, texts: Record<string, string>, folder: string): string[] {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => path.basename(name) !== ".env" && statSync(path.join(folder, name)).isFile());
  const places = [
    ...Object.entries(texts).map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]),
    ...files.map((name): [string, Buffer] => [name, readFileSync(path.join(folder, name))]),
    ...files.map((name): [string, Buffer] => ["a file's name", Buffer.from(name)]),
  ];
  return places.flatMap(([place, bytes]) => {
    const text = bytes.toString("latin1");
    const found = formsOf(key).find(([, form]) => text.includes(form));
    return found === undefined ? [] : [`${place} (${found[0]})`];
  });
}

function asked(api: SecondApi, key: string): string[] {
  return api.seen.flatMap(({ url }) =>
    /[?&]key=/.test(url) || leaksInto(url, key) ? ["the address of a request"] : [],
  );
}

function leaksInto(text: string, key: string): boolean {
  return formsOf(key).some(([, form]) => text.includes(form));
}

async function look(cell: Cell): Promise<string[]> {
  const { mode, key, level, json, debug, file, crash } = cell;
  const stranger = await startSecondApi({ channels: [], videos: new Map(), pages: () => null });
  const api = await startSecondApi(mode.server(key, stranger.url));
  try {
    return await inFolder(async (folder) => {
      if (file) writeFileSync(path.join(folder, ".env"), `YOUTUBE_API_KEY='${key}'\n`);
      const args = [...(mode.args?.(key) ?? ["scrape", CHANNEL]), "--db", "a.db"];
      if (!args.includes("--base-url")) args.push("--base-url", api.url);
      const env = debug ? { NODE_DEBUG: DEBUG } : {};
      const reports = [
        "--report-uncaught-exception",
        "--report-on-fatalerror",
        "--report-on-signal",
        "--report-directory=.",
      ];
      const module = path.join(import.meta.dirname, "youtube-crash.cjs");
      const inside = crash !== undefined && crash !== "kill" && crash !== "report";
      const run = startYoutube([...args, "--log-level", level, ...(json ? ["--json"] : [])], {
        cwd: folder,
        key: file ? null : key,
        env: { ...env, ...(inside && { CRASH: crash }) },
        node: crash === undefined ? [] : [...reports, ...(inside ? ["--require", module] : [])],
        timeout: 60_000,
      });
      if (crash === "kill" || crash === "report") await endFromOutside(run, api, crash);
      const { stdout, stderr } = await run.ended;
      const found = leaks(key, { "standard output": stdout, "standard error": stderr }, folder);
      const later = mode.echo === true ? await reportLeaks(key, folder) : [];
      const strangers = stranger.seen.length > 0 ? ["another host was asked"] : [];
      return [...new Set([...found, ...later, ...asked(api, key), ...strangers])];
    });
  } finally {
    await Promise.all([api.close(), stranger.close()]);
  }
}

async function reportLeaks(key: string, folder: string): Promise<string[]> {
  const { stdout, stderr } = await youtube(["report", "--db", "a.db", "-o", "report.html"], { cwd: folder, key: null });
  return leaks(key, { "what report says": stdout + stderr }, folder);
}

async function endFromOutside(run: ReturnType<typeof startYoutube>, api: SecondApi, how: string): Promise<void> {
  for (let waits = 0; api.seen.length < 3 && run.child.exitCode === null && waits < 200; waits++) await delay(10);
  if (how === "report") run.child.kill("SIGUSR2");
  if (how === "report") await delay(300);
  run.child.kill("SIGKILL");
}

/**
 * The cells of the matrix: all in a full run; in a quick one each mode and each crash once, but of the refusals only the
 * first and the last, since `shownErrors` and the line of failures look at all. Crashes come first: one is tried again
 * for ten seconds, which the other lanes spend on the rest.
 */
function cellsOf(quick: boolean): Cell[] {
  const random = seeded(20_261_121);
  const cells = KEY_MODES.flatMap((mode, i) =>
    LEVELS.flatMap((level, l) =>
      [false, true].flatMap((json) =>
        [true, false].map((debug): Cell => {
          const turn = (i + l + Number(json)) % 2 === 0;
          return { mode, key: someKey(random, turn && mode.plainKey !== true), level, json, debug, file: !turn };
        }),
      ),
    ),
  );
  const crashes = CRASHES.flatMap((crash, i) =>
    KEY_MODES.filter(({ echo }) => echo).map(
      (mode, m): Cell => ({
        mode,
        key: someKey(random, m % 2 === 0),
        level: "debug",
        json: i % 2 === 0,
        debug: true,
        file: m % 2 === 0,
        crash,
      }),
    ),
  );
  if (!quick) return [...crashes, ...cells];
  const perMode = LEVELS.length * 4;
  const echoing = crashes.length / CRASHES.length;
  const seen = (mode: KeyMode): boolean => REFUSALS.slice(1, -1).some((name) => name === mode.name);
  return [
    ...crashes.filter((_, i) => i % echoing === (5 * Math.floor(i / echoing)) % echoing),
    ...cells.filter(({ mode }, i) => i % perMode === (7 * Math.floor(i / perMode)) % perMode && !seen(mode)),
  ];
}

/** No run lets the key out, whatever goes wrong, however much is told, and however it ends. */
export async function keyFindings(quick: boolean): Promise<Finding[]> {
  const cells = cellsOf(quick);
  const queue = [...cells];
  const out: { mode: string; text: string }[] = [];
  const work = async (): Promise<void> => {
    for (let cell = queue.shift(); cell; cell = queue.shift()) {
      const found = await look(cell);
      const { mode, level, json, debug, crash, key } = cell;
      const name = [
        level,
        json && "json",
        debug && "NODE_DEBUG",
        crash,
        key.startsWith("AIza") ? "usual key" : "odd key",
      ];
      if (found.length > 0)
        out.push({ mode: mode.name, text: `${name.filter(Boolean).join(" ")}: ${found.join(", ")}` });
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  const leaky = [...new Set(out.map(({ mode }) => mode))].map((mode) => {
    const texts = out.filter((entry) => entry.mode === mode).map(({ text }) => text);
    return `${mode} in ${texts.length}, as ${texts.find((text) => text.includes("usual key")) ?? texts[0]}`;
  });
  return [
    allOf(
      "modes of failure, the keyboard's among them, in which no run shows the key",
      new Set(cells.map(({ mode }) => mode)).size,
      leaky,
    ),
    {
      met: out.length === 0,
      text: `${out.length} of ${cells.length} runs show it; ${CRASHES.length} kinds of crash among them`,
    },
  ];
}
