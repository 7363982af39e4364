import { bisectLeft, groups, quantileSorted } from "d3-array";
import { sorted } from "./spread.ts";
import type { DatedVideo } from "./videos.ts";

/** The middle half of the views of the videos around one, in order of publishing. */
export interface RollingPoint {
  readonly published_at: string;
  readonly derived_p25: number;
  readonly derived_median: number;
  readonly derived_p75: number;
}

export interface RollingFacts {
  /** Videos in a window. */
  readonly window: number;
  readonly points: readonly RollingPoint[];
}

/** A video with far more views than those around it. */
export interface OutlierFacts {
  readonly video_id: string;
  readonly title: string | null;
  readonly published_at: string;
  readonly kind: string | null;
  readonly view_count: number;
  readonly derived_neighbours_median: number;
  readonly derived_ratio: number;
}

interface Viewed extends DatedVideo {
  readonly view_count: number;
}

function isViewed(video: DatedVideo): video is Viewed {
  return video.view_count !== null;
}

const MOST_POINTS = 240;
const WIDEST = 101;

/** Rolling quartiles of views at no more than 240 videos evenly picked; a window is 1 % of the videos, 5 to 101. */
export function rollingFacts(videos: readonly DatedVideo[]): RollingFacts {
  const viewed = videos.filter(isViewed);
  const half = Math.min((WIDEST - 1) / 2, Math.max(2, Math.round(viewed.length / 200)));
  const window = 2 * half + 1;
  if (viewed.length < window) return { window, points: [] };
  const count = Math.min(MOST_POINTS, viewed.length);
  const points: RollingPoint[] = [];
  for (let step = 0; step < count; step++) {
    const centre = count === 1 ? 0 : Math.round((step * (viewed.length - 1)) / (count - 1));
    const video = viewed[centre];
    const around = sorted(viewed.slice(Math.max(0, centre - half), centre + half + 1).map((one) => one.view_count));
    if (video === undefined) continue;
    points.push({
      published_at: video.published_at,
      derived_p25: quantileSorted(around, 0.25) ?? 0,
      derived_median: quantileSorted(around, 0.5) ?? 0,
      derived_p75: quantileSorted(around, 0.75) ?? 0,
    });
  }
  return { window, points };
}

/** Videos on either side that a video is compared with. */
const REACH = 50;
const FEWEST_NEIGHBOURS = 4;
const MOST_OUTLIERS = 20;

/** The 20 videos that exceed the median of their up to 100 neighbours of the same kind by the largest factor. */
export function outlierFacts(videos: readonly DatedVideo[]): OutlierFacts[] {
  const found = groups(videos.filter(isViewed), ({ kind }) => kind).flatMap(([, group]) => ratios(group));
  // Ids are unique, so the order is total.
  found.sort((a, b) => b.derived_ratio - a.derived_ratio || (a.video_id < b.video_id ? -1 : 1));
  return found.slice(0, MOST_OUTLIERS);
}

function ratios(group: readonly Viewed[]): OutlierFacts[] {
  const found: OutlierFacts[] = [];
  // The views of the window in ascending order: one value enters and one leaves at each step.
  const window = group.slice(0, REACH).map(({ view_count }) => view_count);
  window.sort((a, b) => a - b);
  for (const [index, video] of group.entries()) {
    const entering = group[index + REACH];
    if (entering !== undefined) window.splice(bisectLeft(window, entering.view_count), 0, entering.view_count);
    const leaving = group[index - REACH - 1];
    if (leaving !== undefined) window.splice(bisectLeft(window, leaving.view_count), 1);
    if (window.length <= FEWEST_NEIGHBOURS) continue;
    const others = middleWithout(window, bisectLeft(window, video.view_count));
    if (others <= 0 || video.view_count <= others) continue;
    found.push({
      video_id: video.video_id,
      title: video.title,
      published_at: video.published_at,
      kind: video.kind,
      view_count: video.view_count,
      derived_neighbours_median: others,
      derived_ratio: video.view_count / others,
    });
  }
  return found;
}

/** The median of ascending values as if the one at `gap` were not there. */
function middleWithout(values: readonly number[], gap: number): number {
  const at = (index: number): number => values[index < gap ? index : index + 1] ?? 0;
  const count = values.length - 1;
  const middle = Math.floor(count / 2);
  return count % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}
