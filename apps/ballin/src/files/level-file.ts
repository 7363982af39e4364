import { accessSync, constants, realpathSync, type Stats, statSync } from "node:fs";
import { quote } from "@side-projects/command";
import { readBounded, replaceFile } from "@side-projects/command/node";
import { BallinError } from "../core/error.ts";
import { formatLevel } from "../core/level/format.ts";
import { LEVEL_LENGTH, type Level } from "../core/level/level.ts";
import { type ParsedLevel, parseLevel } from "../core/level/parse.ts";
import { fileError, noPlainFile } from "./reason.ts";

/**
 * Reads a level file, of which nothing is kept that is not understood.
 *
 * @throws BallinError E_FILE when it cannot be read, E_LEVEL when it is no level
 */
export function readLevel(path: string): ParsedLevel {
  try {
    // Characters have up to four bytes each, but level files are ASCII.
    const bytes = readBounded(path, LEVEL_LENGTH, noPlainFile(path));
    if (bytes === undefined) {
      const message = `${quote(path)} is larger than ${LEVEL_LENGTH} bytes`;
      throw new BallinError("E_LEVEL", message, "choose a file that ballin saved");
    }
    return parseLevel(new TextDecoder().decode(bytes));
  } catch (error) {
    throw fileError(path, error);
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
    replaceFile(stats ? realpathSync(path) : path, formatLevel(level), "ballin", stats ? stats.mode & 0o777 : 0o666);
    return true;
  } catch (error) {
    throw fileError(path, error);
  }
}
