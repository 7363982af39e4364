import type { Store } from "./store.ts";

/** `complete`: the last page came; `stopped`: what follows is known; `absent`: no such playlist; `restarted`: the token died. */
export type ListingState = "open" | "complete" | "stopped" | "absent" | "restarted";

/** Progress through the pages of one playlist. A playlist that is gone through again begins a new pass. */
export interface Listing {
  readonly playlistId: string;
  readonly pass: number;
  readonly state: ListingState;
  readonly nextToken: string | null;
  readonly pages: number;
  readonly items: number;
  /** Items that the run had not seen before this pass. */
  readonly found: number;
  /** Pages in a row up to now on which nothing was new. */
  readonly knownPages: number;
  /** Pages in a row up to now on which everything was older than what is wanted. */
  readonly oldPages: number;
  /** Items that the API says the playlist has. */
  readonly totalResults: number | null;
}

/** An id on a page of a playlist or of search results. */
export interface PageItem {
  readonly videoId: string;
  readonly publishedAt: string | null;
}

export interface ListingStore {
  /** The newest pass of a playlist. */
  latest(playlistId: string): Listing | undefined;
  open(playlistId: string, pass: number): void;
  /** Stores a pass as it is after a page. */
  update(listing: Listing): void;
  /** Notes that a page has come. */
  notePage(page: { listing: Listing; token: string | null; items: number; newItems: number; at: string }): void;
  /** Notes where videos are members; how many of them were not known to be. */
  addMembers(playlistId: string, items: readonly PageItem[], at: string): number;
  /** Videos of a playlist that this run has seen there. */
  seen(playlistId: string): string[];
  /** How often this run has come to the last page of a playlist. */
  completePasses(playlistId: string): number;
}

export function listingsOf({ db }: Store, runId: number, channelId: string): ListingStore {
  const latest = db.prepare<[number, string], Listing>(
    `SELECT playlist_id AS playlistId, pass, state, next_token AS nextToken, pages, items, found, known_pages AS knownPages, old_pages AS oldPages,
       total_results AS totalResults
     FROM listings WHERE run_id = ? AND playlist_id = ? ORDER BY pass DESC LIMIT 1`,
  );
  const open = db.prepare<[number, string, number]>(
    "INSERT INTO listings (run_id, playlist_id, pass, state) VALUES (?, ?, ?, 'open') ON CONFLICT DO NOTHING",
  );
  const update = db.prepare<[Listing & { runId: number }]>(
    `UPDATE listings SET state = @state, next_token = @nextToken, pages = @pages, items = @items, found = @found,
       known_pages = @knownPages, old_pages = @oldPages, total_results = @totalResults
     WHERE run_id = @runId AND playlist_id = @playlistId AND pass = @pass`,
  );
  const page = db.prepare<[number, string, number, number, string | null, number, number, string]>(
    `INSERT INTO pages (run_id, playlist_id, pass, page, token, items, new_items, retrieved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // All of a page in one statement, which takes half the time of fifty.
  const insertMembers = db.prepare<[string, string, string, string, number, string]>(
    `INSERT INTO playlist_members (playlist_id, video_id, channel_id, published_at, first_seen_at, last_seen_at, last_run_id)
     SELECT ?, value ->> 'videoId', ?, value ->> 'publishedAt', ?, ?, ? FROM json_each(?) WHERE true
     ON CONFLICT DO NOTHING`,
  );
  const touchMembers = db.prepare<[string, number, string, string]>(
    `UPDATE playlist_members SET last_seen_at = ?, last_run_id = ?, published_at = coalesce(item.at, published_at)
     FROM (SELECT value ->> 'videoId' AS id, value ->> 'publishedAt' AS at FROM json_each(?)) AS item
     WHERE playlist_id = ? AND video_id = item.id`,
  );
  const seen = db
    .prepare<[string, number], string>(
      "SELECT video_id FROM playlist_members WHERE playlist_id = ? AND last_run_id = ?",
    )
    .pluck();
  const completePasses = db
    .prepare<[number, string], number>(
      "SELECT count(*) FROM listings WHERE run_id = ? AND playlist_id = ? AND state = 'complete'",
    )
    .pluck();
  return {
    latest: (playlistId) => latest.get(runId, playlistId),
    open: (playlistId, pass) => {
      open.run(runId, playlistId, pass);
    },
    update: (listing) => {
      update.run({ ...listing, runId });
    },
    notePage: ({ listing, token, items, newItems, at }) => {
      page.run(runId, listing.playlistId, listing.pass, listing.pages, token, items, newItems, at);
    },
    addMembers: (playlistId, items, at) => {
      const json = JSON.stringify(items);
      const { changes } = insertMembers.run(playlistId, channelId, at, at, runId, json);
      if (changes < items.length) touchMembers.run(at, runId, json, playlistId);
      return changes;
    },
    seen: (playlistId) => seen.all(playlistId, runId),
    completePasses: (playlistId) => completePasses.get(runId, playlistId) ?? 0,
  };
}
