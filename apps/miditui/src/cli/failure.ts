import { visible } from "@side-projects/command";
import { MidituiError } from "../core/error.ts";

/** What the command ends with, by meaning. */
export const EXIT = { done: 0, findings: 1, system: 1, usage: 2, bug: 70, cancelled: 130 } as const;

/** An error as one line for the standard error, and the exit code that goes with it. */
export interface Failure {
  readonly line: string;
  readonly code: number;
}

/** @param stack adds where a mistake of our own happened */
export function failureOf(error: unknown, stack: boolean): Failure {
  if (error instanceof MidituiError && error.code !== "E_INTERNAL") {
    const { code, message, hint } = error;
    const line = visible(`miditui: ${code}: ${message}${hint === undefined ? "" : `; ${hint}`}`);
    return { line, code: code === "E_DISK" ? EXIT.system : code === "E_CANCELLED" ? EXIT.cancelled : EXIT.usage };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const line = visible(`miditui: E_INTERNAL: ${message}; please report this, with --verbose`);
  const where = stack && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : "";
  return { line: `${line}${where}`, code: EXIT.bug };
}

/**
 * From now on what nobody caught ends the process with one line and the exit code of a mistake of ours.
 *
 * @param stack whether to tell where it happened
 */
export function catchRest(stack: boolean): void {
  const end = (error: unknown): void => {
    process.stderr.write(`${failureOf(error, stack).line}\n`, () => process.exit(EXIT.bug));
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
  // A closed standard error takes nothing of the result away.
  process.stderr.on("error", () => {});
}
