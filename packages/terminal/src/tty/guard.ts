/** Ways in which a process is told to end. */
const ENDINGS: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

/** After this many milliseconds without SIGCONT the process was not stopped at all: no shell is there to do it. */
const STOP_PATIENCE = 100;

export interface GuardOptions {
  /** Gives the terminal back, at once and without throwing; called before the process stops or crashes. */
  readonly leave: () => void;
  /** Gives it back and may wait for it, unless called again; called before the process ends by a signal. */
  readonly leavePatiently: () => Promise<void>;
  /** Takes the terminal again. */
  readonly enter: () => void;
  /** What is left to do before the process ends by a signal or a crash, such as closing a file. */
  readonly onEnd: () => void;
  /** Prints an error that nobody caught. @returns the exit code */
  readonly report: (error: unknown) => number;
}

/** Watches the ways out of the process. */
export interface Guard {
  /** Stops the process as Ctrl+Z does; it goes on when the shell says so. */
  suspend(): void;
  /** Ends the process on account of an error. */
  crash(error: unknown): void;
  /** Watches no longer. */
  release(): void;
}

export function guardProcess({ leave, leavePatiently, enter, onEnd, report }: GuardOptions): Guard {
  let ended = false;
  let waiting: NodeJS.Timeout | undefined;

  const tidy = (): void => {
    if (ended) return;
    ended = true;
    onEnd();
  };
  const end = (): void => {
    try {
      tidy();
    } finally {
      leave();
    }
  };
  const die = async (signal: NodeJS.Signals): Promise<void> => {
    try {
      tidy();
    } finally {
      await leavePatiently();
      release();
      // Whoever waits for this process is told the truth of how it ended.
      process.kill(process.pid, signal);
    }
  };
  const crash = (error: unknown): void => {
    try {
      end();
    } finally {
      process.exit(report(error));
    }
  };
  const resume = (): void => {
    clearTimeout(waiting);
    if (ended) return;
    process.on("SIGTSTP", suspend);
    enter();
  };
  const suspend = (): void => {
    leave();
    clearTimeout(waiting);
    process.off("SIGTSTP", suspend);
    waiting = setTimeout(resume, STOP_PATIENCE);
    // The whole job stops, whatever started this process included.
    process.kill(0, "SIGTSTP");
  };
  const goOn = (): void => {
    // Stopped without warning: the shell had the terminal in the meantime.
    if (!ended && process.listenerCount("SIGTSTP") > 0) leave();
    process.off("SIGTSTP", suspend);
    resume();
  };
  function release(): void {
    clearTimeout(waiting);
    for (const signal of ENDINGS) process.off(signal, die);
    process.off("SIGTSTP", suspend);
    process.off("SIGCONT", goOn);
    process.off("exit", end);
    process.off("uncaughtException", crash);
    process.off("unhandledRejection", crash);
  }

  for (const signal of ENDINGS) process.on(signal, die);
  process.on("SIGTSTP", suspend);
  process.on("SIGCONT", goOn);
  process.on("exit", end);
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  return { suspend, crash, release };
}
