import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Top folder of the repository. */
export const repository: string = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** How a program is started. */
export interface CommandOptions {
  /** Working directory. @default the repository */
  cwd?: string;
  /** Whole environment of the program. @default that of this process, the repository's commands first in PATH */
  env?: NodeJS.ProcessEnv;
  /** Bytes for its standard input, which is closed after them. @default none */
  input?: string | Uint8Array;
  /** Milliseconds after which it is stopped. @default 120000 */
  timeout?: number;
}

/** What a program left behind. */
export interface CommandResult {
  /** Exit code; 127 when it could not be started, 124 when a signal or the time limit ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

/** Environment in which `node`, `pnpm` and the packages' own commands are the repository's. */
export function repositoryEnvironment(): NodeJS.ProcessEnv {
  const bin = path.join(repository, "node_modules", ".bin");
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` };
}

/** Runs a program to its end and never throws: a failure is an exit code. */
export function command(program: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd = repository, env = repositoryEnvironment(), input = "", timeout = 120_000 } = options;
  // Commands of npm are .cmd files on Windows, which only a shell starts; a shell wants its arguments quoted.
  const shell = process.platform === "win32";
  const quoted = shell ? args.map((argument) => `"${argument.replaceAll('"', '""')}"`) : args;
  return new Promise((resolve) => {
    const settings = { cwd, env, shell, timeout, maxBuffer: 1 << 28 };
    const child = execFile(program, quoted, settings, (error, stdout, stderr) => {
      resolve({ code: exitCode(error), stdout, stderr: stderr || (error?.message ?? "") });
    });
    // A program that ends without reading its input breaks the pipe; its exit code tells the rest.
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}

function exitCode(error: { code?: number | string | undefined | null } | null): number {
  if (error === null) return 0;
  if (typeof error.code === "number") return error.code;
  return error.code === "ENOENT" ? 127 : 124;
}
