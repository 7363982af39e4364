import http from "node:http";
import net from "node:net";
import { type Random, seeded } from "@side-projects/testkit";
import { COUNTS, KINDS, SORTS } from "../../../apps/top-videos-web/src/core/ask.ts";
import { errorFindings } from "../../../apps/top-videos-web/test/browser/trouble.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { payloads } from "./viewer-hostile-texts.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

const ALLOWED = new Set([200, 304, 400, 404, 429]);

/** What only a program that failed would say. */
const INSIDES =
  /\n\s+at .+:\d+|node_modules|\/work\/|\bSQLITE_|SqliteError|TypeError|RangeError|ReferenceError|undefined is not|FST_|dist\/(?:part|cli)/;

const ODD = [
  "",
  "%",
  "%zz",
  "%00",
  "%0d%0aSet-Cookie:x=1",
  "%c0%af",
  "%ed%a0%80",
  "%f0%9f%98%80",
  "..",
  "../../etc/passwd",
  "..%2f..%2f",
  "%2e%2e/",
  "\\..\\",
  "//evil.example",
  "/",
  ";",
  "#",
  "?",
  "&&&",
  "=",
  "[]",
  "[$ne]",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "-1",
  "0",
  "1e9",
  "99999999999999999999",
  "0x10",
  "2024-13",
  "2024-00",
  "0000-01",
  "10000-01",
  "2024-1",
  "2024-12-01",
  "all ",
  "ALL",
  "' OR 1=1 --",
  "%27%3BDROP TABLE videos;--",
  '"',
  "*",
  "NEAR(",
  'a" OR "',
  "title:x",
  "^",
  "(((((",
  "AND",
  "a*b*c*",
  "-",
  "--",
  '""',
  "+",
  "{}",
  "\u0024{7*7}",
  "{{7*7}}",
  "%u0041",
  "\u202e",
  "caf\u00e9",
  "\u6700\u7d42",
  "\ud83d\ude00",
  "a".repeat(199),
  "a".repeat(201),
  "a".repeat(4000),
  "x".repeat(20_000),
  "%61".repeat(3000),
  "a b c d e f g ".repeat(14),
] as const;

const NAMES = [
  "month",
  "sort",
  "n",
  "kind",
  "q",
  "theme",
  "tz",
  "Month",
  "sort[]",
  "month[a]",
  "__proto__",
  "x",
  "",
  "constructor",
  "n%00",
] as const;

interface Ask {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method: string;
}

function value(random: Random, name: string, texts: readonly string[]): string {
  const good = random.int(0, 2) > 0;
  if (!good) return random.int(0, 3) === 0 ? encodeURIComponent(random.pick(texts).toWellFormed()) : random.pick(ODD);
  switch (name) {
    case "month":
      return random.pick(["all", "2024", `20${random.int(10, 30)}-${String(random.int(1, 13)).padStart(2, "0")}`]);
    case "sort":
      return random.pick(SORTS);
    case "n":
      return String(random.pick(COUNTS));
    case "kind":
      return random.pick(KINDS);
    case "theme":
      return random.pick(["dark", "light", "auto", "blue"]);
    default:
      return random.pick(["boss", "theme%20boss", "x", ""]);
  }
}

function query(random: Random, texts: readonly string[]): string {
  const count = random.int(0, 5);
  const parts = Array.from({ length: count }, () => {
    const name = random.pick(NAMES);
    return random.int(0, 9) === 0 ? name : `${name}=${value(random, name, texts)}`;
  });
  return parts.length === 0 ? "" : `?${parts.join(random.pick(["&", "&", "&", "&amp;", ";"]))}`;
}

function pathOf(random: Random, texts: readonly string[]): string {
  const odd = (): string =>
    random.int(0, 1) === 0 ? random.pick(ODD) : encodeURIComponent(random.pick(texts).toWellFormed());
  const channel = random.pick([CHANNEL, CHANNEL, CHANNEL, "@demo", "@DEMO", "UCnobody", odd()]);
  const month = random.pick(["2024-12", "2024", "all", odd()]);
  switch (random.int(0, 11)) {
    case 0:
      return "/";
    case 1:
      return `/${odd()}`;
    case 2:
      return `/c/${channel}/month/${month}.${random.pick(["json", "csv", "rss", "xml", "", "JSON"])}`;
    case 3:
      return `/c/${channel}/video/${random.pick(["v0000000001", "zzzzzzzzzzz", odd()])}`;
    case 4:
      return `/assets/${odd()}`;
    case 5:
      return `/thumb/${random.pick(["v0000000001", odd()])}/${random.pick(["mqdefault.png", "hqdefault.jpg", odd()])}`;
    case 6:
      return random.pick(["/healthz", "/robots.txt", "/favicon.ico", "/c", "/c/", "//", "/.env", "/c//month/", "*"]);
    default:
      return `/c/${channel}`;
  }
}

