import { spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished } from "vitest";
import { bundleCode } from "../build/bundle.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const installed = mkdtempSync(join(inject("commands"), "installed-"));

// The command as it is installed, of today's sources; a link to the program would lead back to what was built last.
for (const folder of ["bin", "dist"]) mkdirSync(join(installed, folder));
for (const name of ["data", "node_modules", "package.json"]) symlinkSync(join(root, name), join(installed, name));
copyFileSync(join(root, "bin/wordcloud.js"), join(installed, "bin/wordcloud.js"));
await bundleCode(join(installed, "dist"));

/** The file that a user's `wordcloud` runs. */
export const PROGRAM: string = join(installed, "bin/wordcloud.js");

// Not below the other, where its packages would be found.
const alone = mkdtempSync(join(inject("commands"), "alone-"));
for (const folder of ["bin", "dist"]) cpSync(join(installed, folder), join(alone, folder), { recursive: true });
for (const name of ["data", "package.json"]) symlinkSync(join(root, name), join(alone, name));

/** The same without a single package beside it: what needs one ends there. */
export const LONE_PROGRAM: string = join(alone, "bin/wordcloud.js");

export interface Run {
  readonly code: number;
  readonly stdout: Buffer;
  readonly text: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** @default none */
  readonly input?: string | Uint8Array;
  /** @default PROGRAM */
  readonly program?: string;
  /** Variables beside those of this process. @default none */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command in a folder, as a process of its own. */
export function wordcloud(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? PROGRAM, ...args], {
      cwd,
      env: { ...process.env, ...options.env },
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => output.push(piece));
    child.stderr.on("data", (piece: Buffer) => errors.push(piece));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const stdout = Buffer.concat(output);
      if (code === null) reject(new Error(`ended by ${signal}`));
      else resolve({ code, stdout, text: stdout.toString("utf8"), stderr: Buffer.concat(errors).toString("utf8") });
    });
    // A command that ends before it has read everything breaks the pipe; its exit code tells the rest.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

/** An empty folder, or one with these files, that goes away with the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "wordcloud-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Paths of all files below a folder, with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/")).sort();
}

/** A short text with a few words of different weight. */
export const TEXT: string = "river river river river stone stone stone cloud cloud light shadow meadow harbour";
