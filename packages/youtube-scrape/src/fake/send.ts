import type { ServerResponse } from "node:http";
import { constants, gzipSync } from "node:zlib";
import type { Answer } from "./api.ts";

/** Headers of every answer, as the real API sends them. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-type": "application/json; charset=UTF-8",
  vary: "Origin, X-Origin, Referer",
  server: "scaffolding on HTTPServer2",
  "cache-control": "private",
  "x-xss-protection": "0",
  "x-frame-options": "SAMEORIGIN",
  "x-content-type-options": "nosniff",
};

/**
 * Whether an answer goes out with gzip: the API wants it accepted and, on top of that, the word in the User-Agent.
 */
export function takesGzip(acceptEncoding: string | undefined, userAgent: string | undefined): boolean {
  const accepts = /(?:^|[,\s])(?:x-)?gzip(?!\s*;\s*q=0(?:\.0*)?(?:\s|,|$))/i.test(acceptEncoding ?? "");
  return accepts && /gzip/i.test(userAgent ?? "");
}

/** Writes an answer. */
export function sendAnswer(
  response: ServerResponse,
  answer: Extract<Answer, { action: "send" }>,
  isGzip: boolean,
): void {
  const { status, headers, body, truncate } = answer;
  if (status === 304) {
    response.writeHead(304, { ...HEADERS, ...headers }).end();
    return;
  }
  const bytes = isGzip ? zipped(body) : Buffer.from(body);
  const all = { ...HEADERS, ...headers, ...(isGzip ? { "content-encoding": "gzip" } : {}) };
  if (truncate === undefined) {
    response.writeHead(status, { ...all, "content-length": bytes.length }).end(bytes);
    return;
  }
  const part = bytes.subarray(0, bytes.length >> 1);
  if (truncate % 2 === 0) {
    // The length is that of what is sent, so that only the end of the gzip stream or of the JSON is missing.
    response.writeHead(status, { ...all, "content-length": part.length }).end(part);
    return;
  }
  response.writeHead(status, { ...all, "content-length": bytes.length });
  response.write(part, () => response.destroy());
}

/** Room for the text of one answer before it is zipped, kept so that memory does not grow with the number of answers. */
let room = Buffer.alloc(1 << 18);

function zipped(body: string): Buffer {
  // A UTF-16 unit takes three bytes at most.
  if (room.length < 3 * body.length) room = Buffer.alloc(3 * body.length);
  const length = room.write(body);
  return gzipSync(room.subarray(0, length), { level: constants.Z_BEST_SPEED });
}
