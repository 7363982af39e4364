import { ScrapeError } from "../core/error.ts";
import { mapVideo } from "../core/map-video.ts";
import { readVideos } from "../core/resources.ts";
import type { VideoRow } from "../core/video-row.ts";
import { indexText } from "../store/search-index.ts";
import { expectedVideos, type RunContext } from "./run-context.ts";
import type { Lane } from "./scheduler.ts";

/** Ids that one call takes. */
export const BATCH_SIZE = 50;

/** Videos after which their text is made searchable; one by one would double the time that storing takes. */
const INDEXED_AT_ONCE = 2000;

/** Fetches what the queue holds, in full batches while more may come. */
export class VideosLane implements Lane<VideoRow> {
  readonly #context: RunContext;
  readonly #allFound: () => boolean;
  readonly #unsearchable: string[] = [];

  /** @param allFound whether nothing more will come into the queue */
  constructor(context: RunContext, allFound: () => boolean) {
    this.#context = context;
    this.#allFound = allFound;
  }

  next(): (() => Promise<readonly VideoRow[]>) | undefined {
    const { queue } = this.#context;
    if (queue.length === 0 || (queue.length < BATCH_SIZE && !this.#allFound())) return undefined;
    const ids = queue.splice(0, BATCH_SIZE);
    return () => this.#fetch(ids);
  }

  async #fetch(ids: readonly string[]): Promise<readonly VideoRow[]> {
    const { session, plan } = this.#context;
    const reply = await session.call({ path: "videos", query: { part: plan.parts.join(","), id: ids.join(",") } });
    if (reply.type !== "body")
      throw new ScrapeError("E_ANSWER", "the API has no list of videos", { hint: "check --base-url" });
    const rows = session.write(() => this.#store(ids, readVideos(reply.body).items));
    this.#report();
    return rows;
  }

  #store(ids: readonly string[], items: readonly unknown[]): VideoRow[] {
    const { session, videos, listings, counts } = this.#context;
    const at = session.stamp();
    const missing = new Set(ids);
    const rows: VideoRow[] = [];
    let inserted = 0;
    let unreadable = 0;
    for (const item of items) {
      const mapped = mapVideo(item, this.#context.channel);
      if (!mapped.ok) {
        unreadable++;
        session.warn("MALFORMED", mapped.reason, `a video could not be read: ${mapped.reason}`);
        continue;
      }
      for (const leaf of mapped.unmapped) {
        session.warn("UNMAPPED", leaf, `the API tells something new, ${leaf}; it is kept in the column extras`);
      }
      for (const leaf of mapped.invalid)
        session.warn("MALFORMED", leaf, `${leaf} is not as the API describes it; left empty`);
      if (!missing.delete(mapped.row.video_id)) continue;
      if (videos.save(mapped.row, at)) {
        inserted++;
        this.#unsearchable.push(mapped.row.video_id);
      }
      rows.push(mapped.row);
    }
    // An item that could not be read may be any of those missing, so none of them counts as left out.
    if (unreadable === 0) for (const id of missing) this.#omit(id, at);
    for (const id of ids) listings.markFetched(id);
    if (this.#unsearchable.length >= INDEXED_AT_ONCE) indexText(session.store, this.#unsearchable.splice(0));
    videos.count(inserted, rows.length - inserted, at, session.tick());
    counts.fetched += ids.length;
    return rows;
  }

  #omit(videoId: string, at: string): void {
    const { session, videos } = this.#context;
    if (videos.omit(videoId, at))
      session.warn("OMITTED", videoId, `${videoId} is gone: left out in two runs; its last row is kept`);
  }

  #report(): void {
    const { session, counts } = this.#context;
    const expected = expectedVideos(this.#context, this.#allFound());
    session.progress("videos", { listed: counts.listed, videos: counts.fetched, expected });
  }
}
