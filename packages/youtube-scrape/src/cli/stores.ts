import { type Bucket, quote, ScrapeError } from "../core/error.ts";
import { storeFailure } from "../store/failure.ts";
import { lockStore } from "../store/lock.ts";
import { openStore } from "../store/open.ts";
import { listChannels } from "../store/reads.ts";
import { DAILY_LIMITS } from "../store/status.ts";
import type { Store } from "../store/store.ts";
import type { Context } from "./context.ts";
import { databaseOf } from "./settings.ts";

/**
 * Works on the database that the flags name, alone of all programs.
 *
 * @param create makes it where there is none
 * @throws ScrapeError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY, E_DISK
 */
export async function writing<T>(context: Context, create: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const path = databaseOf(context.args);
  // A file that may not be made must not get a lock beside it either.
  if (!create) openStore(path, { readOnly: true }).close();
  const store = openStore(path, { create });
  try {
    const lock = lockStore(path);
    try {
      return await work(store);
    } finally {
      lock.release();
    }
  } catch (error) {
    throw storeFailure(error, path);
  } finally {
    store.close();
  }
}

/**
 * Reads the database that the flags name.
 *
 * @throws ScrapeError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY, E_DISK
 */
export async function reading<T>(context: Context, work: (store: Store) => Promise<T>): Promise<T> {
  const path = databaseOf(context.args);
  const store = openStore(path, { readOnly: true });
  try {
    return await work(store);
  } catch (error) {
    throw storeFailure(error, path);
  } finally {
    store.close();
  }
}

/**
 * The id of a stored channel that is named by id, @handle or an address ending in one; the only one where none is named.
 *
 * @throws ScrapeError E_CHANNEL, E_NOTHING
 */
export function storedChannel(store: Store, named: string | undefined): string {
  const channels = listChannels(store);
  const [first] = channels;
  if (first === undefined) {
    throw new ScrapeError("E_NOTHING", `${quote(store.path)} holds no channel`, {
      hint: `collect one first: youtube-scrape scrape CHANNEL --db ${store.path}`,
    });
  }
  const choices = channels
    .slice(0, 5)
    .map(({ channelId, handle }) => handle ?? channelId)
    .join(", ");
  if (named === undefined) {
    if (channels.length === 1) return first.channelId;
    throw new ScrapeError("E_CHANNEL", `the database holds ${channels.length} channels`, {
      hint: `name one: ${choices}`,
    });
  }
  const wanted = named.trim().replace(/[/?#]+$/, "");
  const last = wanted.split("/").at(-1) ?? "";
  const handle = last.toLowerCase().replace(/^@?/, "@");
  const found = channels.find((channel) => channel.channelId === last || channel.handle?.toLowerCase() === handle);
  if (found !== undefined) return found.channelId;
  throw new ScrapeError("E_CHANNEL", `the database has no channel ${quote(named)}`, { hint: `it has ${choices}` });
}

/** Units left today of each allowance, as far as this database knows; asked anew each time. */
export function unitsLeft({ db }: Store, day: () => string): (bucket: Bucket) => number {
  const used = db
    .prepare<[string, Bucket], number | null>(
      "SELECT sum(units) FROM quota_ledger WHERE pacific_day = ? AND bucket = ?",
    )
    .pluck();
  const stopped = db
    .prepare<[string, Bucket], number>("SELECT count(*) FROM quota_stops WHERE pacific_day = ? AND bucket = ?")
    .pluck();
  return (bucket) => {
    if ((stopped.get(day(), bucket) ?? 0) > 0) return 0;
    return Math.max(0, DAILY_LIMITS[bucket] - (used.get(day(), bucket) ?? 0));
  };
}
