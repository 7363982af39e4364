import type { Database } from "better-sqlite3";
import { quote, ScrapeError } from "../core/error.ts";

/** The channel as the API described it. */
export interface ChannelFacts {
  readonly channel_id: string;
  readonly title: string | null;
  readonly handle: string | null;
  readonly country: string | null;
  readonly published_at: string | null;
  readonly view_count: number | null;
  readonly subscriber_count: number | null;
  readonly video_count: number | null;
}

interface Present {
  readonly channel_id: string;
  readonly handle: string | null;
}

const LISTED = 8;

function listOf(channels: readonly Present[]): string {
  const names = channels.slice(0, LISTED).map(({ channel_id }) => quote(channel_id));
  const rest = channels.length - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}

/**
 * The id of the channel to report on.
 *
 * @param wanted id or `@handle`; may be left out where the database holds one channel
 * @throws ScrapeError E_NOTHING when it is not there, E_USAGE when it is left out and there are several
 */
export function chooseChannel(db: Database, wanted: string | undefined): string {
  const present = db
    .prepare<[], Present>(
      `SELECT channel_id, handle FROM channels
       UNION ALL SELECT DISTINCT channel_id, NULL FROM videos WHERE channel_id NOT IN (SELECT channel_id FROM channels)
       ORDER BY channel_id`,
    )
    .all();
  const first = present[0];
  if (first === undefined) {
    throw new ScrapeError("E_NOTHING", "the database holds no channel", {
      hint: "collect one first: youtube-scrape scrape CHANNEL, or try scrape --demo",
    });
  }
  if (wanted === undefined) {
    if (present.length === 1) return first.channel_id;
    throw new ScrapeError("E_USAGE", `the database holds ${present.length} channels, and none was named`, {
      hint: `name one of: ${listOf(present)}`,
    });
  }
  const handle = wanted.toLowerCase();
  const found =
    present.find(({ channel_id }) => channel_id === wanted) ??
    present.find((channel) => channel.handle?.toLowerCase() === handle);
  if (found !== undefined) return found.channel_id;
  throw new ScrapeError("E_NOTHING", `the database holds no channel ${quote(wanted)}`, {
    hint: `it holds: ${listOf(present)}`,
  });
}

export function readChannel(db: Database, channelId: string): ChannelFacts {
  const row = db
    .prepare<[string], ChannelFacts>(
      `SELECT channel_id, title, handle, country, published_at, view_count, subscriber_count, video_count
       FROM channels WHERE channel_id = ?`,
    )
    .get(channelId);
  if (row !== undefined) return row;
  const unknown = { title: null, handle: null, country: null, published_at: null };
  return { channel_id: channelId, ...unknown, view_count: null, subscriber_count: null, video_count: null };
}

/** The newest moment at which anything of the channel was asked for; null where nothing was. */
export function readAsOf(db: Database, channelId: string): string | null {
  const row = db
    .prepare<[string, string], { at: string | null }>(
      `SELECT max(at) AS at FROM (
         SELECT max(retrieved_at) AS at FROM videos WHERE channel_id = ?
         UNION ALL SELECT max(retrieved_at) FROM channels WHERE channel_id = ?)`,
    )
    .get(channelId, channelId);
  return row?.at ?? null;
}
