import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** The command's source, which Node runs as it is; the tarball's gate runs the built one. */
export const PROGRAM: string = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** Halves the time that each process takes to start. */
const COMPILE_CACHE = join(tmpdir(), "youtube-scrape-compile-cache");

/** What a process left behind. */
export interface Run {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of the standard output. */
  readonly lines: readonly string[];
}

export interface RunOptions {
  /** Variables beside those of this process, from which those of the command are taken away. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process once it runs. */
  readonly during?: (child: ChildProcess) => void;
}

/** Runs the command in a folder, as a process of its own. */
export function youtubeScrape(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return program(process.execPath, [PROGRAM, ...args], folder, options);
}

export function program(name: string, args: readonly string[], cwd: string, options: RunOptions = {}): Promise<Run> {
  const { env = {}, during } = options;
  const inherited = { ...process.env };
  for (const variable of Object.keys(inherited)) {
    if (/^(?:YOUTUBE_|NODE_DEBUG|NODE_OPTIONS|NO_COLOR|FORCE_COLOR|VITEST)/.test(variable)) delete inherited[variable];
  }
  return new Promise((resolve, reject) => {
    const own = { NODE_COMPILE_CACHE: COMPILE_CACHE, ...env };
    const child = spawn(name, args, { cwd, env: { ...inherited, ...own }, stdio: ["ignore", "pipe", "pipe"] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (piece: Buffer) => output.push(piece));
    child.stderr.on("data", (piece: Buffer) => errors.push(piece));
    child.on("error", reject);
    child.on("close", (code) => {
      const stdout = Buffer.concat(output).toString("utf8");
      const stderr = Buffer.concat(errors).toString("utf8");
      resolve({ code, stdout, stderr, lines: stdout.split("\n").slice(0, -1) });
    });
    during?.(child);
  });
}

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "youtube-scrape-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Paths of all files below a folder, with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => path.slice(folder.length + 1).replaceAll("\\", "/")).sort();
}
