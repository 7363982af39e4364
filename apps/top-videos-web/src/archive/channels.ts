import type { Database, Statement } from "better-sqlite3";
import type { ChannelSums, Freshness } from "../core/archive.ts";
import type { PeriodSums } from "./sums.ts";
import { Memo, type Versions } from "./versions.ts";

/** A run that has not written for so long, in milliseconds, was cut off: the API's waits within a run are shorter. */
const SILENCE = 5 * 60_000;

interface ChannelRow {
  readonly id: string;
  readonly title: string | null;
  readonly handle: string | null;
  readonly subscribers: number | null;
  readonly retrievedAt: string | null;
}

interface RunRow {
  readonly state: string;
  readonly updatedAt: string;
}

// Each channel by a step in the index: going through all of its entries takes a thousand times as long.
const CHANNELS = `
WITH RECURSIVE ids (id) AS (
  SELECT min(channel_id) FROM videos
  UNION ALL SELECT (SELECT min(channel_id) FROM videos WHERE channel_id > ids.id) FROM ids WHERE ids.id IS NOT NULL
)
SELECT found.id, title, handle, subscriber_count AS subscribers, retrieved_at AS retrievedAt
FROM (SELECT id FROM ids WHERE id IS NOT NULL UNION SELECT channel_id FROM channels) AS found
LEFT JOIN channels ON channels.channel_id = found.id`;

/** The channels of the database with their sums. */
export class Channels {
  readonly #versions: Versions;
  readonly #sums: PeriodSums;
  readonly #list: Statement<[], ChannelRow>;
  readonly #coverage: Statement<[string], { listed: number; claimed: number | null }>;
  readonly #unfinished: Statement<[{ id: string }], RunRow>;
  readonly #lastStored: Statement<[string], string | null>;
  readonly #newestVideo: Statement<[string], string | null>;
  readonly #kept: Memo<readonly ChannelSums[]>;

  constructor(db: Database, sums: PeriodSums, versions: Versions) {
    this.#versions = versions;
    this.#sums = sums;
    this.#list = db.prepare<[], ChannelRow>(CHANNELS);
    this.#coverage = db.prepare<[string], { listed: number; claimed: number | null }>(
      "SELECT listed, claimed FROM coverage WHERE channel_id = ? ORDER BY run_id DESC LIMIT 1",
    );
    // What was cut off before a run that came to its end has been made up for by that one.
    this.#unfinished = db.prepare<[{ id: string }], RunRow>(
      `SELECT state, updated_at AS updatedAt FROM runs
       WHERE channel_id = @id AND state IN ('running', 'stopped', 'failed') AND run_id > (
         SELECT coalesce(max(run_id), -1) FROM runs WHERE channel_id = @id AND state IN ('done', 'incomplete'))`,
    );
    this.#lastStored = db
      .prepare<[string], string | null>(
        "SELECT max(updated_at) FROM runs WHERE channel_id = ? AND inserted + updated > 0",
      )
      .pluck();
    this.#newestVideo = db
      .prepare<[string], string | null>("SELECT max(retrieved_at) FROM videos WHERE channel_id = ?")
      .pluck();
    this.#kept = new Memo(versions, 1, true);
  }

  all(): readonly ChannelSums[] {
    return this.#kept.get("", () =>
      this.#list
        .all()
        .map((row) => this.#read(row))
        .sort((a, b) => b.videos - a.videos || (a.id < b.id ? -1 : 1)),
    );
  }

  find(ref: string): ChannelSums | undefined {
    const handle = ref.toLowerCase();
    return (
      this.all().find(({ id }) => id === ref) ?? this.all().find((channel) => channel.handle?.toLowerCase() === handle)
    );
  }

  #read(row: ChannelRow): ChannelSums {
    const { id, title, handle, subscribers, retrievedAt } = row;
    return {
      id,
      title: title ?? id,
      handle: handle?.startsWith("@") ? handle : null,
      subscribers,
      ...this.#sums.channelSums(id),
      freshness: this.#freshness(id, retrievedAt),
    };
  }

  #freshness(id: string, retrievedAt: string | null): Freshness {
    // The moment of a run's last rows stands for theirs, as finding the newest of them would be reading all.
    const stored = this.#lastStored.get(id) ?? this.#newestVideo.get(id) ?? null;
    const coverage = this.#coverage.get(id) ?? null;
    const newest = stored !== null && (retrievedAt === null || stored > retrievedAt) ? stored : retrievedAt;
    return { retrievedAt: newest, coverage, run: this.#runOf(id) };
  }

  #runOf(id: string): Freshness["run"] {
    const runs = this.#unfinished.all({ id });
    for (const { state, updatedAt } of runs) {
      const silentAt = Date.parse(updatedAt) + SILENCE;
      if (state !== "running" || !(this.#versions.now() < silentAt)) continue;
      this.#versions.recheckAt(silentAt);
      return "running";
    }
    return runs.length === 0 ? "idle" : "unfinished";
  }
}
