import { ScrapeError, visible } from "../core/error.ts";
import { EXIT, exitCodeOf } from "./exit.ts";

/** An error as one line for the standard error, and the exit code that goes with it. */
export interface Failure {
  readonly line: string;
  readonly code: number;
}

/** @param stack adds where a mistake of our own happened */
export function failureOf(error: unknown, stack: boolean): Failure {
  if (error instanceof ScrapeError) {
    const { code, message, hint } = error;
    return {
      line: visible(`youtube-scrape: ${code}: ${message}${hint === undefined ? "" : `; ${hint}`}`),
      code: exitCodeOf(code),
    };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = visible(`youtube-scrape: E_BUG: ${message}; please report this, with --log-level debug`);
  const where = stack && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : "";
  return { line: `${line}${where}`, code: EXIT.bug };
}

/**
 * From now on what nobody caught ends the process with one line and the exit code of a mistake of ours.
 *
 * @param stack whether to tell where it happened
 */
export function catchRest(stack: () => boolean): void {
  const end = (error: unknown): void => {
    const { line, code } = failureOf(error, stack());
    process.stderr.write(`${line}\n`, () => process.exit(code === EXIT.done ? EXIT.bug : code));
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
  // A closed standard error takes nothing of the result away.
  process.stderr.on("error", () => {});
}
