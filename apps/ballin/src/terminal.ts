import { type Tty, type TtyOptions, takeTerminal as take } from "@side-projects/terminal/tty";
import { ownError } from "./core/terminal-error.ts";

/**
 * Takes the terminal of this process.
 *
 * @throws BallinError E_TERMINAL when there is none
 */
export function takeTerminal(options: TtyOptions): Tty {
  try {
    return take(options);
  } catch (error) {
    throw ownError(error, "start ballin in a terminal, or without one: ballin render, ballin bench");
  }
}
