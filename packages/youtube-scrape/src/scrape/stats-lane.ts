import { quote, ScrapeError } from "../core/error.ts";
import { readStats } from "../core/resources.ts";
import type { StatsRow } from "../core/video-row.ts";
import { Batches } from "./batches.ts";
import type { RunContext } from "./run-context.ts";
import type { Lane } from "./scheduler.ts";

/** Fetches the counts of what the queue holds. A video that is left out is not taken as gone: this call tells no status. */
export class StatsLane implements Lane<StatsRow> {
  readonly #context: RunContext;
  readonly #batches: Batches;

  constructor(context: RunContext) {
    this.#context = context;
    this.#batches = new Batches(context, () => true);
  }

  next(): (() => Promise<readonly StatsRow[]>) | undefined {
    const ids = this.#batches.next();
    return ids && (() => this.#fetch(ids));
  }

  async #fetch(ids: readonly string[]): Promise<readonly StatsRow[]> {
    const { session, counts } = this.#context;
    try {
      const query = { part: "id,snippet,statistics,contentDetails", id: ids.join(",") };
      const reply = await session.call({ path: "videos:batchGetStats", bucket: "stats", query, hasItems: true });
      if (reply.type !== "body") {
        throw new ScrapeError("E_ANSWER", "the API has no batchGetStats", { hint: "check --base-url" });
      }
      const rows = session.write(() => this.#store(ids, reply.body));
      session.progress("stats", { listed: counts.listed, videos: counts.fetched, expected: counts.queued });
      return rows;
    } finally {
      this.#batches.done();
    }
  }

  #store(ids: readonly string[], body: unknown): StatsRow[] {
    const { session, videos } = this.#context;
    const { rows, invalid } = readStats(body);
    const at = session.stamp();
    const missing = new Set(ids);
    const saved = rows.filter((row) => missing.delete(row.video_id) && videos.saveStats(row, at));
    // Asking again would cost more than the allowance of a refresh, one unit for fifty videos, and tell no more.
    this.#batches.settle(ids, new Set());
    if (missing.size > 0) session.warn("OMITTED", "batchGetStats", "the API has no counts for some videos this time");
    for (const leaf of invalid)
      session.warn("MALFORMED", leaf, `${quote(leaf)} is not as the API describes it; left empty`);
    videos.count(0, saved.length, at, session.tick());
    return saved;
  }
}
