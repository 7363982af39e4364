import { createHash } from "node:crypto";
import { basename } from "node:path";

const NAME = /^(?<song>.+)\.(?<owner>\d+-\d+-[0-9a-f]{8})\.journal$/;

/** Letters of a song's own name in that of its journal, for who looks into the folder. */
const LONGEST = 40;

/**
 * What the names of the journals of a song begin with.
 *
 * @param path of its file, absolute; undefined for a song without one
 */
export function songKey(path: string | undefined): string {
  if (path === undefined) return "untitled";
  const legible = basename(path)
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .slice(0, LONGEST);
  return `${legible}.${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
}

/** Every process has a journal of its own, so that two do not write into one. */
export function journalName(key: string, owner: string): string {
  return `${key}.${owner}.journal`;
}

/** Undefined where it is not the name of a journal. */
export function partsOfName(name: string): { readonly key: string; readonly owner: string } | undefined {
  const { song, owner } = NAME.exec(name)?.groups ?? {};
  return song === undefined || owner === undefined ? undefined : { key: song, owner };
}
