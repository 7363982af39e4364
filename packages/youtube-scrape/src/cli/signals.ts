import { EXIT } from "./exit.ts";

/** A way to be stopped by Ctrl-C or the system. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** What to exit with; undefined while nothing has stopped us. */
  code(): number | undefined;
}

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/**
 * The first SIGINT or SIGTERM aborts the signal, so that what is being stored is stored whole; the second ends the
 * process at once, also when the command has come to its end and something else keeps the process.
 *
 * @param told called at the first
 */
export function interruption(told: () => void): Interruption {
  const controller = new AbortController();
  let code: number | undefined;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (code !== undefined) process.exit(code);
      code = CODES[name];
      told();
      controller.abort();
    });
  }
  return { signal: controller.signal, code: () => code };
}
