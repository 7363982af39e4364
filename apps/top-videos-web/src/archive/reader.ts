import type { Store } from "@side-projects/youtube-scrape";
import type { Statement } from "better-sqlite3";
import type { Calendar } from "./calendar.ts";
import { Channels } from "./channels.ts";
import { Ranker } from "./ranking.ts";
import { Selections } from "./selection.ts";
import { Stories } from "./stories.ts";
import { PeriodSums } from "./sums.ts";
import { Versions } from "./versions.ts";
import { VideoRows } from "./video-rows.ts";

export interface ReaderOptions {
  readonly store: Store;
  readonly calendar: Calendar;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Versions are counted on from this one. */
  readonly version: number;
}

/** Reads one open database. */
export class Reader {
  readonly channels: Channels;
  readonly ranker: Ranker;
  readonly stories: Stories;
  readonly sums: PeriodSums;
  readonly videos: VideoRows;
  readonly #store: Store;
  readonly #versions: Versions;
  readonly #begin: Statement<[]>;
  readonly #end: Statement<[]>;

  constructor({ store, calendar, now, version }: ReaderOptions) {
    const { db } = store;
    this.#store = store;
    this.#versions = new Versions(db, now, version);
    const versions = this.#versions;
    const selections = new Selections(db, calendar);
    const videos = new VideoRows(db, calendar);
    const sums = new PeriodSums(db, calendar, selections, versions);
    this.videos = videos;
    this.sums = sums;
    this.channels = new Channels(db, sums, versions);
    this.ranker = new Ranker({ db, calendar, selections, versions, sums, videos });
    this.stories = new Stories(db, videos);
    this.#begin = db.prepare<[]>("BEGIN");
    this.#end = db.prepare<[]>("COMMIT");
  }

  /** Whether it is at work on one moment of the database. */
  get isWithin(): boolean {
    return this.#store.db.inTransaction;
  }

  /** The version of that moment, or that of now. */
  version(): number {
    return this.isWithin ? this.#versions.current : this.#versions.look();
  }

  /** Answers from one moment of the database, and knows of which version it is. */
  at<Answer>(work: () => Answer): Answer {
    if (this.isWithin) return work();
    this.#begin.run();
    try {
      this.#versions.look();
      return work();
    } finally {
      this.#end.run();
    }
  }

  /** @returns the version that it was at */
  close(): number {
    this.#store.close();
    return this.#versions.current;
  }
}
