import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { quote } from "@side-projects/command";
import { replaceFile } from "@side-projects/command/node";
import { BallinError } from "../core/error.ts";
import { fileError } from "../files/reason.ts";
import { statusOf } from "../files/status.ts";

/**
 * Refuses a file whose folder is not there: a name that was mistyped makes no folders.
 *
 * @throws BallinError E_FILE
 */
export function checkFolder(path: string): void {
  const folder = dirname(path);
  if (statusOf(folder)?.isDirectory() !== true)
    throw new BallinError("E_FILE", `there is no folder ${quote(folder)}`, "make it first");
}

/**
 * Makes the folder of a file that is to be written, where it is missing.
 *
 * @throws BallinError E_FILE, E_DISK
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw fileError(path, error, "output");
  }
}

/**
 * Writes a file aside and then renames it, so that there is never half of one. A link stays a link, and a pipe or a
 * device is written to.
 *
 * @throws BallinError E_FILE, E_DISK
 */
export function writeOutput(path: string, content: Uint8Array | string): void {
  try {
    const present = statusOf(path);
    if (present && !present.isFile() && !present.isDirectory()) writeFileSync(path, content);
    else replaceFile(present ? realpathSync(path) : path, content, "ballin");
  } catch (error) {
    throw fileError(path, error, "output");
  }
}
