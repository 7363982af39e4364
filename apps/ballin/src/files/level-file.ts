import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { BallinError } from "../core/error.ts";
import { formatLevel } from "../core/level/format.ts";
import { LEVEL_LENGTH, type Level } from "../core/level/level.ts";
import { type ParsedLevel, parseLevel } from "../core/level/parse.ts";
import { quote } from "../core/quote.ts";
import { fileError } from "./reason.ts";

/** Characters of a file have up to four bytes each, but level files are ASCII; this is one byte more than is taken. */
const MOST_BYTES = LEVEL_LENGTH + 1;

function readBytes(path: string): Uint8Array {
  // A pipe without a writer would block here for ever.
  const stats = statSync(path);
  if (!stats.isFile()) throw new BallinError("E_FILE", `${quote(path)} is no file`, "choose a level file");
  const file = openSync(path, "r");
  try {
    if (fstatSync(file).size >= MOST_BYTES) {
      throw new BallinError(
        "E_LEVEL",
        `${quote(path)} is larger than ${LEVEL_LENGTH} bytes`,
        "choose a file that ballin saved",
      );
    }
    const bytes = new Uint8Array(MOST_BYTES);
    let length = 0;
    for (let read = 1; read > 0 && length < MOST_BYTES; length += read) {
      read = readSync(file, bytes, length, MOST_BYTES - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/**
 * Reads a level file, of which nothing is kept that is not understood.
 *
 * @throws BallinError E_FILE when it cannot be read, E_LEVEL when it is no level
 */
export function readLevel(path: string): ParsedLevel {
  try {
    return parseLevel(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    throw fileError(path, error);
  }
}

function replace(path: string, text: string, mode: number): void {
  const aside = join(dirname(path), `.ballin-${process.pid}-${Date.now().toString(36)}.part`);
  try {
    const file = openSync(aside, "wx", mode);
    try {
      writeFileSync(file, text);
      // A disk that is full tells so here at the latest, not when the old file is gone.
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

function checkTarget(path: string, stats: Stats | undefined): void {
  if (stats && !stats.isFile()) {
    throw new BallinError("E_FILE", `${quote(path)} is no file`, "choose another name");
  }
}

/**
 * Writes a level file aside and then renames it, so that there is never half of one and the old one stays when
 * anything fails. A link stays a link to the file that is replaced.
 *
 * @param options overwrite: whether a file that is there already may be replaced
 * @returns false when a file is there and may not be replaced
 * @throws BallinError E_FILE or E_DISK
 */
export function writeLevel(path: string, level: Level, options: { readonly overwrite: boolean }): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    checkTarget(path, stats);
    if (stats && !options.overwrite) return false;
    // A file can be replaced without leave to write it, if its folder allows; who protected it did not mean that.
    if (stats) accessSync(path, constants.W_OK);
    replace(stats ? realpathSync(path) : path, formatLevel(level), stats ? stats.mode & 0o777 : 0o666);
    return true;
  } catch (error) {
    throw fileError(path, error);
  }
}
