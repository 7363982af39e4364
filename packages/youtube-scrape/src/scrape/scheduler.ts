import { ScrapeError } from "../core/error.ts";

/** A source of requests. Rows that a request brought are stored before its promise is fulfilled. */
export interface Lane<T> {
  /** A request that can be made now; undefined where there is none at the moment. */
  next(): (() => Promise<readonly T[]>) | undefined;
}

/**
 * Keeps up to `limit` requests in flight, taken from the lanes in their order, and gives what they bring. When one fails,
 * those in flight are awaited, since they are paid for, and then the error is thrown. A closed search allowance closes
 * its own lane only: the others end their work first.
 *
 * @param halt called when no further request will be started
 */
export async function* drain<T>(lanes: readonly Lane<T>[], limit: number, halt: () => void): AsyncGenerator<T, void> {
  const running = new Set<Promise<void>>();
  const closed = new Set<Lane<T>>();
  let ready: T[] = [];
  let fatal: { error: unknown } | undefined;
  let deferred: { error: unknown } | undefined;

  const start = (lane: Lane<T>, request: () => Promise<readonly T[]>): void => {
    const work = request().then(
      (rows) => {
        for (const row of rows) ready.push(row);
      },
      (error: unknown) => {
        if (error instanceof ScrapeError && error.code === "E_QUOTA_SEARCH") {
          deferred = { error };
          closed.add(lane);
          return;
        }
        fatal ??= { error };
        halt();
      },
    );
    const entry = work.finally(() => running.delete(entry));
    running.add(entry);
  };
  const fill = (): void => {
    for (const lane of lanes) {
      while (running.size < limit && !closed.has(lane)) {
        const request = lane.next();
        if (request === undefined) break;
        start(lane, request);
      }
    }
  };

  try {
    for (;;) {
      if (fatal === undefined) fill();
      if (running.size === 0) break;
      await Promise.race(running);
      const rows = ready;
      ready = [];
      yield* rows;
    }
  } finally {
    halt();
    await Promise.allSettled(running);
  }
  const failure = fatal ?? deferred;
  if (failure !== undefined) throw failure.error;
}
