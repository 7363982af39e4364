import { TerminalError } from "@side-projects/terminal";
import { BallinError } from "./error.ts";

/** An error of the terminal package as one of ballin's, and any other as it is. @param hint what to do, in place of its own */
export function ownError(error: unknown, hint?: string): unknown {
  if (!(error instanceof TerminalError)) return error;
  return new BallinError(error.code, error.message, hint ?? error.hint, { cause: error });
}
