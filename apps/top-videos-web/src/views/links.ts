import type { Ask } from "../core/ask.ts";
import { askToQuery } from "../core/ask-query.ts";
import { periodKey } from "../core/period.ts";

/** Path of a channel's page. */
export function channelPath(channelId: string): string {
  return `/c/${encodeURIComponent(channelId.toWellFormed())}`;
}

/** Address of a list. */
export function listPath(channelId: string, ask: Ask): string {
  return `${channelPath(channelId)}?${askToQuery(ask)}`;
}

/** Address of a video's own page. */
export function videoPath(channelId: string, videoId: string): string {
  return `${channelPath(channelId)}/video/${encodeURIComponent(videoId.toWellFormed())}`;
}

/** Address of a list as a file. */
export function exportPath(channelId: string, ask: Ask, format: "json" | "csv" | "rss"): string {
  const query = askToQuery(ask).split("&").slice(1).join("&");
  const path = `${channelPath(channelId)}/month/${periodKey(ask.period)}.${format}`;
  return query === "" ? path : `${path}?${query}`;
}

/** Where YouTube plays several videos one after the other. */
export function watchAllUrl(videoIds: readonly string[]): string {
  return `https://www.youtube.com/watch_videos?video_ids=${videoIds.map((id) => encodeURIComponent(id.toWellFormed())).join(",")}`;
}

/** The page's address with a theme, which the server then keeps in a cookie. */
export function themePath(url: string, theme: string): string {
  return `${url}${url.includes("?") ? "&" : "?"}theme=${theme}`;
}
