import type { Database, Statement } from "better-sqlite3";

/** Of the time that a writer leaves, no more than a tenth goes into sums that it makes old at once. */
const REST_PER_WORK = 10;

/** Counts how often the data have changed, as far as answers can tell. */
export class Versions {
  readonly now: () => number;
  readonly #dataVersion: Statement<[], number>;
  readonly #running: Statement<[], number>;
  #seen = -1;
  #current: number;
  #recheckAt = Number.POSITIVE_INFINITY;
  #isWritten: boolean | undefined;

  /** @param version what to count on from */
  constructor(db: Database, now: () => number, version: number) {
    this.now = now;
    this.#current = version;
    this.#dataVersion = db.prepare<[], number>("PRAGMA data_version").pluck();
    this.#running = db.prepare<[], number>("SELECT 1 FROM runs WHERE state = 'running' LIMIT 1").pluck();
  }

  /** Looks whether the data have changed, or an answer that was put off is due. */
  look(): number {
    const found = this.#dataVersion.get() ?? 0;
    if (found === this.#seen && this.now() < this.#recheckAt) return this.#current;
    this.#seen = found;
    this.#recheckAt = Number.POSITIVE_INFINITY;
    this.#isWritten = undefined;
    this.#current++;
    return this.#current;
  }

  /** The version of the last look. */
  get current(): number {
    return this.#current;
  }

  /** Whether a run may be writing now. */
  get isWritten(): boolean {
    this.#isWritten ??= this.#running.get() !== undefined;
    return this.#isWritten;
  }

  /** Counts a new version at a moment even where nothing is written until then. */
  recheckAt(moment: number): void {
    this.#recheckAt = Math.min(this.#recheckAt, moment);
  }
}

interface Kept<Value> {
  readonly version: number;
  readonly value: Value;
  readonly madeAt: number;
  readonly cost: number;
}

/** Values that hold for one version of the data, as many as `most`. */
export class Memo<Value> {
  readonly #versions: Versions;
  readonly #most: number;
  readonly #mayLag: boolean;
  readonly #kept = new Map<string, Kept<Value>>();

  /** @param mayLag while a run writes, values that take long may be those of a version just before */
  constructor(versions: Versions, most: number, mayLag = false) {
    this.#versions = versions;
    this.#most = most;
    this.#mayLag = mayLag;
  }

  get(key: string, make: () => Value): Value {
    const kept = this.#kept.get(key);
    if (kept !== undefined && (kept.version === this.#versions.current || this.#lags(kept))) return kept.value;
    const started = this.#versions.now();
    const value = make();
    const madeAt = this.#versions.now();
    this.#kept.delete(key);
    this.#kept.set(key, { version: this.#versions.current, value, madeAt, cost: madeAt - started });
    if (this.#kept.size > this.#most) this.#forgetOldest();
    return value;
  }

  #lags({ madeAt, cost }: Kept<Value>): boolean {
    if (!this.#mayLag || !this.#versions.isWritten) return false;
    const due = madeAt + REST_PER_WORK * cost;
    // A clock that was set back would keep the old value for good.
    if (this.#versions.now() >= due || this.#versions.now() < madeAt) return false;
    this.#versions.recheckAt(due);
    return true;
  }

  #forgetOldest(): void {
    for (const key of this.#kept.keys()) {
      this.#kept.delete(key);
      return;
    }
  }
}
