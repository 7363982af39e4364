import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = ["src", "build", "../raster/src"].map((folder) => join(root, folder));
const bundles = ["dist/cli.cjs", "dist/index.js"].map((file) => join(root, file));
const table = join(root, "data/fontawesome.bin");

/** Builds what the tests of the command run, unless it is newer than every source. */
export default function setup(): void {
  const newest = Math.max(...sources.flatMap(filesIn).map(changedAt));
  // The table looks after itself: its builder knows its inputs by their digest.
  if (Math.min(...bundles.map(changedAt)) > newest && changedAt(table) > 0) return;
  execFileSync(process.execPath, [join(root, "build/build.ts")], { stdio: "inherit" });
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Milliseconds since 1970, 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
