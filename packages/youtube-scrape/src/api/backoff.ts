const FIRST_MS = 500;
const LONGEST_MS = 32_000;
/** A server may ask for more patience than we would have, up to this; where it asks for more, a run ends instead. */
export const LONGEST_ASKED_MS: number = 120_000;

/**
 * Milliseconds to wait before the next attempt: exponential with full jitter, so that clients which failed together do not
 * return together, and never less than the server asked for (M. Brooker, "Exponential Backoff and Jitter", 2015).
 *
 * @param attempt number of the attempt that failed, from 1
 * @param random from 0 to 1
 */
export function backoff(attempt: number, random: number, retryAfterMs = 0): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.round(Math.max(retryAfterMs, random * ceiling));
}
