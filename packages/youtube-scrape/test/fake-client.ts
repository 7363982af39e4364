import { request } from "node:http";
import { onTestFinished } from "vitest";
import type { Clock } from "../src/clock.ts";
import type { FakeOptions, FakeServer } from "../src/fake/options.ts";
import { startFake } from "../src/fake/server.ts";

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: unknown;
}

/** A server that ends with the test. */
export async function fake(options: FakeOptions = {}): Promise<FakeServer> {
  const server = await startFake(options);
  onTestFinished(() => server.close());
  return server;
}

/** Asks with the key as a header, unless other headers are given. */
export function ask(
  server: FakeServer,
  path: string,
  headers: Readonly<Record<string, string>> = { "x-goog-api-key": "test-key" },
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const url = path.startsWith("http") ? path : server.url + path;
    const sent = request(url, { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString("utf8");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, text, json: parsed(text) });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at a path of an answer; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here: unknown = value;
  for (const name of path) {
    if (here === null || typeof here !== "object") return undefined;
    here = Object.entries(here).find(([key]) => key === String(name))?.[1];
  }
  return here;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Ids of a whole playlist, page by page. */
export async function listed(server: FakeServer, playlist: string): Promise<string[]> {
  const ids: string[] = [];
  for (let token = ""; ; ) {
    const query = `part=contentDetails&maxResults=50&playlistId=${playlist}&prettyPrint=false`;
    const { json } = await ask(server, `/playlistItems?${query}${token === "" ? "" : `&pageToken=${token}`}`);
    for (const item of list(at(json, "items"))) ids.push(String(at(item, "contentDetails", "videoId")));
    const next = at(json, "nextPageToken");
    if (typeof next !== "string") return ids;
    token = next;
  }
}

export const UPLOADS = "UU9ecwl3FTG66jIKA9JRDtmg";

/** A clock that stands where it is put. */
export function standing(iso: string): Clock & { set(iso: string): void } {
  let now = Date.parse(iso);
  return {
    now: () => now,
    elapsed: () => now,
    sleep: async () => {},
    set: (later) => {
      now = Date.parse(later);
    },
  };
}
