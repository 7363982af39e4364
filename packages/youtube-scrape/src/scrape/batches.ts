import type { RunContext } from "./run-context.ts";

/** Ids that one call takes. */
export const BATCH_SIZE = 50;

/** Cuts the queue of a run into batches: full ones while more may come, and in the end those that were missed, once more. */
export class Batches {
  readonly #context: RunContext;
  readonly #allFound: () => boolean;
  readonly #missed: string[];
  #inFlight = 0;

  /** @param allFound whether nothing more will come into the queue */
  constructor(context: RunContext, allFound: () => boolean) {
    this.#context = context;
    this.#allFound = allFound;
    this.#missed = context.work.missed();
  }

  /** The ids to ask for now; undefined where there is none at the moment. */
  next(): readonly string[] | undefined {
    const { queue } = this.#context;
    const ids = queue.length >= BATCH_SIZE || this.#allFound() ? queue.splice(0, BATCH_SIZE) : [];
    // Others may yet be missed by what is in flight, and a batch should be full.
    const isLast = ids.length === 0 && queue.length === 0 && this.#inFlight === 0 && this.#allFound();
    if (isLast) ids.push(...this.#missed.splice(0, BATCH_SIZE));
    if (ids.length === 0) return undefined;
    this.#inFlight++;
    return ids;
  }

  /** To be called when the answer for a batch was stored, or failed. */
  done(): void {
    this.#inFlight--;
  }

  /**
   * Takes the ids of a batch off the work, except those that were missed for the first time: a passing fault of the API is
   * no sign that a video is gone. To be called within the transaction of the batch.
   *
   * @param missing ids of the batch that the answer left out
   * @returns those of them that were left out before
   */
  settle(ids: readonly string[], missing: ReadonlySet<string>): string[] {
    const { work, counts } = this.#context;
    const again = new Set([...missing].filter((id) => work.miss(id)));
    this.#missed.push(...again);
    const settled = ids.filter((id) => !again.has(id));
    work.settle(settled);
    counts.fetched += settled.length;
    return settled.filter((id) => missing.has(id));
  }
}
