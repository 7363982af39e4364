import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The file that a user's `top-videos-web` runs. */
const PROGRAM = fileURLToPath(new URL("../bin/top-videos-web.js", import.meta.url));

const running = new Set<ChildProcess>();

/** Ends what a failed test has left running. */
export function endAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** What a process left behind. */
export interface Run {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Variables beside those of this process. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each line of the standard output and of the standard error. */
  readonly onLine?: (line: string, child: ChildProcess) => void;
}

/** Runs the built command in a folder, as a process of its own, to its end. */
export function topVideos(folder: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  for (const variable of Object.keys(env)) if (/^(?:NODE_|FORCE_COLOR|VITEST)/.test(variable)) delete env[variable];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    const lines: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
    for (const name of ["stdout", "stderr"] as const) {
      createInterface(child[name]).on("line", (line) => {
        lines[name].push(line);
        options.onLine?.(line, child);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code, stdout: lines.stdout.join("\n"), stderr: lines.stderr.join("\n") });
    });
  });
}

/** Runs the command until its page can be asked for, lets `visit` ask, and ends it. */
export async function visited(
  folder: string,
  args: readonly string[],
  visit: (address: string) => Promise<void>,
  signal: NodeJS.Signals = "SIGINT",
): Promise<Run> {
  let asked: Promise<void> | undefined;
  const run = await topVideos(folder, args, {
    onLine: (line, child) => {
      if (asked !== undefined || !line.startsWith("http://")) return;
      asked = visit(line).finally(() => child.kill(signal));
    },
  });
  await asked;
  return run;
}
