import type { Video } from "./archive.ts";
import type { Ask } from "./ask.ts";
import { derivedFigure, type Listing, watchUrl } from "./listing.ts";
import { periodKey } from "./period.ts";

/**
 * The list as JSON: what was asked for (`period`, `zone`, `sort`, `n`, `kind`, `q`), `total` of the videos that match,
 * and `videos` in the order of the page. Counts that YouTube hides are null. A figure that is computed here is there only when the list is sorted by it, under the sort's name.
 */
export function jsonExport({ channel, ask, ranking, zone }: Listing): string {
  const { id, title, handle } = channel;
  const { sort, n, kind, q } = ask;
  const answer = {
    channel: { id, title, handle },
    period: periodKey(ask.period),
    zone,
    sort,
    n,
    kind,
    q,
    total: ranking.total,
    videos: ranking.videos.map((video) => entry(video, sort)),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

function entry(video: Video, sort: Ask["sort"]): Readonly<Record<string, unknown>> {
  const derived = derivedFigure(video, sort);
  return {
    id: video.id,
    title: video.title,
    url: watchUrl(video.id),
    published_at: video.publishedAt,
    duration_s: video.durationS,
    kind: video.kind,
    views: video.views,
    likes: video.likes,
    comments: video.comments,
    ...(derived === null ? {} : { [derived.name]: derived.value }),
    playback: video.playback,
    thumbnails: video.thumbnails,
  };
}
