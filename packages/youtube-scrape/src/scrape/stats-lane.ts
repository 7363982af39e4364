import { ScrapeError } from "../core/error.ts";
import { readStats } from "../core/resources.ts";
import type { StatsRow } from "../core/video-row.ts";
import type { RunContext } from "./run-context.ts";
import type { Lane } from "./scheduler.ts";
import { BATCH_SIZE } from "./videos-lane.ts";

/** Fetches the counts of what the queue holds. A video that is left out is not taken as gone: this call tells no status. */
export class StatsLane implements Lane<StatsRow> {
  readonly #context: RunContext;

  constructor(context: RunContext) {
    this.#context = context;
  }

  next(): (() => Promise<readonly StatsRow[]>) | undefined {
    const { queue } = this.#context;
    if (queue.length === 0) return undefined;
    const ids = queue.splice(0, BATCH_SIZE);
    return () => this.#fetch(ids);
  }

  async #fetch(ids: readonly string[]): Promise<readonly StatsRow[]> {
    const { session, counts } = this.#context;
    const query = { part: "id,snippet,statistics,contentDetails", id: ids.join(",") };
    const reply = await session.call({ path: "videos:batchGetStats", bucket: "stats", query });
    if (reply.type !== "body")
      throw new ScrapeError("E_ANSWER", "the API has no batchGetStats", { hint: "check --base-url" });
    const rows = session.write(() => this.#store(ids, readStats(reply.body).rows));
    counts.fetched += ids.length;
    session.progress("stats", { listed: counts.listed, videos: counts.fetched, expected: counts.queued });
    return rows;
  }

  #store(ids: readonly string[], rows: readonly StatsRow[]): StatsRow[] {
    const { session, videos, listings } = this.#context;
    const at = session.stamp();
    const asked = new Set(ids);
    const saved = rows.filter((row) => asked.delete(row.video_id) && videos.saveStats(row, at));
    for (const id of ids) listings.markFetched(id);
    videos.count(0, saved.length, at, session.tick());
    return saved;
  }
}
