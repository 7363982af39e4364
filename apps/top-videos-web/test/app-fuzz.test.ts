import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { COUNTS, KINDS, SORTS } from "../src/core/ask.ts";
import { appUnderTest, portOf } from "./app-under-test.ts";

const ALLOWED = new Set([200, 304, 400, 404, 429]);

const nasty = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    "..",
    "%2e%2e",
    "%00",
    "%",
    "%zz",
    "%c3%28",
    "//",
    "\\",
    "__proto__",
    "constructor",
    "a".repeat(300),
    "'--",
    "{}",
  ),
);
const word = fc.oneof(
  nasty,
  fc.constantFrom("c", "UC1", "@UC1", "month", "video", "video-00001", "thumb", "assets", "healthz"),
);
const path = fc.oneof(
  fc.array(word, { maxLength: 5 }).map((words) => `/${words.join("/")}`),
  fc.constantFrom("/c/UC1", "/c/UC1/month/2024-11.json", "/c/UC1/month/2024.rss", "/", "/c/UC1/video/video-00001"),
);
const value = fc.oneof(nasty, fc.constantFrom("", "2024-11", "2024", "all", ...SORTS, ...KINDS, ...COUNTS.map(String)));
const parameter = fc.tuple(fc.oneof(fc.constantFrom("month", "sort", "n", "kind", "q", "theme"), nasty), value);
const url = fc
  .tuple(path, fc.array(parameter, { maxLength: 4 }))
  .map(([before, parameters]) => `${before}?${parameters.map((pair) => pair.join("=")).join("&")}`);

/** As it is, where `inject` would normalise the address first. */
async function get(at: {
  port: number;
  agent: Agent;
  path: string;
  headers: Record<string, string>;
}): Promise<[number, string]> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", ...at }, resolve)
      .on("error", reject)
      .end();
  });
  let body = "";
  for await (const part of answer) body += String(part);
  return [answer.statusCode ?? 0, body];
}

test("whatever the address, the answer is one of five, and no error shows its stack", async () => {
  const { app, errors } = await appUnderTest();
  const port = await portOf(app);
  const agent = new Agent({ keepAlive: true });
  const headers = fc.constantFrom<Record<string, string>>(
    {},
    { "hx-request-type": "partial" },
    { "hx-request-type": "full", "if-none-match": "*" },
    { "if-none-match": 'W/"a", "b", ,', cookie: "theme=dark; theme=pink;;" },
    { "accept-encoding": "br;q=x, gzip;;", "accept-version": "1" },
  );
  await fc.assert(
    fc.asyncProperty(url, headers, async (path, more) => {
      const [status, body] = await get({ port, agent, path, headers: more });
      expect(ALLOWED).toContain(status);
      if (status >= 400) expect(body).not.toMatch(/\.[jt]s:\d+|node_modules/);
    }),
    { numRuns: 800 },
  );
  agent.destroy();
  expect(errors).toEqual([]);
});

test("bytes that are no request are answered 400", async () => {
  const { app } = await appUnderTest();
  const port = await portOf(app);
  const lines = [
    "GET /c/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "GET / HTTP/1.0\r\n\r\n",
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    "nonsense\r\n\r\n",
    `GET /c/${"a".repeat(500)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  ];
  const statuses: string[] = [];
  for (const line of lines) {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString();
    });
    socket.on("error", () => {});
    socket.write(line);
    await once(socket, "close");
    statuses.push(text.slice(0, 12));
  }
  expect(statuses).toEqual([
    "HTTP/1.1 400",
    "HTTP/1.1 200",
    "HTTP/1.1 400",
    "HTTP/1.1 400",
    "HTTP/1.1 400",
    "HTTP/1.1 400",
  ]);
});
