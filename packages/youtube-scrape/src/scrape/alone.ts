import { ScrapeError } from "../core/error.ts";
import type { Store } from "../store/store.ts";

const BUSY = new WeakSet<Store>();

/**
 * Does work that only one may do on a store at a time. Over processes lockStore sees to that.
 *
 * @throws ScrapeError E_BUSY
 */
export async function* alone<T, R>(store: Store, work: () => AsyncGenerator<T, R, void>): AsyncGenerator<T, R, void> {
  if (BUSY.has(store)) {
    throw new ScrapeError("E_BUSY", "another run is at work on this store", {
      hint: "let it end first, or open another database",
    });
  }
  BUSY.add(store);
  try {
    return yield* work();
  } finally {
    BUSY.delete(store);
  }
}
