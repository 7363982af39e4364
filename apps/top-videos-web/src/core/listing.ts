import type { Channel, Ranking, Video } from "./archive.ts";
import { type Ask, DERIVED_SORTS } from "./ask.ts";

/** The list of a page, as an export writes it. */
export interface Listing {
  readonly channel: Channel;
  readonly ask: Ask;
  readonly ranking: Ranking;
  /** Whose months these are, such as `UTC`. */
  readonly zone: string;
}

/** A figure that is computed here, with the name of the sort it belongs to. */
export interface DerivedFigure {
  readonly name: string;
  readonly value: number | null;
}

/** Where a video is watched. */
export function watchUrl(videoId: string): string {
  return `https://www.youtube.com/watch?v=${encodeURIComponent(videoId.toWellFormed())}`;
}

/** The figure that a list is sorted by where it is none of YouTube's; null for the other sorts. */
export function derivedFigure(video: Video, sort: Ask["sort"]): DerivedFigure | null {
  if (!DERIVED_SORTS.has(sort)) return null;
  if (sort === "percentile") return { name: sort, value: video.percentile };
  const count = sort === "likes_per_view" ? video.likes : video.comments;
  const { views } = video;
  return { name: sort, value: count === null || views === null || views === 0 ? null : count / views };
}
