import { EXIT } from "./failure.ts";

/** A way to be stopped by Ctrl-C or the system. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** What to exit with where the work was cut off; undefined while nothing has stopped us. */
  code(): number | undefined;
}

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;

/** The first SIGINT or SIGTERM aborts the signal, the second ends the process at once. */
export function interruption(): Interruption {
  const controller = new AbortController();
  let code: number | undefined;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (code !== undefined) process.exit(code);
      code = CODES[name];
      controller.abort();
    });
  }
  return { signal: controller.signal, code: () => code };
}
