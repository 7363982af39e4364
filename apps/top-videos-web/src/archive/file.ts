import { statSync } from "node:fs";
import { resolve } from "node:path";
import { openStore, type Store } from "@side-projects/youtube-scrape";
import { ViewerError } from "../core/error.ts";
import { openFailure } from "./failure.ts";

/** Milliseconds between looks at what the path names. */
const LOOK_EVERY = 1000;

/** Milliseconds to wait for a program that keeps the database to itself: at the start, and later, when all requests wait. */
const PATIENCE_AT_START = 5000;
const PATIENCE = 50;

/** The file of a database, which may be replaced by another one while it is read. */
export class DatabaseFile {
  readonly #path: string;
  readonly #now: () => number;
  #identity = "";
  #lookedAt = Number.NaN;

  /** @param now milliseconds since 1970 */
  constructor(path: string, now: () => number) {
    this.#path = path === ":memory:" ? path : resolve(path);
    this.#now = now;
  }

  /** @throws ViewerError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY for what can't be read */
  open(isStart: boolean): Store {
    // Before it is opened: if it is replaced in between, the next look tells.
    const identity = this.#look();
    try {
      const store = openStore(this.#path, { readOnly: true, timeout: isStart ? PATIENCE_AT_START : PATIENCE });
      store.db.pragma(`busy_timeout = ${PATIENCE}`);
      this.#identity = identity ?? "";
      return store;
    } catch (error) {
      this.#identity = "";
      throw openFailure(error);
    }
  }

  /**
   * Whether the path still names the file that was opened; looks at most once a second.
   *
   * @throws ViewerError E_FILE where it names none
   */
  isSame(): boolean {
    const since = this.#now() - this.#lookedAt;
    // A clock that was set back would put the next look off for good.
    if (this.#identity !== "" && since >= 0 && since < LOOK_EVERY) return true;
    const identity = this.#look();
    if (identity !== undefined) return identity === this.#identity;
    this.#identity = "";
    throw new ViewerError(
      "E_FILE",
      `${JSON.stringify(this.#path)} is gone: it was moved or deleted while it was read`,
      "put it back, or start the viewer with another one",
    );
  }

  #look(): string | undefined {
    this.#lookedAt = this.#now();
    const found = statSync(this.#path, { throwIfNoEntry: false, bigint: true });
    return found === undefined ? undefined : `${found.dev} ${found.ino}`;
  }
}
