import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
const bundles = ["cli", "index"].map((name) => join(root, "dist", `${name}.js`));

/** The file that a user's `miditui` runs. */
export const PROGRAM: string = join(root, "bin/miditui.js");

/** Only one test file builds at a time: the others would find the files of the command taken away. */
const lock = join(root, "node_modules", ".building");

/** Builds what the tests of the command run, unless it is newer than every source. */
export function buildCommand(): void {
  while (!isBuilt()) {
    if (!begin()) continue;
    try {
      if (!isBuilt()) execFileSync(process.execPath, [join(root, "build/build.ts")], { stdio: "inherit" });
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

/** @returns false where somebody else builds, after a while */
function begin(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (hasEnded()) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    return false;
  }
}

/** Whether whoever builds was ended before its build was. */
function hasEnded(): boolean {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return false;
  } catch {
    return true;
  }
}

function isBuilt(): boolean {
  const newest = Math.max(...sources.flatMap((folder) => filesIn(join(root, folder))).map(changedAt));
  return Math.min(...bundles.map(changedAt)) > newest;
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Milliseconds since 1970, 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
