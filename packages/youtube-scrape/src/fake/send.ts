import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { Answer } from "./api.ts";

const compress = promisify(gzip);

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
export async function sendAnswer(
  response: ServerResponse,
  answer: Extract<Answer, { action: "send" }>,
  isGzip: boolean,
): Promise<void> {
  const { status, headers, body, truncate } = answer;
  if (status === 304) {
    response.writeHead(304, { ...HEADERS, ...headers }).end();
    return;
  }
  const plain = Buffer.from(body);
  const bytes = isGzip ? await compress(plain, { level: constants.Z_BEST_SPEED }) : plain;
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
