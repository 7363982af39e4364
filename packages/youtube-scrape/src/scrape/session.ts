import {
  type Account,
  type ApiCall,
  type ApiClient,
  type ApiReply,
  checkApiOptions,
  createClient,
} from "../api/client.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type Bucket, ScrapeError } from "../core/error.ts";
import type { Phase, RunOptions, ScrapeEvent, Units, WarningCode } from "../options.ts";
import { pacificDay } from "../pacific.ts";
import { newestMoment } from "../store/channels.ts";
import { storeFailure } from "../store/failure.ts";
import { type Ledger, ledgerOf, runUnits } from "../store/ledger.ts";
import { noteWarning } from "../store/runs.ts";
import type { Store } from "../store/store.ts";

/** Requests in flight at most: more would not make a serial listing faster, only a kill dearer. */
const MOST_CONCURRENT = 5;

/** What all parts of a run share: the store, the client, the time, the account and the listener. */
export class Session {
  readonly store: Store;
  readonly concurrency: number;
  readonly units: Units;
  readonly runId: number;
  readonly #client: ApiClient;
  readonly #clock: Clock;
  readonly #tell: (event: ScrapeEvent) => void;
  readonly #halt = new AbortController();
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #waiting: AbortSignal;
  readonly #floor: number;
  #ledger: Ledger;
  #lastTick: number;
  #spent = 0;

  /** @throws ScrapeError E_USAGE, E_HOST, E_NO_KEY */
  constructor(options: RunOptions, runId: number) {
    this.store = options.store;
    this.runId = runId;
    this.concurrency = concurrencyOf(options.concurrency);
    this.#clock = options.clock ?? systemClock();
    this.#tell = options.onEvent ?? (() => undefined);
    this.#signal =
      options.signal === undefined ? this.#stop.signal : AbortSignal.any([options.signal, this.#stop.signal]);
    this.#waiting = AbortSignal.any([this.#signal, this.#halt.signal]);
    this.#client = createClient({ ...options, clock: this.#clock }, this.#account(options.maxUnits), this.concurrency);
    this.#ledger = ledgerOf(this.store, runId);
    this.units = runUnits(this.store, runId);
    // History is ordered by time, so a clock that was set back must not put new rows before old ones.
    this.#floor = Date.parse(newestMoment(this.store) ?? "") || 0;
    this.#lastTick = this.#clock.elapsed();
  }

  /** Now, as it is written into our own `*_at` columns; always after everything that is stored already. */
  stamp(): string {
    return new Date(Math.max(this.#clock.now(), this.#floor + 1)).toISOString();
  }

  /** Milliseconds by which what is stored is ahead of the clock; 0 where it is not. */
  ahead(): number {
    return Math.max(0, this.#floor - this.#clock.now());
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#clock.now();
  }

  /** Milliseconds of work since this was last asked. */
  tick(): number {
    const now = this.#clock.elapsed();
    const passed = now - this.#lastTick;
    this.#lastTick = now;
    return Math.round(passed);
  }

  call(call: ApiCall): Promise<ApiReply> {
    return this.#client.call(call, { signal: this.#signal, halt: this.#waiting });
  }

  /** Starts no further attempt; requests in flight may still end, since they are paid for. */
  halt(): void {
    this.#halt.abort();
  }

  /** Ends requests in flight and closes the connections. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#client.close();
  }

  /**
   * Everything in one transaction.
   *
   * @throws ScrapeError E_DISK, E_BUSY, E_DATABASE
   */
  write<T>(work: () => T): T {
    try {
      return this.store.db.transaction(work).immediate();
    } catch (error) {
      throw storeFailure(error, this.store.path);
    }
  }

  /** Notes in the ledger that an allowance is closed for the day. */
  noteStop(bucket: Bucket): void {
    this.#ledger.stop(pacificDay(this.#clock.now()), bucket, this.stamp());
  }

  emit(event: ScrapeEvent): void {
    this.#tell(event);
  }

  progress(phase: Phase, counts: { listed: number; videos: number; expected: number | null }): void {
    this.#tell({ type: "progress", phase, ...counts, units: { ...this.units } });
  }

  /** Stores a warning; the listener hears of each subject once a run. */
  warn(code: WarningCode, subject: string, message: string): void {
    const isNew = noteWarning(this.store, this.runId, { code, subject, message, at: this.stamp() });
    if (isNew) this.#tell({ type: "warning", code, message });
  }

  #account(maxUnits: number | undefined): Account {
    const add = (bucket: Bucket, units: number) => {
      this.write(() => this.#ledger.add(pacificDay(this.#clock.now()), bucket, units));
      this.units[bucket] += units;
      this.#spent += units;
    };
    return {
      charge: (bucket) => {
        if (maxUnits !== undefined && this.#spent >= maxUnits) {
          throw new ScrapeError("E_UNITS", `the limit of ${maxUnits} units is reached`, {
            hint: "youtube-scrape resume goes on from here",
            bucket,
          });
        }
        add(bucket, 1);
      },
      refund: (bucket) => add(bucket, -1),
    };
  }
}

/** Now, as it is written into the row of a run that begins. */
export function isoNow(clock: Clock = systemClock()): string {
  return new Date(clock.now()).toISOString();
}

/** Which server a run asks, as it is stored with the run. */
export interface StoredOptions {
  readonly baseUrl?: string;
  readonly demo?: Readonly<Record<string, unknown>>;
}

/**
 * What is stored of a run's options beside its plan, once all of them are found to be possible.
 *
 * @throws ScrapeError E_USAGE, E_HOST, E_NO_KEY
 */
export function storedOptions(options: RunOptions): StoredOptions {
  const baseUrl = checkApiOptions(options);
  concurrencyOf(options.concurrency);
  return {
    ...(options.baseUrl !== undefined && { baseUrl }),
    ...(options.demo !== undefined && { demo: options.demo }),
  };
}

function concurrencyOf(value = MOST_CONCURRENT): number {
  if (Number.isInteger(value) && value >= 1 && value <= MOST_CONCURRENT) return value;
  throw new ScrapeError("E_USAGE", `a concurrency of ${value} is not possible`, {
    hint: `use a whole number from 1 to ${MOST_CONCURRENT}`,
  });
}
