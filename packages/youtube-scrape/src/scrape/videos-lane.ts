import { quote, ScrapeError, visible } from "../core/error.ts";
import { mapVideo } from "../core/map-video.ts";
import { readVideos } from "../core/resources.ts";
import type { VideoRow } from "../core/video-row.ts";
import { indexText } from "../store/search-index.ts";
import { Batches } from "./batches.ts";
import { expectedVideos, type RunContext } from "./run-context.ts";
import type { Lane } from "./scheduler.ts";

/** Videos after which their text is made searchable; one by one would double the time that storing takes. */
const INDEXED_AT_ONCE = 20_000;

/** Fetches what the queue holds. */
export class VideosLane implements Lane<VideoRow> {
  readonly #context: RunContext;
  readonly #allFound: () => boolean;
  readonly #batches: Batches;
  readonly #unsearchable: string[] = [];

  /** @param allFound whether nothing more will come into the queue */
  constructor(context: RunContext, allFound: () => boolean) {
    this.#context = context;
    this.#allFound = allFound;
    this.#batches = new Batches(context, allFound);
  }

  next(): (() => Promise<readonly VideoRow[]>) | undefined {
    const ids = this.#batches.next();
    return ids && (() => this.#fetch(ids));
  }

  async #fetch(ids: readonly string[]): Promise<readonly VideoRow[]> {
    const { session, plan } = this.#context;
    try {
      const query = { part: plan.parts.join(","), id: ids.join(",") };
      const reply = await session.call({ path: "videos", query, hasItems: true });
      if (reply.type !== "body") {
        throw new ScrapeError("E_ANSWER", "the API has no list of videos", { hint: "check --base-url" });
      }
      const rows = session.write(() => this.#store(ids, readVideos(reply.body).items));
      this.#report();
      return rows;
    } finally {
      this.#batches.done();
    }
  }

  #store(ids: readonly string[], items: readonly unknown[]): VideoRow[] {
    const { session, videos, counts } = this.#context;
    const at = session.stamp();
    const missing = new Set(ids);
    const rows: VideoRow[] = [];
    let inserted = 0;
    let unreadable = 0;
    for (const item of items) {
      const row = this.#read(item);
      if (row === undefined) unreadable++;
      if (row === undefined || !missing.delete(row.video_id)) continue;
      if (videos.save(row, at)) {
        inserted++;
        this.#unsearchable.push(row.video_id);
      }
      rows.push(row);
    }
    const gone = this.#batches.settle(ids, missing);
    // An item that could not be read may be any of those missing, so none of them counts as left out.
    if (unreadable === 0) for (const id of gone) if (videos.omit(id, at)) counts.gone++;
    if (this.#unsearchable.length >= INDEXED_AT_ONCE) indexText(session.store, this.#unsearchable.splice(0));
    videos.count(inserted, rows.length - inserted, at, session.tick());
    return rows;
  }

  #read(item: unknown): VideoRow | undefined {
    const { session, channel } = this.#context;
    const mapped = mapVideo(item, channel);
    if (!mapped.ok) {
      session.warn("MALFORMED", mapped.reason, `a video could not be read: ${visible(mapped.reason)}`);
      return undefined;
    }
    for (const leaf of mapped.unmapped) {
      session.warn("UNMAPPED", leaf, `the API tells something new, ${quote(leaf)}; it is kept in the column extras`);
    }
    for (const leaf of mapped.invalid) {
      session.warn("MALFORMED", leaf, `${quote(leaf)} is not as the API describes it; left empty`);
    }
    // A video that is listed belongs to the channel, whatever else it says: rows of another one would never be refreshed.
    if (mapped.row.channel_id === channel.channelId) return mapped.row;
    session.warn("MALFORMED", "snippet.channelId", `some videos say that they are of ${quote(mapped.row.channel_id)}`);
    return { ...mapped.row, channel_id: channel.channelId };
  }

  #report(): void {
    const { session, counts } = this.#context;
    const expected = expectedVideos(this.#context, this.#allFound());
    session.progress("videos", { listed: counts.listed, videos: counts.fetched, expected });
  }
}
