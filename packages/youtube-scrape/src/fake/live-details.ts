import type { Channel } from "./channel.ts";
import { isoTime, type JsonObject } from "./json.ts";
import { below, mix } from "./mix.ts";
import { oneIn, type Video } from "./traits.ts";

const HOUR_MS = 3_600_000;

/** Times of a live stream; undefined for what was never one. */
export function liveDetails(video: Video, channel: Channel): JsonObject | undefined {
  const { kind, dice, publishedAt, seconds, scheduled } = video;
  if (kind !== "live") return undefined;
  const late = below(mix(dice, 110), 600) * 1000;
  if (scheduled === "upcoming") return { scheduledStartTime: isoTime(channel.today + 30 * HOUR_MS) };
  const start = scheduled === "live" ? publishedAt : publishedAt - seconds * 1000 - late;
  const planned = oneIn(dice, 111, 5) ? undefined : isoTime(start - late);
  if (scheduled === "live") {
    const concurrentViewers = String(300 + below(mix(dice, 112), 4000));
    return {
      actualStartTime: isoTime(start),
      scheduledStartTime: planned,
      concurrentViewers,
      activeLiveChatId: "chat-demo",
    };
  }
  return {
    actualStartTime: isoTime(start),
    actualEndTime: isoTime(start + seconds * 1000),
    scheduledStartTime: planned,
    scheduledEndTime: oneIn(dice, 113, 30) ? isoTime(start + seconds * 1000 - late) : undefined,
  };
}
