import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Secret } from "./secret.ts";
import type { ApiAnswer } from "./transport.ts";

const unzip = promisify(gunzip);

/** Bytes that an answer may unpack to. */
const LARGEST_BODY = 64 * 1024 * 1024;

/**
 * The JSON of an answer, or undefined where the body is none: cut short, of another form, packed wrongly. Should the
 * server repeat the key, the value that is returned no longer holds it.
 */
export async function decode({ headers, body }: ApiAnswer, key: Secret): Promise<unknown> {
  try {
    const packed = /\bgzip\b/.test(headers["content-encoding"] ?? "");
    const bytes = packed ? await unzip(body, { maxOutputLength: LARGEST_BODY }) : Buffer.from(body);
    const text = bytes.toString("utf8");
    const parsed: unknown = JSON.parse(bytes.includes(key.reveal()) ? key.redact(text) : text);
    return parsed;
  } catch {
    return undefined;
  }
}
