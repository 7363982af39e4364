import http from "node:http";
import net from "node:net";
import { seeded } from "@side-projects/testkit";
import { errorFindings } from "../../../apps/top-videos-web/test/browser/trouble.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { anyAsk, type HostileAsk } from "./viewer-fuzz-asks.ts";
import { payloads } from "./viewer-hostile-texts.ts";
import { CHANNEL, demo, pictured } from "./viewer-worlds.ts";

const ALLOWED = new Set([200, 304, 400, 404, 429]);

/** What only a program that failed would say. */
const INSIDES =
  /\n\s+at .+:\d+|node_modules|\/work\/|\bSQLITE_|SqliteError|TypeError|RangeError|ReferenceError|undefined is not|FST_|dist\/(?:part|cli)/;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly tag?: string | undefined;
}

/** Sends the bytes as they are, so that addresses that no client would send get through. */
function raw(port: number, { path, headers, method }: HostileAsk): Promise<Answer> {
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
function polite(agent: http.Agent, port: number, { path, headers, method }: HostileAsk): Promise<Answer> {
  return new Promise((resolve) => {
    const fail = ({ message }: Error): void => resolve({ status: 0, type: "", body: message });
    const request = http.request({ host: "127.0.0.1", port, path, headers, method, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", fail);
      response.once("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          type: String(response.headers["content-type"] ?? ""),
          body: Buffer.concat(chunks).toString("latin1"),
          tag: response.headers.etag,
        }),
      );
    });
    request.once("error", fail);
    request.end();
  });
}

/** Bytes of a request from which on Node reads no further. */
const MOST_READ = 16_000;

/** Whether a server can read what is asked for: what is no HTTP, or too long, is not. */
function isReadable({ path, headers }: HostileAsk): boolean {
  const text = path + Object.values(headers).join();
  return (
    text.length < MOST_READ &&
    path.startsWith("/") &&
    !/[^\u0021-\u007e]/.test(path) &&
    !/\s|^$/.test(headers.Host ?? "x")
  );
}

/** What is wrong with the form of an error. */
function errorFault(asked: HostileAsk, { type, body }: Answer): string | undefined {
  const path = asked.path.split("?", 1)[0] ?? "";
  const isPage = /<link rel="stylesheet"/.test(body) && /<h1/.test(body);
  if (isPage && !isReadable(asked)) return undefined;
  const file = /^\/c\/[^/]+\/month\/[^/]*\.(json|csv|rss)$/.exec(path)?.[1];
  if ((path.startsWith("/thumb/") || file === "csv" || file === "rss") && type.startsWith("text/plain"))
    return undefined;
  if ((file === "json" || path === "/healthz") && type.startsWith("application/json")) return undefined;
  if (!type.startsWith("text/html")) return `an error as ${type || "nothing"}`;
  const isList = body.startsWith('<section id="list"') && body.trimEnd().endsWith("</section>");
  if (asked.headers["HX-Request-Type"] === "partial") return isList ? undefined : "an error that is no fragment";
  return isPage ? undefined : "an error without a style";
}

/** What is wrong with an answer: a status that must not be, an error without a style, something of the insides. */
function faultOf(asked: HostileAsk, answer: Answer): string | undefined {
  const { status, body } = answer;
  if (!ALLOWED.has(status)) return status === 0 ? `no answer: ${body.slice(0, 80)}` : `status ${status}`;
  const packed = /^(?:gzip|br|\*|zstd)/.test(asked.headers["Accept-Encoding"] ?? "");
  if (packed) return undefined;
  if (status !== 200 && INSIDES.test(body)) return `insides: ${INSIDES.exec(body)?.[0].trim()}`;
  return status < 400 || asked.method === "HEAD" ? undefined : errorFault(asked, answer);
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
      // Now and then what was answered just before is asked for again, by a client that has it.
      const asked: HostileAsk = before !== undefined && random.int(0, 19) === 0 ? before : anyAsk(random, texts);
      const sendable = !/[^\u0021-\u00ff]/.test(asked.path) && asked.path.startsWith("/") && asked.headers.Host !== "";
      const answer = sendable ? await polite(agent, port, asked) : await raw(port, asked);
      if (answer.tag !== undefined) before = { ...asked, headers: { ...asked.headers, "If-None-Match": answer.tag } };
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = faultOf(asked, answer);
      if (fault !== undefined)
        wrong.push(
          `${asked.method} ${asked.path.slice(0, 80)} ${JSON.stringify(asked.headers).slice(0, 80)}: ${fault}`,
        );
    };
    let before: HostileAsk | undefined;
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
