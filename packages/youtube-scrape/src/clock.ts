import { setTimeout as delay } from "node:timers/promises";

/** Time as an argument: when it is, how long things take, and waiting. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** Milliseconds since any fixed moment, never stepping back. */
  elapsed(): number;
  /** Waits, or rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The system's clock.
 *
 * @param start milliseconds since 1970 at which the clock starts instead of the system's time; it goes on from there
 */
export function systemClock(start?: number): Clock {
  const shift = start === undefined ? 0 : start - Date.now();
  return {
    now: () => Date.now() + shift,
    elapsed: () => performance.now(),
    sleep: async (ms, signal) => {
      await delay(ms, undefined, signal === undefined ? {} : { signal });
    },
  };
}
