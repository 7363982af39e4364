import type { Fault, FaultName } from "./faults.ts";
import { fraction, mix, mixText } from "./mix.ts";

/** One request as the plan sees it. */
export interface Attempt {
  /** How often the same has been asked, this time included. */
  readonly count: number;
  /** Bits that are particular to this attempt. */
  readonly dice: number;
}

/**
 * Decides what goes wrong. Whether a request is hit depends on the seed, what is asked and how often it has been asked,
 * not on the order in which requests arrive, so that runs with several in flight meet the same faults.
 */
export class FaultPlan {
  readonly #seed: number;
  readonly #values: ReadonlyMap<FaultName, number>;
  readonly #attempts = new Map<number, number>();
  readonly #omitted = new Set<string>();

  constructor(seed: number, faults: readonly Fault[]) {
    this.#seed = seed;
    this.#values = new Map(faults.map(({ name, value }) => [name, value]));
  }

  /** Number of a fault; undefined where it is not in the plan. */
  value(name: FaultName): number | undefined {
    return this.#values.get(name);
  }

  /** Counts a request. */
  attempt(asked: string): Attempt {
    if (this.#values.size === 0) return { count: 1, dice: 0 };
    const what = mixText(this.#seed, asked);
    const count = (this.#attempts.get(what) ?? 0) + 1;
    this.#attempts.set(what, count);
    return { count, dice: mix(what, count) };
  }

  hits(name: FaultName, { dice }: Attempt): boolean {
    const part = this.#values.get(name);
    return part !== undefined && fraction(mixText(dice, name)) < part;
  }

  /** As {@link hits}, and only the first time that the same is asked. */
  hitsOnce(name: FaultName, attempt: Attempt): boolean {
    return attempt.count === 1 && this.hits(name, attempt);
  }

  /** Whether a fault that does not come and go concerns a video. */
  concerns(name: FaultName, id: string): boolean {
    const part = this.#values.get(name);
    return part !== undefined && fraction(mixText(mixText(this.#seed, name), id)) < part;
  }

  /** Whether a video is left out of this answer of videos.list. */
  omits(id: string): boolean {
    if (this.concerns("omit-always", id)) return true;
    if (!this.concerns("omit", id) || this.#omitted.has(id)) return false;
    this.#omitted.add(id);
    return true;
  }
}
