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
  /** Pages in a row up to now on which nothing was new. */
  readonly knownPages: number;
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
  /** Notes where a video is a member; true where that was not known. */
  addMember(playlistId: string, item: PageItem, at: string): boolean;
  /** Adds a video to those that this run has to fetch; true where it was not among them. */
  enqueue(videoId: string): boolean;
  /** Ids that this run has still to fetch, in the order in which they were found. */
  pending(): string[];
  /** Notes that a video has been asked for. */
  markFetched(videoId: string): void;
  /** How many this run has asked for. */
  fetched(): number;
  /** Videos of a playlist that this run has seen there. */
  seen(playlistId: string): string[];
  /** How often this run has come to the last page of a playlist. */
  completePasses(playlistId: string): number;
}

interface ListingRecord extends Omit<Listing, "state"> {
  readonly state: ListingState;
}

interface QueuedVideo {
  readonly seq: number;
  readonly videoId: string;
  readonly fetched: number;
}

export function listingsOf({ db }: Store, runId: number, channelId: string): ListingStore {
  const latest = db.prepare<[number, string], ListingRecord>(
    `SELECT playlist_id AS playlistId, pass, state, next_token AS nextToken, pages, items, known_pages AS knownPages,
       total_results AS totalResults
     FROM listings WHERE run_id = ? AND playlist_id = ? ORDER BY pass DESC LIMIT 1`,
  );
  const open = db.prepare<[number, string, number]>(
    "INSERT INTO listings (run_id, playlist_id, pass, state) VALUES (?, ?, ?, 'open') ON CONFLICT DO NOTHING",
  );
  const update = db.prepare<[Listing & { runId: number }]>(
    `UPDATE listings SET state = @state, next_token = @nextToken, pages = @pages, items = @items,
       known_pages = @knownPages, total_results = @totalResults
     WHERE run_id = @runId AND playlist_id = @playlistId AND pass = @pass`,
  );
  const page = db.prepare<[number, string, number, number, string | null, number, number, string]>(
    `INSERT INTO pages (run_id, playlist_id, pass, page, token, items, new_items, retrieved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const touchMember = db.prepare<[string, number, string | null, string, string]>(
    `UPDATE playlist_members SET last_seen_at = ?, last_run_id = ?, published_at = coalesce(?, published_at)
     WHERE playlist_id = ? AND video_id = ?`,
  );
  const insertMember = db.prepare<[string, string, string, string | null, string, string, number]>(
    `INSERT INTO playlist_members (playlist_id, video_id, channel_id, published_at, first_seen_at, last_seen_at, last_run_id)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const enqueue = db.prepare<[number, number, string]>(
    "INSERT INTO run_videos (run_id, seq, video_id) VALUES (?, ?, ?)",
  );
  const queued = db.prepare<[number], QueuedVideo>(
    "SELECT seq, video_id AS videoId, fetched FROM run_videos WHERE run_id = ? ORDER BY seq",
  );
  const markFetched = db.prepare<[number, number]>("UPDATE run_videos SET fetched = 1 WHERE run_id = ? AND seq = ?");
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
  const places = new Map(queued.all(runId).map(({ videoId, seq }) => [videoId, seq]));
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
    addMember: (playlistId, { videoId, publishedAt }, at) => {
      if (insertMember.run(playlistId, videoId, channelId, publishedAt, at, at, runId).changes > 0) return true;
      touchMember.run(at, runId, publishedAt, playlistId, videoId);
      return false;
    },
    enqueue: (videoId) => {
      if (places.has(videoId)) return false;
      // Places are given without a gap, so that a list that is appended to stays in the order of its table.
      const seq = places.size + 1;
      enqueue.run(runId, seq, videoId);
      places.set(videoId, seq);
      return true;
    },
    pending: () => queued.all(runId).flatMap(({ videoId, fetched }) => (fetched === 0 ? [videoId] : [])),
    markFetched: (videoId) => {
      markFetched.run(runId, places.get(videoId) ?? 0);
    },
    fetched: () => queued.all(runId).filter(({ fetched }) => fetched === 1).length,
    seen: (playlistId) => seen.all(playlistId, runId),
    completePasses: (playlistId) => completePasses.get(runId, playlistId) ?? 0,
  };
}
