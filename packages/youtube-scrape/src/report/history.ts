import type { Database } from "better-sqlite3";
import { isTime } from "./videos.ts";

/** A stretch of time in which counts were asked for, each video at most once: a run, or what was left of one. */
export interface HistoryMoment {
  readonly from: string;
  readonly to: string;
  /** Videos whose views were asked for. */
  readonly videos: number;
  /** Those of them that had been asked for before. */
  readonly videos_again: number;
  /** Views that these gained since they were asked for before; below 0 where they lost some. */
  readonly derived_gained: number;
  /** Views of the videos that are in both the first and the last moment, as last known by then. */
  readonly derived_views_of_same: number;
  readonly subscriber_count: number | null;
}

/** A video that gained many views between its first and its last count. */
export interface GainFacts {
  readonly video_id: string;
  readonly title: string | null;
  readonly from: string;
  readonly to: string;
  readonly derived_gained: number;
}

export interface HistoryFacts {
  /** More than one is a history. */
  readonly moments: readonly HistoryMoment[];
  /** Videos that are in both the first and the last moment; 0 without a history. */
  readonly videos_in_both: number;
  /** Views that these gained from the first to the last moment, which newly found videos add nothing to. */
  readonly derived_gained: number;
  readonly gains: readonly GainFacts[];
}

const TIME = "????-??-??T??:??:??*Z";

/** Counts that were stored together, as a run stores those of one answer. */
interface Batch {
  readonly at: string;
  readonly videos: number;
  readonly again: number;
  readonly gained: number;
  /** When any of the videos was asked for before. */
  readonly before: string | null;
}

function readBatches(db: Database, channelId: string): Batch[] {
  return db
    .prepare<[string], Batch>(
      `WITH counts AS (
         SELECT s.retrieved_at AS at, s.view_count AS views, lag(s.view_count) OVER one AS known, lag(s.retrieved_at) OVER one AS before
         FROM video_stats AS s JOIN videos AS v ON v.video_id = s.video_id
         WHERE v.channel_id = ? AND s.view_count IS NOT NULL AND s.retrieved_at GLOB '${TIME}'
         WINDOW one AS (PARTITION BY s.video_id ORDER BY s.retrieved_at)
       )
       SELECT at, count(*) AS videos, count(before) AS again, total(views - known) AS gained, max(before) AS before
       FROM counts GROUP BY at ORDER BY at`,
    )
    .all(channelId)
    .filter(({ at }) => isTime(at));
}

/** A new moment begins with a run, and where a video of the one before comes again. */
function momentsOf(batches: readonly Batch[], starts: readonly string[]): Batch[][] {
  const moments: Batch[][] = [];
  for (const batch of batches) {
    const moment = moments.at(-1);
    const [first, last] = [moment?.[0], moment?.at(-1)];
    const isAgain = batch.before !== null && first !== undefined && batch.before >= first.at;
    const isNext = last !== undefined && starts.some((start) => start > last.at && start <= batch.at);
    if (moment === undefined || isAgain || isNext) moments.push([batch]);
    else moment.push(batch);
  }
  return moments;
}

interface Ends {
  readonly channelId: string;
  /** End of the first moment. */
  readonly first: string;
  /** Begin of the last. */
  readonly last: string;
}

/** Views by time of asking of the videos that were asked for in the first moment and in the last: what each adds. */
function readSame(db: Database, ends: Ends): { at: string; added: number; found: number }[] {
  return db
    .prepare<[Ends], { at: string; added: number; found: number }>(
      `WITH same AS MATERIALIZED (
         SELECT s.video_id FROM video_stats AS s JOIN videos AS v ON v.video_id = s.video_id
         WHERE v.channel_id = @channelId AND s.view_count IS NOT NULL AND s.retrieved_at GLOB '${TIME}'
         GROUP BY s.video_id HAVING min(s.retrieved_at) <= @first AND max(s.retrieved_at) >= @last
       ), counts AS (
         SELECT retrieved_at AS at, view_count AS views,
           lag(view_count) OVER (PARTITION BY video_id ORDER BY retrieved_at) AS known
         FROM video_stats JOIN same USING (video_id)
         WHERE view_count IS NOT NULL AND retrieved_at GLOB '${TIME}'
       )
       SELECT at, total(views - coalesce(known, 0)) AS added, sum(known IS NULL) AS found FROM counts GROUP BY at ORDER BY at`,
    )
    .all(ends);
}

/** The last known number of subscribers of each moment. */
function readSubscribers(db: Database, channelId: string): { at: string; count: number }[] {
  return db
    .prepare<[string], { at: string; count: number }>(
      `SELECT retrieved_at AS at, subscriber_count AS count FROM channel_stats
       WHERE channel_id = ? AND subscriber_count IS NOT NULL ORDER BY retrieved_at`,
    )
    .all(channelId);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The growth between the runs that asked for counts. */
export function historyFacts(db: Database, channelId: string): HistoryFacts {
  const starts = db
    .prepare<[string], string>("SELECT started_at FROM runs WHERE channel_id = ? ORDER BY started_at")
    .pluck()
    .all(channelId);
  const spans = momentsOf(readBatches(db, channelId), starts).map((batches) => ({
    from: batches[0]?.at ?? "",
    to: batches.at(-1)?.at ?? "",
    batches,
  }));
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined)
    return { moments: [], videos_in_both: 0, derived_gained: 0, gains: [] };
  const isHistory = spans.length > 1;
  const same = isHistory ? readSame(db, { channelId, first: first.to, last: last.from }) : [];
  const subscribers = readSubscribers(db, channelId);
  const moments = spans.map(({ from, to, batches }, index) => {
    const before = spans[index - 1]?.to ?? "";
    return {
      from,
      to,
      videos: sum(batches.map(({ videos }) => videos)),
      videos_again: sum(batches.map(({ again }) => again)),
      derived_gained: sum(batches.map(({ gained }) => gained)),
      derived_views_of_same: sum(same.filter(({ at }) => at <= to).map(({ added }) => added)),
      subscriber_count: subscribers.findLast(({ at }) => at > before && at <= to)?.count ?? null,
    };
  });
  return {
    moments,
    videos_in_both: sum(same.map(({ found }) => found)),
    derived_gained: isHistory
      ? (moments.at(-1)?.derived_views_of_same ?? 0) - (moments[0]?.derived_views_of_same ?? 0)
      : 0,
    gains: isHistory ? readGains(db, channelId) : [],
  };
}

function readGains(db: Database, channelId: string): GainFacts[] {
  return db
    .prepare<[string], GainFacts>(
      `WITH ends AS (
         SELECT s.video_id, min(s.retrieved_at) AS first, max(s.retrieved_at) AS last
         FROM video_stats AS s JOIN videos AS v ON v.video_id = s.video_id
         WHERE v.channel_id = ? AND s.view_count IS NOT NULL AND s.retrieved_at GLOB '${TIME}'
         GROUP BY s.video_id HAVING count(*) > 1
       )
       SELECT v.video_id, v.title, first AS "from", last AS "to", b.view_count - a.view_count AS derived_gained
       FROM ends
       JOIN videos AS v ON v.video_id = ends.video_id
       JOIN video_stats AS a ON a.video_id = ends.video_id AND a.retrieved_at = first
       JOIN video_stats AS b ON b.video_id = ends.video_id AND b.retrieved_at = last
       WHERE derived_gained > 0 ORDER BY derived_gained DESC, v.video_id LIMIT 10`,
    )
    .all(channelId);
}
