import type { InputEvent } from "../core/input/event.ts";
import { type Device, openDevice, type Size } from "./device.ts";
import { guardProcess } from "./guard.ts";
import { createInput } from "./input.ts";
import { type ModeOptions, TerminalModes } from "./modes.ts";

export interface TtyOptions extends ModeOptions {
  readonly onInput: (event: InputEvent) => void;
  /** The terminal has another size, or may have lost what was drawn. */
  readonly onSize: (size: Size) => void;
  /** The keyboard tells when keys are let go, from now on or no longer. */
  readonly onReleases?: (told: boolean) => void;
  /** Makes everybody else stop writing to the terminal, at once: it is given back, for a time or for good. */
  readonly quiet: () => void;
  /** The terminal is ours again and all that was drawn is lost. */
  readonly onResume: () => void;
  /** The process ends by a signal, a crash, or because the terminal is gone. */
  readonly onEnd?: () => void;
  /** Prints an error that nobody caught. @returns the exit code */
  readonly report: (error: unknown) => number;
}

/** The terminal of this process, taken from start to stop. */
export interface Tty {
  readonly device: Device;
  /** Whether the keyboard tells when a key is let go. */
  readonly tellsReleases: boolean;
  /** Stops the process as Ctrl+Z does elsewhere; it goes on when the shell says so. */
  suspend(): void;
  /** Ends the process on account of an error. */
  crash(error: unknown): void;
  /** Gives the terminal back; one that takes nothing is waited for, up to four seconds or the next signal. */
  stop(): Promise<void>;
}

/**
 * Takes the terminal: modes on, keys and mouse told as events. However the process ends, the terminal is as it was.
 *
 * @throws TerminalError E_TERMINAL when there is none
 */
export function takeTerminal(options: TtyOptions): Tty {
  const device = openDevice();
  const modes = new TerminalModes(device, options);
  const { stdin } = process;
  let closed = false;

  const leave = (): void => {
    options.quiet();
    modes.leave();
  };
  const leavePatiently = (): Promise<void> => {
    input.stop();
    process.off("SIGWINCH", resized);
    options.quiet();
    return modes.leavePatiently();
  };
  const guard = guardProcess({
    leave,
    leavePatiently,
    enter() {
      modes.enter();
      stdin.resume();
      options.onResume();
      options.onSize(device.size());
    },
    onEnd: () => options.onEnd?.(),
    report: options.report,
  });
  const input = createInput({
    onEvent(event) {
      if (event.type !== "reply") return options.onInput(event);
      const told = modes.tellsReleases;
      modes.answer(event);
      input.setCell(modes.cell);
      if (told !== modes.tellsReleases) options.onReleases?.(modes.tellsReleases);
    },
    onClosed() {
      if (closed) return;
      closed = true;
      // A window that is closed sends SIGHUP as well; one that is not told of it ends here.
      process.exit(129);
    },
  });
  const resized = (): void => {
    modes.askCell();
    options.onSize(device.size());
  };

  modes.enter();
  input.start();
  process.on("SIGWINCH", resized);
  return {
    device,
    get tellsReleases() {
      return modes.tellsReleases;
    },
    suspend: guard.suspend,
    crash: guard.crash,
    async stop() {
      // From now on a terminal that goes away ends nothing.
      closed = true;
      await leavePatiently();
      guard.release();
      device.close();
    },
  };
}
