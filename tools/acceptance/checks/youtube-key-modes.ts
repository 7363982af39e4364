import type { IncomingMessage } from "node:http";
import { isObject } from "../../../packages/youtube-scrape/test/second-api/fields.ts";
import type { Behaviour, SecondApiOptions } from "../../../packages/youtube-scrape/test/second-api/server.ts";
import { ANSWERS, always, type FailureName } from "./youtube-failures.ts";
import { CHANNEL, plainWorld, UPLOADS, videoOf, worldOf } from "./youtube-worlds.ts";

/** A way in which a server, the network or the person at the keyboard tempts the command to show its key. */
export interface KeyMode {
  name: string;
  /** @param stranger address of a server that nothing may be sent to */
  server(key: string, stranger: string): SecondApiOptions;
  /** @default a scrape of the channel */
  args?: (key: string) => readonly string[];
  /** Whether the server sends the key back, which a crash could print. @default false */
  echo?: boolean;
  /** Whether only keys of Google's own form make sense. @default false */
  plainKey?: boolean;
}

/** How a run is made to crash, see `youtube-crash.cjs`; the last two are done to it from outside. */
export const CRASHES: readonly string[] = ["parse", "timer", "rejection", "exit", "abort", "report", "kill"];

const world = plainWorld(130, 150);

/** A failure from the third request on. */
function failing(name: FailureName, answer = ANSWERS[name]): KeyMode {
  return {
    name,
    server: () => ({ ...world, script: { playlistItems: [null, always(answer)] }, always: onVideos(answer) }),
  };
}

function onVideos(answer: (typeof ANSWERS)[FailureName]): Behaviour {
  return (usual, request) => (/\/videos\?/.test(request.url ?? "") ? answer : usual);
}

/** A passing failure, twice. */
function passing(name: string, behaviour: Behaviour): KeyMode {
  return {
    name,
    server: () => ({ ...world, script: { playlistItems: [null, behaviour], videos: [behaviour, null] } }),
  };
}

/** A server that puts the key it was sent where `place` says. */
function echoing(
  name: string,
  place: (usual: unknown, key: string) => { status?: number; body: unknown; headers?: Record<string, string> },
): KeyMode {
  const behaviour: Behaviour = (usual, request) => {
    const { status = usual.status, body, headers = {} } = place(usual.body, keyIn(request));
    return { status, body, headers };
  };
  return {
    name,
    echo: true,
    server: () => ({ ...world, script: { channels: [null], playlistItems: [null] }, always: behaviour }),
  };
}

function keyIn(request: IncomingMessage): string {
  return String(request.headers["x-goog-api-key"]);
}

const told = (message: string, status = 403): { status: number; body: unknown } => ({
  status,
  body: {
    error: {
      code: status,
      message,
      errors: [{ message, domain: "youtube.x", reason: message, location: message }],
      status: message,
    },
  },
});

/** Every text of an answer with more text added. */
function everyText(value: unknown, add: string): unknown {
  if (typeof value === "string") return `${value} ${add}`;
  if (Array.isArray(value)) return value.map((item) => everyText(item, add));
  if (!isObject(value)) return value;
  const kept = new Set(["id", "videoId", "nextPageToken", "publishedAt", "kind", "uploads", "channelId"]);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      kept.has(name) && typeof item === "string" ? item : everyText(item, add),
    ]),
  );
}

const escaped = (key: string): string =>
  Array.from(key, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** Answers that end a run at once. */
export const REFUSALS: readonly FailureName[] = [
  "dailyQuota",
  "legacyDaily",
  "badKeyNew",
  "badKeyOld",
  "noKey",
  "restricted",
  "apiOff",
];

export const KEY_MODES: readonly KeyMode[] = [
  ...REFUSALS.map((name) => failing(name)),
  {
    name: "search per day",
    server: () => ({ ...world, limits: { search: 0 } }),
    args: () => ["scrape", CHANNEL, "--beyond-cap"],
  },
  passing("per minute", always(ANSWERS.perMinute, { "retry-after": "0" })),
  passing("5xx", always(ANSWERS.backend)),
  passing("HTML", always(ANSWERS.html)),
  passing("reset", (usual) => ({ ...usual, cut: "before" })),
  passing("truncated", (usual) => ({ ...usual, cut: "within" })),
  passing("no JSON", (_, request) => ({ status: 200, body: `{"items": [${keyIn(request)}` })),
  { name: "no playlist", server: () => ({ ...world, pages: () => null }) },
  passing("bad token", always(ANSWERS.badToken)),
  {
    name: "redirect",
    server: (_, stranger) => ({
      ...world,
      script: {
        playlistItems: [
          null,
          (usual) => ({ ...usual, status: 302, headers: { location: `${stranger}/playlistItems?part=id` } }),
        ],
      },
    }),
  },
  echoing("echo in an error", (_, key) =>
    told(`Key ${key} is not allowed; see https://x.org/?key=${encodeURIComponent(key)}`),
  ),
  echoing("echo in an error, torn", (_, key) =>
    told(`Key ${key.slice(0, 9)}<b>${key.slice(9, 20)}</b>${key.slice(20)} is bad`),
  ),
  echoing("echo in an escaped error", (_, key) => ({
    status: 400,
    body: `{"error":{"code":400,"message":"bad ${escaped(key)}"}}`,
  })),
  echoing("echo in a page", (_, key) => ({
    status: 404,
    body: `<title>${key}</title>${key}`,
  })),
  echoing("echo in a header", (usual, key) => ({
    body: usual,
    headers: { etag: `"${encodeURIComponent(key)}"`, "x-debug": encodeURIComponent(key) },
  })),
  echoing("echo in every text", (usual, key) => ({ body: everyText(usual, key) })),
  echoing("echo in every text, escaped", (usual, key) => ({
    body: JSON.stringify(everyText(usual, "@@")).replaceAll("@@", escaped(key)),
  })),
  {
    name: "echo in the name of a field",
    echo: true,
    server: (key) => worldOf([videoOf(0), videoOf(1, { snippet: { channelId: CHANNEL, title: "x", [key]: key } })], 2),
  },
  { name: "key as the channel", server: () => world, args: (key) => ["scrape", key], plainKey: true },
  {
    name: "key in the base URL",
    server: () => world,
    args: (key) => ["scrape", CHANNEL, "--base-url", `http://127.0.0.1:9/youtube/v3?key=${key}`],
    plainKey: true,
  },
  {
    name: "key as an option",
    server: () => world,
    args: (key) => ["scrape", CHANNEL, `--${key}`, "--key", key],
    plainKey: true,
  },
  {
    name: "key as the channel of a refresh",
    server: () => world,
    args: (key) => ["refresh", key],
  },
  {
    name: "all is well",
    server: () => ({
      ...world,
      gzip: true,
      channels: world.channels,
      pages: (id) => (id === UPLOADS ? world.pages(id, 1) : null),
    }),
  },
];
