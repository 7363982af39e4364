import { gunzipSync } from "node:zlib";
import { isRecord } from "../core/record.ts";
import type { Secret } from "./secret.ts";
import type { ApiAnswer } from "./transport.ts";

/** Bytes that an answer may unpack to. */
const LARGEST_BODY = 64 * 1024 * 1024;
const SMALLEST_CHUNK = 1024;
/** The trailer is the server's word; a page of 50 videos is far smaller. */
const LARGEST_CHUNK = 8 * 1024 * 1024;

/**
 * The JSON of an answer, or undefined where the body is none: cut short, of another form, packed wrongly. Should the
 * server repeat the key, the value that is returned no longer holds it.
 */
export function decode({ headers, body }: ApiAnswer, key: Secret): unknown {
  try {
    const packed = /\bgzip\b/.test(headers["content-encoding"] ?? "");
    const bytes = packed ? unpack(Buffer.from(body.buffer, body.byteOffset, body.byteLength)) : Buffer.from(body);
    const parsed = parse(bytes, key);
    if (packed) release(bytes);
    return parsed;
  } catch {
    return undefined;
  }
}

/** A key may be written with escapes, so where there are any, it is looked for in what they mean, names included. */
function parse(bytes: Buffer, key: Secret): unknown {
  const parsed: unknown = JSON.parse(bytes.toString("utf8"));
  return key.mayBeIn(bytes) ? redacted(parsed, key) : parsed;
}

function redacted(value: unknown, key: Secret): unknown {
  if (typeof value === "string") return key.redact(value);
  if (Array.isArray(value)) return value.map((item: unknown) => redacted(item, key));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [key.redact(name), redacted(item, key)]));
}

/** At once, in a buffer of the size that the trailer tells (RFC 1952): in pieces it takes six times as long. */
function unpack(packed: Buffer): Buffer {
  const told = packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4);
  const chunkSize = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, told));
  return gunzipSync(packed, { maxOutputLength: LARGEST_BODY, chunkSize });
}

/** Gives the memory back now; V8 does not count it and would collect it dozens of answers later. */
function release({ buffer, byteLength }: Buffer): void {
  // A small buffer is a piece of one that Node shares out.
  if (buffer instanceof ArrayBuffer && byteLength > Buffer.poolSize) buffer.transfer(0);
}
