import { EXIT } from "./exit.ts";

/** A way to be stopped by Ctrl-C or the system. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** What to exit with; undefined while nothing has stopped us. */
  code(): number | undefined;
  /** Leaves signals to the system again. */
  release(): void;
}

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/**
 * The first SIGINT or SIGTERM aborts the signal, so that what is being stored is stored whole; the second ends the
 * process at once.
 *
 * @param told called at the first
 */
export function interruption(told: () => void): Interruption {
  const controller = new AbortController();
  let code: number | undefined;
  const handlers = (["SIGINT", "SIGTERM"] as const).map((name) => {
    const handler = (): void => {
      if (code !== undefined) process.exit(code);
      code = CODES[name];
      told();
      controller.abort();
    };
    process.on(name, handler);
    return { name, handler };
  });
  return {
    signal: controller.signal,
    code: () => code,
    release: () => {
      for (const { name, handler } of handlers) process.off(name, handler);
    },
  };
}
