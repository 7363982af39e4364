import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** How many of them stay however old they are, and for how many milliseconds all do. */
const FEWEST = 10;
const KEPT_FOR = 90 * 24 * 3600 * 1000;

/** Whether a journal of this name is not taken up by itself: of another state of its file, or not to be read. */
export function isSetAside(name: string): boolean {
  return /\.(?:kept|damaged)$/.test(name);
}

/**
 * Removes journals that were set aside more than 90 days ago, but for the last ten.
 *
 * @param now milliseconds since 1970
 * @throws what the file system throws
 */
export function removeOldAside(folder: string, now: number): void {
  const aside = readdirSync(folder)
    .filter(isSetAside)
    .map((name) => join(folder, name))
    // By when they were given their names, not by when they were written.
    .map((file) => ({ file, since: statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? now }))
    .sort((a, b) => b.since - a.since);
  for (const { file, since } of aside.slice(FEWEST)) if (now - since > KEPT_FOR) rmSync(file, { force: true });
}