function anyAsk(random: Random, texts: readonly string[]): Ask {
  const headers: Record<string, string> = {};
  if (random.int(0, 1) === 0) headers["HX-Request-Type"] = random.pick(["partial", "partial", "partial", "full", "x"]);
  if (random.int(0, 9) === 0) headers["If-None-Match"] = random.pick(["*", 'W/"x"', '"', "x, y", 'W/"'.repeat(50)]);
  if (random.int(0, 9) === 0)
    headers["Accept-Encoding"] = random.pick(["gzip", "br", "zstd;q=x", "*", "gzip;q=0, *;q=0"]);
  if (random.int(0, 9) === 0)
    headers.Cookie = random.pick([
      "theme=dark",
      "theme=<script>",
      "theme=%",
      "=;;=",
      "theme=dark; theme=light",
      `a=${"x".repeat(3000)}`,
    ]);
  if (random.int(0, 19) === 0)
    headers.Host = random.pick([
      "evil.example",
      "localhost:1",
      "127.0.0.1:99999",
      "[::1]",
      "a b",
      "127.0.0.1.evil.example",
      "",
    ]);
  if (random.int(0, 19) === 0) headers.Range = random.pick(["bytes=0-1", "bytes=5-1", "lines=1", "bytes=-"]);
  const method = random.int(0, 19) === 0 ? "HEAD" : "GET";
  return { path: pathOf(random, texts) + query(random, texts), headers, method };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Sends the bytes as they are, so that addresses that no client would send get through. */
function raw(port: number, { path, headers, method }: Ask): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers, Connection: "close" }).map(
      ([name, text]) => `${name}: ${text}`,
    );
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on("close", () => {
      const text = Buffer.concat(chunks).toString("latin1");
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      const type = /\r\ncontent-type: ([^\r]*)/i.exec(text)?.[1] ?? "";
      resolve({ status, type, body: text.slice(text.indexOf("\r\n\r\n") + 4) });
    });
    socket.write(Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "utf8"));
  });
}

/** Sends what an HTTP client can send, on a connection that is kept. */
function polite(agent: http.Agent, port: number, { path, headers, method }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, path, headers, method, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers["content-type"] ?? ""),
          body: Buffer.concat(chunks).toString("latin1"),
        }),
      );
    });
    request.once("error", reject);
    request.end();
  });
}

/** What is wrong with an answer: a status that must not be, an error without a style, something of the insides. */
function faultOf({ path, headers, method }: Ask, { status, type, body }: Answer): string | undefined {
  if (!ALLOWED.has(status)) return `status ${status}`;
  const packed = /^(?:gzip|br|\*|zstd)/.test(headers["Accept-Encoding"] ?? "");
  if (packed) return undefined;
  if (status !== 200 && INSIDES.test(body)) return `insides: ${INSIDES.exec(body)?.[0].trim()}`;
  if (status < 400 || method === "HEAD") return undefined;
  // What is no HTTP has no address to be answered at.
  if (/[^\u0021-\u007e]/.test(path) || !path.startsWith("/") || /\s|^$/.test(headers.Host ?? "x")) return undefined;
  const one = path.split("?", 1)[0] ?? "";
  if (one.startsWith("/thumb/") && type.startsWith("text/plain")) return undefined;
  if ((one.endsWith(".json") || one === "/healthz") && type.startsWith("application/json")) return undefined;
  if (!type.startsWith("text/html")) return `an error as ${type || "nothing"}`;
  const isList = body.startsWith('<section id="list"') && body.trimEnd().endsWith("</section>");
  if (headers["HX-Request-Type"] === "partial") return isList ? undefined : "an error that is no fragment";
  return /<link rel="stylesheet"/.test(body) && /<h1/.test(body) ? undefined : "an error without a style";
}

/** Hostile addresses and headers: only answers that may be, errors as styled pages and fragments, nothing of the insides. */
export async function fuzzFindings(quick: boolean): Promise<Finding[]> {
  const count = quick ? 600 : 20_000;
  const texts = payloads(100);
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const findings = await withViewer(await demo(quick ? 500 : 20_000), async ({ port, complaints }) => {
    const random = seeded(17);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
    const one = async (): Promise<void> => {
      const asked = anyAsk(random, texts);
      const sendable = !/[^\u0021-\u00ff]/.test(asked.path) && asked.path.startsWith("/") && asked.headers.Host !== "";
      const answer = sendable ? await polite(agent, port, asked) : await raw(port, asked);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = faultOf(asked, answer);
      if (fault !== undefined)
        wrong.push(
          `${asked.method} ${asked.path.slice(0, 80)} ${JSON.stringify(asked.headers).slice(0, 80)}: ${fault}`,
        );
    };
    let left = count;
    const work = async (): Promise<void> => {
      while (left-- > 0) await one();
    };
    await Promise.all([work(), work(), work(), work()]);
    agent.destroy();
    const said = complaints();
    const shown = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${times} x ${status}`);
    return [
      allOf(`hostile addresses and headers with an answer that may be (${shown.join(", ")})`, count, wrong),
      { met: said === "", text: `stderr: ${said.slice(0, 300) || "nothing"}` },
    ];
  });
  const swapped = await withViewer(await pictured(), ({ address }) =>
    withBrowser((browser) => errorFindings(browser, `${address}c/${CHANNEL}`, [{ status: 400 }])),
  );
  return [...findings, allOf("errors swapped in place of the list, and Back from there", 1, swapped)];
}
