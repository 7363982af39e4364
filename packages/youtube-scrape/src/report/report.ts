import type { Database } from "better-sqlite3";
import type { Store } from "../store/store.ts";
import { json } from "./json.ts";
import { readReport } from "./model.ts";
import { page } from "./page.ts";

export interface ReportOptions {
  /** Id or `@handle` of a channel in the database. @default the only channel there is */
  channel?: string;
  /** IANA time zone of weekdays and hours. @default UTC */
  timeZone?: string;
}

/** The report as a page and as data. */
export interface Report {
  /** One file without script that asks nobody for anything. */
  readonly html: string;
  /** The same numbers; the key `fields` says what each is. */
  readonly json: string;
}

const ROOM_KIB = 131_072;

/** Each column is a pass over the table, which is read from the file once where SQLite may keep 128 MiB of it. */
function withRoom<T>(db: Database, work: () => T): T {
  const before = Number(db.pragma("cache_size", { simple: true }));
  db.pragma(`cache_size = -${ROOM_KIB}`);
  try {
    return work();
  } finally {
    db.pragma(`cache_size = ${before}`);
  }
}

/**
 * What a channel's stored videos tell: by month, weekday and hour, duration, title, tag, category, language, likes, history,
 * and column by column. The same rows give the same bytes.
 *
 * The first call loads Observable Plot and linkedom, which takes a third of a second.
 *
 * @throws ScrapeError E_NOTHING when the channel is not in the database, with those that are; E_USAGE when none was named
 * though there are several, or the time zone does not exist
 */
export function report(store: Store, options: ReportOptions = {}): Report {
  const data = withRoom(store.db, () => readReport(store.db, options.channel, options.timeZone ?? "UTC"));
  return { html: page(data), json: json(data) };
}
