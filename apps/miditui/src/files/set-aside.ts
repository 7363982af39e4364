import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Journals that are not taken up by themselves: of another state of their file, or not to be read. */
const NAME = /\.(?:kept|damaged)$/;

/** How many of them stay however old they are, and for how many milliseconds all do. */
const FEWEST = 10;
const KEPT_FOR = 90 * 24 * 3600 * 1000;

/**
 * Removes journals that were set aside more than 90 days ago, but for the last ten.
 *
 * @param now milliseconds since 1970
 * @throws what the file system throws
 */
export function removeOldAside(folder: string, now: number): void {
  const aside = readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => join(folder, name))
    // By when they were given their names, not by when they were written.
    .map((file) => ({ file, since: statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? now }))
    .sort((a, b) => b.since - a.since);
  for (const { file, since } of aside.slice(FEWEST)) if (now - since > KEPT_FOR) rmSync(file, { force: true });
}
