import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { CloudError, type CloudErrorCode } from "../core/error.ts";
import { quotePath } from "../core/quote.ts";
import { reason } from "./output.ts";

/** Most bytes that are read: as many as the longest text may have in UTF-8. */
const MAX_BYTES = 192 * 1024 * 1024;
const STANDARD_INPUT = 0;
const PIECE = 1 << 16;

/**
 * The text of a file, or of the standard input as "-". It is UTF-8, or UTF-16 where a byte order mark says so; what is
 * neither is read as Windows-1252.
 *
 * @throws CloudError of the code given, where it cannot be read or is no text; E_TEXT where it is too long
 */
export function readText(path: string, code: CloudErrorCode): string {
  const name = path === "-" ? "the standard input" : quotePath(path);
  const bytes = readBytes(path, name, code);
  if (bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return bytes.toString("utf16le", 2);
  if (bytes.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) {
    throw new CloudError(code, `${name} is no text`, "name a file of text, Markdown, CSV or JSON");
  }
  const text = isUtf8(bytes) ? bytes.toString("utf8") : new TextDecoder("windows-1252").decode(bytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function readBytes(path: string, name: string, code: CloudErrorCode): Buffer {
  let folder = false;
  try {
    if (path === "-") return readAll(STANDARD_INPUT, name);
    const file = openSync(path, "r");
    try {
      folder = fstatSync(file).isDirectory();
      if (!folder) return readAll(file, name);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof CloudError) throw error;
    const why = reason(error);
    if (why === "ENOENT") throw new CloudError(code, `there is no file ${name}`, "check its path");
    throw new CloudError(code, `${name} could not be read (${why})`, "check its path and permissions");
  }
  throw new CloudError(code, `${name} is a folder`, "name a file in it");
}

/** In pieces, since a pipe or a device has no size to ask for. */
function readAll(file: number, name: string): Buffer {
  const pieces: Buffer[] = [];
  const { size } = fstatSync(file);
  const usual = Math.min(MAX_BYTES, Math.max(PIECE, size + 1));
  for (let total = 0; total <= MAX_BYTES; ) {
    const piece = Buffer.allocUnsafe(total === 0 ? usual : Math.max(PIECE, usual - total));
    const read = readPiece(file, piece);
    if (read === 0) return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    pieces.push(piece.subarray(0, read));
    total += read;
  }
  throw new CloudError("E_TEXT", `${name} has more than ${MAX_BYTES} bytes`, "give a part of it");
}

function readPiece(file: number, piece: Buffer): number {
  for (;;) {
    try {
      return readSync(file, piece);
    } catch (error) {
      const why = reason(error);
      // Windows tells the end of a pipe as an error; a pipe that is empty for now is asked again.
      if (why === "EOF") return 0;
      if (why !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}
