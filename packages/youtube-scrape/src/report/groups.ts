import { rollups } from "d3-array";
import { medianOf, type Spread, sorted, spread } from "./spread.ts";
import { type DatedVideo, known, total, type Video } from "./videos.ts";

/** Videos that share a value. */
export interface GroupFacts {
  /** Null for the videos without a value. */
  readonly value: string | null;
  readonly videos: number;
  readonly derived_share: number;
  readonly derived_views: number;
  readonly derived_median_views: number | null;
}

/** How many videos of a kind were published in a year. */
export interface KindYear {
  readonly year: string;
  readonly kind: string | null;
  readonly videos: number;
}

export interface TagFacts {
  readonly videos_with_tags: number;
  readonly distinct: number;
  /** Tags of the videos that have any. */
  readonly per_video: Spread;
  readonly top: readonly GroupFacts[];
}

/** By number of videos, then by value; those without a value at the end. */
function ranked(facts: readonly GroupFacts[]): GroupFacts[] {
  return [...facts].sort(
    (a, b) => Number(a.value === null) - Number(b.value === null) || b.videos - a.videos || compared(a.value, b.value),
  );
}

/** By code unit, as no locale would change it. */
function compared(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

export function groupFacts(
  videos: readonly Video[],
  field: "kind" | "category_id" | "default_language" | "default_audio_language",
): GroupFacts[] {
  const groups = rollups(
    videos,
    (group) => summary(group, videos.length),
    (video) => video[field],
  );
  return ranked(groups.map(([value, facts]) => ({ value, ...facts })));
}

function summary(group: readonly Video[], all: number): Omit<GroupFacts, "value"> {
  const views = known(group, "view_count");
  return {
    videos: group.length,
    derived_share: group.length / all,
    derived_views: total(views),
    derived_median_views: medianOf(views),
  };
}

export function kindYears(videos: readonly DatedVideo[]): KindYear[] {
  return rollups(
    videos,
    (group) => group.length,
    ({ published_at }) => published_at.slice(0, 4),
    ({ kind }) => kind,
  ).flatMap(([year, kinds]) =>
    kinds.map(([kind, count]) => ({ year, kind, videos: count })).sort((a, b) => compared(a.kind, b.kind)),
  );
}

/** The tags of a video in lower case and without repetition; none where the text is not a JSON array. */
function tagsOf(text: string | null): string[] {
  if (text === null) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return [];
    const tags = parsed.flatMap((tag: unknown) => (typeof tag === "string" ? tag.trim().toLowerCase() : []));
    return [...new Set(tags)].filter((tag) => tag !== "");
  } catch {
    return [];
  }
}

const MOST_VALUES = 30;

/** The 30 values with most videos, of what `valuesOf` finds in each. */
export function topValues(videos: readonly Video[], valuesOf: (video: Video) => readonly string[]): GroupFacts[] {
  const byValue = new Map<string, Video[]>();
  for (const video of videos) {
    for (const value of valuesOf(video)) {
      const group = byValue.get(value);
      if (group === undefined) byValue.set(value, [video]);
      else group.push(video);
    }
  }
  // Only what is shown is worth its medians.
  const most = [...byValue].sort((a, b) => b[1].length - a[1].length || compared(a[0], b[0])).slice(0, MOST_VALUES);
  return most.map(([value, group]) => ({ value, ...summary(group, videos.length) }));
}

export function tagFacts(videos: readonly Video[]): TagFacts {
  const tags = new Map(videos.map((video) => [video, tagsOf(video.tags)]));
  const counts = [...tags.values()].map(({ length }) => length).filter((length) => length > 0);
  return {
    videos_with_tags: counts.length,
    distinct: new Set([...tags.values()].flat()).size,
    per_video: spread(sorted(counts)),
    top: topValues(videos, (video) => tags.get(video) ?? []),
  };
}
