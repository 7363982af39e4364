import { TerminalError } from "@side-projects/terminal";
import { type Tty, type TtyOptions, takeTerminal as take } from "@side-projects/terminal/tty";
import { MidituiError } from "../core/error.ts";

/**
 * Takes the terminal of this process.
 *
 * @throws MidituiError E_TERMINAL when there is none
 */
export function takeTerminal(options: TtyOptions): Tty {
  try {
    return take(options);
  } catch (error) {
    if (!(error instanceof TerminalError)) throw error;
    const hint = "without one there are miditui play, render, info, convert and lint";
    throw new MidituiError("E_TERMINAL", error.message, hint, { cause: error });
  }
}
