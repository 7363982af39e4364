import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "./reason.ts";
import { statusOf } from "./status.ts";

/**
 * Makes a folder with those above it. One after another: Node's own recursive mkdir never ends where
 * the system says of a folder that is there that it is not, as /proc does.
 *
 * @param mode permissions, of which the umask takes away. @default for its user alone
 * @throws what the file system throws
 */
export function makeFolder(path: string, mode = 0o700): void {
  if (statusOf(path)?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  try {
    mkdirSync(path, mode);
  } catch (error) {
    // Another process may have been faster.
    if (codeOf(error) !== "EEXIST" || !statusOf(path)?.isDirectory()) throw error;
  }
}
