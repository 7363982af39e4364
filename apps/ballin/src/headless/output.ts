import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileError } from "../files/reason.ts";
import { replaceFile } from "../files/replace.ts";
import { statusOf } from "../files/status.ts";

/**
 * Writes a file aside and then renames it, so that there is never half of one. Its folder is made where it is missing, a
 * link stays a link, and a pipe or a device is written to.
 *
 * @throws BallinError E_DISK
 */
export function writeOutput(path: string, content: Uint8Array | string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const present = statusOf(path);
    if (present && !present.isFile() && !present.isDirectory()) writeFileSync(path, content);
    else replaceFile(present ? realpathSync(path) : path, content);
  } catch (error) {
    throw fileError(path, error);
  }
}
