import { createClient } from "../api/client.ts";
import { LISTED_AT_MOST } from "../core/limits.ts";
import { playlistOf } from "../core/playlists.ts";
import { readPlaylistPage } from "../core/resources.ts";
import { RESULTS_AT_MOST } from "../core/search-window.ts";
import type { VideoKind } from "../core/video-row.ts";
import type { ApiOptions, Estimate, Units } from "../options.ts";
import { BATCH_SIZE } from "./batches.ts";
import { findChannel } from "./channel.ts";
import { PAGE_SIZE } from "./listing-lane.ts";

export interface EstimateOptions extends ApiOptions {
  /** Channel id, `@handle`, or the address of a channel. */
  channel: string;
  /** As for scrape. @default none */
  kinds?: readonly VideoKind[];
  /** As for scrape. @default false */
  beyondCap?: boolean;
}

/**
 * What a first scrape of a channel will cost, from what the channel and its playlists say of themselves: exact where they
 * list as many videos as they say; for `beyondCap` the number of searches is a guess.
 *
 * @throws ScrapeError
 */
export async function estimate(options: EstimateOptions): Promise<Estimate> {
  const spent: Units = { general: 0, search: 0, stats: 0 };
  const account = {
    charge: (bucket: keyof Units) => {
      spent[bucket]++;
    },
    refund: (bucket: keyof Units) => {
      spent[bucket]--;
    },
  };
  const client = createClient(options, account);
  const call = (request: Parameters<typeof client.call>[0]) => client.call(request, { signal: options.signal });
  const size = async (playlistId: string): Promise<number> => {
    const reply = await call({
      path: "playlistItems",
      query: { part: "contentDetails", playlistId, maxResults: String(PAGE_SIZE) },
    });
    if (reply.type !== "body") return 0;
    const page = readPlaylistPage(reply.body);
    return page.nextPageToken === null ? page.items.length : (page.totalResults ?? page.items.length);
  };
  try {
    const { row, uploads } = await findChannel(options.channel, call);
    const total = await size(uploads);
    const listed = Math.min(total, LISTED_AT_MOST);
    const claimed = row.video_count;
    const passes = listed < Math.min(claimed ?? 0, LISTED_AT_MOST) ? 2 : 1;
    let general = 1 + passes * pages(listed);
    for (const kind of options.kinds ?? []) {
      general += pages(Math.min(await size(playlistOf(row.channel_id, kind)), LISTED_AT_MOST));
    }
    const missing = options.beyondCap === true ? Math.max(0, (claimed ?? 0) - listed) : 0;
    general += Math.ceil((listed + missing) / BATCH_SIZE);
    const search = missing === 0 ? 0 : Math.ceil(missing / PAGE_SIZE) + Math.ceil((2 * missing) / RESULTS_AT_MOST);
    const units = { general, search, stats: 0 };
    return { channelId: row.channel_id, title: row.title ?? row.channel_id, claimed, listed, units, spent };
  } finally {
    await client.close();
  }
}

/** Even an empty playlist takes a call to learn that it is empty. */
function pages(items: number): number {
  return Math.max(1, Math.ceil(items / PAGE_SIZE));
}
