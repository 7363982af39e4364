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

/** All that is sent back over a connection until it is closed. */
async function reply(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (part) => {
    text += part.toString();
  });
  socket.on("error", () => {});
  socket.write(bytes);
  await once(socket, "close");
  return text;
}

test("bytes that are no request are answered 400", async () => {
  const { app } = await appUnderTest();
  const port = await portOf(app);
  const status = async (line: string) => (await reply(port, line)).slice(0, 12);
  expect([
    await status("GET /c/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
    await status("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
    await status("GET / HTTP/1.0\r\n\r\n"),
    await status(`GET /c/${"a".repeat(500)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
  ]).toEqual(["HTTP/1.1 400", "HTTP/1.1 200", "HTTP/1.1 400", "HTTP/1.1 404"]);
});

test.each([
  ["an address that is too long", `GET /?q=${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, "16 KB"],
  ["more than is read", `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, "16 KB"],
  ["cookies that are too long", `GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${"a".repeat(20_000)}\r\n\r\n`, "16 KB"],
  ["what is no request", "nonsense\r\n\r\n", "cannot be read"],
])("%s is answered with a whole page", async (_name, bytes, reason) => {
  const { app } = await appUnderTest();
  const port = await portOf(app);
  const [head = "", body = ""] = (await reply(port, bytes)).split("\r\n\r\n");
  expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(head).toContain("\r\ncontent-security-policy: default-src 'none';");
  expect(head).toContain(`\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`);
  expect(body).toMatch(/^<!doctype html>.*<\/html>$/is);
  expect(body).toContain("E_ASK");
  expect(body).toContain(reason);
  const alone = await reply(port, bytes.replace(/^GET/, "HEAD"));
  if (bytes.startsWith("GET")) expect(alone).toBe(`${head}\r\n\r\n`);
});
