import type { Database } from "better-sqlite3";
import { rollups } from "d3-array";
import type { DatedVideo, Video } from "./videos.ts";

/** The videos published in a year, and those of them that are gone. */
export interface SurvivalYear {
  readonly year: string;
  readonly videos: number;
  readonly unavailable: number;
  readonly derived_share: number;
}

/** A field of videos that changed between runs. */
export interface ChangedField {
  readonly field: string;
  readonly changes: number;
  readonly videos: number;
}

export interface TitleChange {
  readonly video_id: string;
  readonly changed_at: string;
  readonly old: string | null;
  readonly new: string | null;
}

export interface SurvivalFacts {
  readonly available: number;
  readonly unavailable: number;
  readonly years: readonly SurvivalYear[];
  readonly changes: readonly ChangedField[];
  readonly title_changes: readonly TitleChange[];
}

function isGone({ availability }: Video): boolean {
  return availability !== "available";
}

export function survivalFacts(
  db: Database,
  channelId: string,
  videos: readonly Video[],
  dated: readonly DatedVideo[],
): SurvivalFacts {
  const gone = videos.filter(isGone).length;
  const years = rollups(
    dated,
    (group) => ({ videos: group.length, unavailable: group.filter(isGone).length }),
    ({ published_at }) => published_at.slice(0, 4),
  );
  return {
    available: videos.length - gone,
    unavailable: gone,
    years: years.map(([year, facts]) => ({ year, ...facts, derived_share: facts.unavailable / facts.videos })),
    changes: db
      .prepare<[string], ChangedField>(
        `SELECT field, count(*) AS changes, count(DISTINCT video_id) AS videos
         FROM video_changes JOIN videos USING (video_id)
         WHERE channel_id = ? GROUP BY field ORDER BY changes DESC, field`,
      )
      .all(channelId),
    title_changes: db
      .prepare<[string], TitleChange>(
        `SELECT video_id, changed_at, old, new FROM video_changes JOIN videos USING (video_id)
         WHERE channel_id = ? AND field = 'title' ORDER BY changed_at DESC, video_id LIMIT 10`,
      )
      .all(channelId),
  };
}
