import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The file that a user's `icon-render` runs. */
export const PROGRAM: string = fileURLToPath(new URL("../bin/icon-render.cjs", import.meta.url));

export interface Run {
  readonly code: number;
  readonly stdout: Buffer;
  readonly text: string;
  readonly stderr: string;
  /** Lines of the standard output. */
  readonly lines: readonly string[];
}

export interface RunOptions {
  /** @default none */
  readonly input?: string;
  /** Variables beside those of this process. @default none */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built command in a folder, as a process of its own. */
export function iconRender(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return program(process.execPath, [PROGRAM, ...args], folder, options);
}

/** Runs any program to its end. */
export function program(name: string, args: readonly string[], cwd: string, options: RunOptions = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd, env: { ...process.env, ...options.env } });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => output.push(piece));
    child.stderr.on("data", (piece: Buffer) => errors.push(piece));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const stdout = Buffer.concat(output);
      const text = stdout.toString("utf8");
      const lines = text.split("\n").slice(0, -1);
      if (code === null) reject(new Error(`ended by ${signal}`));
      else resolve({ code, stdout, text, stderr: Buffer.concat(errors).toString("utf8"), lines });
    });
    // A command that ends before it has read everything breaks the pipe; its exit code tells the rest.
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
  });
}

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "icon-render-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of all files below a folder, with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/")).sort();
}
