import { existsSync, rmSync } from "node:fs";
import { quote, ScrapeError } from "../core/error.ts";
import { storeFailure } from "../store/failure.ts";
import { lockStore } from "../store/lock.ts";
import { checkUntouched, openStore } from "../store/open.ts";
import { MEMORY } from "../store/path.ts";
import { listChannels } from "../store/reads.ts";
import type { Store } from "../store/store.ts";
import type { Context } from "./context.ts";
import { databaseOf } from "./settings.ts";

/** What tells which database is meant. */
type Naming = Pick<Context, "args">;

/**
 * Works on the database that the flags name, alone of all programs.
 *
 * @param create makes it where there is none
 * @throws ScrapeError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY, E_DISK
 */
export async function writing<T>({ args }: Naming, create: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const path = databaseOf(args);
  // A file that holds nothing yet would become a database by being opened for writing.
  if (!create) openReadable(path).close();
  const isNew = create && !existsSync(path);
  const store = openStore(path, { create });
  try {
    const lock = lockStore(path);
    try {
      return await work(store);
    } finally {
      if (isNew && path !== MEMORY && isWorthless(store)) remove(store);
      lock.release();
    }
  } catch (error) {
    throw storeFailure(error, path);
  } finally {
    store.close();
  }
}

/** True where nothing was found and nothing is left to go on with. */
function isWorthless({ db }: Store): boolean {
  const rows = `SELECT (SELECT count(*) FROM channels) + (SELECT count(*) FROM videos)
    + (SELECT count(*) FROM runs WHERE state <> 'abandoned')`;
  try {
    return db.prepare<[], number>(rows).pluck().get() === 0;
  } catch {
    return false;
  }
}

function remove({ path, close }: Store): void {
  close();
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
}

/**
 * Reads the database that the flags name. One of an older version is brought up to date first.
 *
 * @throws ScrapeError E_FILE, E_DATABASE, E_SCHEMA, E_BUSY, E_DISK
 */
export async function reading<T>({ args }: Naming, work: (store: Store) => Promise<T>): Promise<T> {
  const path = databaseOf(args);
  const store = openReadable(path);
  try {
    return await work(store);
  } catch (error) {
    throw storeFailure(error, path);
  } finally {
    store.close();
  }
}

/** Opens a database for reading, of whatever version this build knows. */
function openReadable(path: string): Store {
  try {
    return openStore(path, { readOnly: true });
  } catch (error) {
    if (!(error instanceof ScrapeError && error.code === "E_SCHEMA")) throw error;
  }
  // A newer version is refused before the lock, which is for those who write.
  checkUntouched(path);
  const lock = lockStore(path);
  try {
    openStore(path, { create: false }).close();
  } finally {
    lock.release();
  }
  return openStore(path, { readOnly: true });
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
      hint: "collect one first: youtube-scrape scrape CHANNEL",
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
