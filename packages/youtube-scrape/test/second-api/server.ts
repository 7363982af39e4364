import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { type Answer, answerTo, failure, type World } from "./answers.ts";

export type Allowance = "general" | "search" | "stats";

/** What is sent, and how it goes wrong. */
export interface Reply extends Answer {
  headers?: Record<string, string>;
  /** Closes the connection without an answer, or in the middle of it. @default neither */
  cut?: "before" | "within";
}

/** Changes the usual answer to one request. */
export type Behaviour = (usual: Answer, request: IncomingMessage) => Reply;

/** A request as the server saw it. */
export interface Seen {
  /** `channels`, `playlistItems`, `videos`, `videos:batchGetStats`, `search` or `videoCategories`. */
  resource: string;
  /** Path and query, as they came. */
  url: string;
  headerNames: readonly string[];
  /** Of the answer; 0 until there is one. */
  status: number;
  /** Milliseconds since any fixed moment at which it came in, and at which the answer left. */
  came: number;
  left: number;
}

export interface SecondApiOptions extends World {
  /** The key that is valid. @default any */
  key?: string;
  /** Behaviours of the first, second, ... request for a resource; null is as usual. */
  script?: Readonly<Record<string, readonly (Behaviour | null)[]>>;
  /** Behaviour of every request that the script does not name. */
  always?: Behaviour;
  /** Calls a Pacific day. @default 10,000, 100 and 10,000 */
  limits?: Partial<Record<Allowance, number>>;
  /** Milliseconds since 1970. @default the system's time */
  now?: () => number;
  /** Milliseconds before each answer. @default 0 */
  latency?: number;
  /** Compresses what a client is ready for. @default false */
  gzip?: boolean;
  /** Told of each request as it arrives, with its number from 1. */
  onRequest?: (number: number) => void;
}

export interface SecondApi {
  /** For `--base-url`. */
  url: string;
  seen: readonly Seen[];
  /** Calls charged to each allowance, refused ones as well, since the start. */
  units(): Record<Allowance, number>;
  /** Most requests that were waiting for an answer at once. */
  maxInFlight(): number;
  close(): Promise<void>;
}

const LIMITS: Record<Allowance, number> = { general: 10_000, search: 100, stats: 10_000 };
const PACIFIC = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles", dateStyle: "short" });

/** A YouTube Data API of explicit videos on 127.0.0.1, written from the specification and from nothing else. */
export async function startSecondApi(options: SecondApiOptions): Promise<SecondApi> {
  const seen: Seen[] = [];
  const calls = new Map<string, number>();
  const passes = new Map<string, number>();
  const charged = new Map<string, number>();
  let waiting = 0;
  let most = 0;

  const usual = (request: IncomingMessage, resource: string, query: URLSearchParams): Answer => {
    const header = request.headers["x-goog-api-key"];
    const key = typeof header === "string" ? header : query.get("key");
    if (key === null) return failure(403, "forbidden", "Method doesn't allow unregistered callers.");
    if (options.key !== undefined && key !== options.key) return WRONG_KEY;
    const allowance = allowanceOf(resource);
    const day = `${allowance} ${PACIFIC.format(options.now?.() ?? Date.now())}`;
    const count = (charged.get(day) ?? 0) + 1;
    charged.set(day, count);
    if (count > (options.limits?.[allowance] ?? LIMITS[allowance])) return EXHAUSTED[allowance];
    return answerTo(resource, query, options, passes);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const resource = pathname.replace(/^\/youtube\/v3\//, "");
    const entry = {
      resource,
      url: request.url ?? "",
      headerNames: Object.keys(request.headers),
      status: 0,
      came: performance.now(),
      left: 0,
    };
    seen.push(entry);
    options.onRequest?.(seen.length);
    const nth = calls.get(resource) ?? 0;
    calls.set(resource, nth + 1);
    if (options.latency) await delay(options.latency);
    const scripted = options.script?.[resource]?.[nth];
    const behaviour = scripted === undefined ? options.always : scripted;
    const answer = usual(request, resource, searchParams);
    const reply: Reply = behaviour ? behaviour(answer, request) : answer;
    entry.status = reply.status;
    entry.left = performance.now();
    send(request, response, reply, options.gzip === true);
  };

  const server = createServer((request, response) => {
    most = Math.max(most, ++waiting);
    response.once("close", () => waiting--);
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/youtube/v3`,
    seen,
    units() {
      const total = { general: 0, search: 0, stats: 0 };
      for (const { resource, status } of seen) if (status !== 0) total[allowanceOf(resource)]++;
      return total;
    },
    maxInFlight: () => most,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The allowance that a call counts against. */
export function allowanceOf(resource: string): Allowance {
  if (resource === "search") return "search";
  return resource === "videos:batchGetStats" ? "stats" : "general";
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply, gzip: boolean): void {
  if (reply.cut === "before") {
    request.socket.resetAndDestroy();
    return;
  }
  const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  const ready =
    /gzip/.test(String(request.headers["accept-encoding"])) && /gzip/.test(request.headers["user-agent"] ?? "");
  const packed = gzip && ready;
  const bytes = packed ? gzipSync(text) : Buffer.from(text);
  response.writeHead(reply.status, {
    "content-type": "application/json; charset=UTF-8",
    "content-length": String(bytes.length),
    ...(packed && { "content-encoding": "gzip" }),
    ...reply.headers,
  });
  if (reply.cut !== "within") {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => request.socket.destroy());
}

const WRONG_KEY: Answer = failure(400, "badRequest", "API key not valid. Please pass a valid API key.", {
  status: "INVALID_ARGUMENT",
  details: [
    { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID", domain: "googleapis.com" },
  ],
});

const QUOTA_TEXT = `The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.`;
const DAILY: Answer = failure(403, "quotaExceeded", QUOTA_TEXT, {
  errors: [{ message: QUOTA_TEXT, domain: "youtube.quota", reason: "quotaExceeded" }],
});

/** How each allowance is refused once it is used up. */
const EXHAUSTED: Readonly<Record<Allowance, Answer>> = {
  general: DAILY,
  stats: DAILY,
  search: failure(
    429,
    "rateLimitExceeded",
    "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day' of service 'youtube.googleapis.com'.",
    { status: "RESOURCE_EXHAUSTED" },
  ),
};
