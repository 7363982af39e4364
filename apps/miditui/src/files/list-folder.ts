import { opendirSync } from "node:fs";
import { join } from "node:path";
import type { FileEntry, ListedKind } from "../core/app/dialog.ts";
import { isBankName, isSongName, isWavName } from "../core/app/file-format.ts";
import { fileError } from "./reason.ts";
import { statusOf } from "./status.ts";

/** Entries of a folder that are looked at, and that are listed; a person reads no more. */
const MOST_ENTRIES = 100_000;
const MOST_LISTED = 5_000;

const LISTED = { songs: isSongName, banks: isBankName, sounds: isWavName } as const;

/**
 * What a folder has to choose from: folders first, then files of a kind, each by name. Hidden ones are left out, as are those that
 * cannot be looked at.
 *
 * @throws MidituiError E_FILE where the folder cannot be read
 */
export function listFolder(folder: string, kind: ListedKind = "songs"): FileEntry[] {
  const isListed = LISTED[kind];
  try {
    const entries: FileEntry[] = [];
    for (const name of namesIn(folder, isListed)) {
      if (entries.length === MOST_LISTED) break;
      const status = statusOf(join(folder, name));
      if (status?.isDirectory()) entries.push({ name, folder: true, size: 0 });
      else if (status?.isFile() && isListed(name)) entries.push({ name, folder: false, size: status.size });
    }
    return entries.sort((a, b) => Number(b.folder) - Number(a.folder));
  } catch (error) {
    throw fileError(folder, error, "read");
  }
}

/** By their letters, whatever their case; equal ones by their code points. */
function namesIn(folder: string, isListed: (name: string) => boolean): string[] {
  const names: { readonly name: string; readonly key: string }[] = [];
  const opened = opendirSync(folder);
  try {
    let count = 0;
    for (let entry = opened.readSync(); entry && count < MOST_ENTRIES; entry = opened.readSync(), count++) {
      // Of files the name tells; what a link leads to is not known here.
      const isShown = !entry.isFile() || isListed(entry.name);
      if (isShown && !entry.name.startsWith(".")) names.push({ name: entry.name, key: entry.name.toLowerCase() });
    }
  } finally {
    opened.closeSync();
  }
  names.sort((a, b) => order(a.key, b.key) || order(a.name, b.name));
  return names.map(({ name }) => name);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
