/** Milliseconds since 1970, as fine as the clock of the thread, and the same on all threads. */
export function epochClock(): number {
  return performance.timeOrigin + performance.now();
}
