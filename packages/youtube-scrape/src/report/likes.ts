import { bisectRight, rollups } from "d3-array";
import { DECADE_TENTHS, medianOf } from "./spread.ts";
import type { Video } from "./videos.ts";

/** Videos whose views and likes lie within a tenth of a decade of each other's. */
export interface LikesBin {
  readonly views_from: number;
  readonly views_to: number;
  readonly likes_from: number;
  readonly likes_to: number;
  readonly videos: number;
}

/** The videos of a decade of views. */
export interface LikesDecade {
  readonly views_from: number;
  readonly views_to: number;
  readonly videos: number;
  readonly derived_median_likes: number | null;
  readonly derived_median_likes_per_1000_views: number | null;
}

export interface LikesFacts {
  /** Videos with at least one view and one like. */
  readonly videos: number;
  readonly likes_unknown: number;
  readonly likes_zero: number;
  readonly derived_median_likes_per_1000_views: number | null;
  readonly decades: readonly LikesDecade[];
  readonly bins: readonly LikesBin[];
}

interface Liked {
  readonly views: number;
  readonly likes: number;
}

function edge(index: number): number {
  return DECADE_TENTHS[index] ?? Number.MAX_VALUE;
}

export function likesFacts(videos: readonly Video[]): LikesFacts {
  const liked: Liked[] = [];
  for (const { view_count: views, like_count: likes } of videos) {
    if (views !== null && likes !== null && views >= 1 && likes >= 1) liked.push({ views, likes });
  }
  const rates = (some: readonly Liked[]): number | null =>
    medianOf(some.map(({ views, likes }) => (1000 * likes) / views));
  const place = (value: number): number => bisectRight(DECADE_TENTHS, value) - 1;
  const bins = rollups(
    liked,
    (group) => group.length,
    ({ views }) => place(views),
    ({ likes }) => place(likes),
  ).flatMap(([x, column]) => column.map(([y, count]) => ({ x, y, count })));
  bins.sort((a, b) => a.x - b.x || a.y - b.y);
  const decades = rollups(
    liked,
    (group) => ({
      videos: group.length,
      derived_median_likes: medianOf(group.map(({ likes }) => likes)),
      derived_median_likes_per_1000_views: rates(group),
    }),
    ({ views }) => Math.floor(place(views) / 10),
  ).sort((a, b) => a[0] - b[0]);
  return {
    videos: liked.length,
    likes_unknown: videos.filter(({ like_count }) => like_count === null).length,
    likes_zero: videos.filter(({ like_count }) => like_count === 0).length,
    derived_median_likes_per_1000_views: rates(liked),
    decades: decades.map(([decade, facts]) => ({
      views_from: edge(10 * decade),
      views_to: edge(10 * decade + 10),
      ...facts,
    })),
    bins: bins.map(({ x, y, count }) => ({
      views_from: edge(x),
      views_to: edge(x + 1),
      likes_from: edge(y),
      likes_to: edge(y + 1),
      videos: count,
    })),
  };
}
