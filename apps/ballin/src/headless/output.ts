import { mkdirSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileError } from "../files/reason.ts";

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

function replaceFile(path: string, content: Uint8Array | string): void {
  const aside = join(dirname(path), `.${process.pid}.${Date.now().toString(36)}.part`);
  try {
    writeFileSync(aside, content, { flag: "wx" });
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** What lies at a path; undefined also where nothing can, since its parent is a file or its name too long. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
