import { opendirSync } from "node:fs";
import { join } from "node:path";
import { fileError } from "./reason.ts";
import { statusOf } from "./status.ts";

export interface LevelFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly changed: Date;
}

/** Entries of a folder that are looked at, and files that are listed; a person reads no more. */
const MOST_ENTRIES = 20_000;
const MOST_FILES = 500;

/** Names that end in .json, in the order of their code points; hidden ones are left out. */
function namesIn(folder: string): string[] {
  const names: string[] = [];
  const opened = opendirSync(folder);
  try {
    let entries = 0;
    for (let entry = opened.readSync(); entry && entries < MOST_ENTRIES; entry = opened.readSync(), entries++) {
      if (entry.name.toLowerCase().endsWith(".json") && !entry.name.startsWith(".")) names.push(entry.name);
    }
  } finally {
    opened.closeSync();
  }
  return names.sort();
}

/**
 * The level files of a folder by name, at most 500; a file that cannot be looked at is left out.
 *
 * @throws BallinError E_FILE when the folder cannot be read
 */
export function listLevels(folder: string): LevelFile[] {
  try {
    const files: LevelFile[] = [];
    for (const name of namesIn(folder)) {
      if (files.length === MOST_FILES) break;
      const stats = statusOf(join(folder, name));
      if (stats?.isFile()) files.push({ name, size: stats.size, changed: stats.mtime });
    }
    return files;
  } catch (error) {
    throw fileError(folder, error);
  }
}
