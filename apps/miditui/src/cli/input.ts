import { closeSync, openSync, readSync } from "node:fs";
import { MidituiError } from "../core/error.ts";
import { codeOf, fileError } from "../files/reason.ts";
import { MOST_BYTES, songBytes } from "../files/song-file.ts";
import { statusOf } from "../files/status.ts";

const STANDARD = 0;

/**
 * The bytes of a file, of the standard input where it is called "-", or of a pipe, as a shell makes of `<(...)`.
 *
 * @throws MidituiError E_FILE, E_LIMIT
 */
export function readInput(path: string): Uint8Array {
  if (path === "-") return readAll(STANDARD, "the standard input");
  const status = statusOf(path);
  if (!status?.isFIFO() && !status?.isCharacterDevice() && !status?.isSocket()) return songBytes(path);
  try {
    const file = openSync(path, "r");
    try {
      return readAll(file, path);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw fileError(path, error, "read");
  }
}

function readAll(file: number, name: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = new Uint8Array(1 << 16);
    const read = readSome(file, part, name);
    if (read === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, read));
    length += read;
    if (length > MOST_BYTES)
      throw new MidituiError("E_LIMIT", `${name} has more than ${MOST_BYTES} bytes`, "choose a smaller file");
  }
}

function readSome(file: number, part: Uint8Array, name: string): number {
  for (;;) {
    try {
      return readSync(file, part);
    } catch (error) {
      const code = codeOf(error);
      // The end of a pipe on Windows.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw fileError(name, error, "read");
      // Nothing there yet, on a pipe that does not wait by itself.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
