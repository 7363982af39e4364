import type { Clock } from "../src/clock.ts";
import type { ScrapeEvent, ScrapeResult } from "../src/options.ts";

export interface FakeClock extends Clock {
  /** Milliseconds of each wait. */
  readonly waits: number[];
  advance(ms: number): void;
}

/** A clock that stands still except when someone waits: then the wait is over at once, and the time has passed. */
export function fakeClock(start = "2026-06-15T12:00:00Z"): FakeClock {
  let now = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    advance: (ms) => {
      now += ms;
    },
    now: () => now,
    elapsed: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      now += ms;
    },
  };
}

/** Lets a run go to its end. */
export async function finished<T>(
  run: AsyncGenerator<T, ScrapeResult, void>,
): Promise<{ rows: T[]; result: ScrapeResult }> {
  const rows: T[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done === true) return { rows, result: step.value };
    rows.push(step.value);
  }
}

/** Collects the warnings of a run. */
export function warningsOf(events: readonly ScrapeEvent[]): string[] {
  return events.flatMap((event) => (event.type === "warning" ? [event.code] : []));
}
