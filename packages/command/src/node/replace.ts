import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a file aside and then renames it, so that there is never half of one and the old one stays when anything fails.
 *
 * @param owner name of the command, which the file aside has in its own while it is written
 * @param mode permissions, of which the umask takes away
 * @throws what the file system throws
 */
export function replaceFile(path: string, content: Uint8Array | string, owner: string, mode = 0o666): void {
  const aside = join(dirname(path), `.${owner}-${process.pid}-${Date.now().toString(36)}.part`);
  const file = openSync(aside, "wx", mode);
  try {
    try {
      writeFileSync(file, content);
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
