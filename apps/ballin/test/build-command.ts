import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const sources = [
  "src",
  "build",
  "../../packages/command/src",
  "../../packages/raster/src",
  "../../packages/terminal/src",
];
const bundles = ["cli", "index", "physics-worker", "screen-worker"].map((name) => join(root, "dist", `${name}.js`));

/** The file that a user's `ballin` runs. */
export const PROGRAM: string = join(root, "bin/ballin.js");

/** Builds what the tests of the command run, unless it is newer than every source. */
export function buildCommand(): void {
  const newest = Math.max(...sources.flatMap((folder) => filesIn(join(root, folder))).map(changedAt));
  if (Math.min(...bundles.map(changedAt)) > newest) return;
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
