import { countsOf } from "./counts.ts";
import { deform } from "./deform.ts";
import { isoTime, type Json, type JsonObject } from "./json.ts";
import { mix } from "./mix.ts";
import { checkNames, idsOf, partsOf } from "./params.ts";
import { describeVideo, type Video } from "./traits.ts";
import { etagOf } from "./video-id.ts";
import { OWNER_PARTS, VIDEO_PARTS, videoPart } from "./video-resource.ts";
import type { World } from "./world.ts";

const STATS_PARTS = ["id", "snippet", "statistics", "contentDetails"];

/** `videos.list` */
export function listVideos(params: URLSearchParams, world: World): JsonObject {
  checkNames(params, ["part", "id", "maxResults", "pageToken", "maxHeight", "maxWidth", "regionCode"]);
  const strict = world.settings.unknownParts === "reject";
  const parts = partsOf(params, { known: VIDEO_PARTS, ownerOnly: OWNER_PARTS, strict });
  const items = found(idsOf(params), world, true).map((video) => videoResource(video, parts, world));
  return {
    kind: "youtube#videoListResponse",
    etag: world.etag,
    pageInfo: { totalResults: items.length, resultsPerPage: items.length },
    items,
  };
}

/** `videos.batchGetStats` */
export function batchGetStats(params: URLSearchParams, world: World): JsonObject {
  checkNames(params, ["part", "id"]);
  const { statsSummary, unknownParts } = world.settings;
  const parts = partsOf(params, { known: STATS_PARTS, strict: unknownParts === "reject" });
  const ids = idsOf(params);
  const videos = found(ids, world, false);
  const given = new Set(videos.map((video) => video.id));
  const failed = ids.filter((id) => !given.has(id));
  return {
    kind: "youtube#batchGetStatsResponse",
    etag: world.etag,
    items: videos.map((video) => statsResource(video, parts, world)),
    summary: statsSummary
      ? {
          requestedVideoCount: String(ids.length),
          succeededVideoCount: String(videos.length),
          failedVideoCount: String(failed.length),
          failedVideoIds: failed.length > 0 ? failed : undefined,
        }
      : undefined,
  };
}

/** Public videos of the ids, in their order. */
function found(ids: readonly string[], world: World, omitting: boolean): Video[] {
  return ids.flatMap((id) => {
    const index = world.channel.find(id);
    if (index === undefined) return [];
    if (!omitting || !world.plan.omits(id)) return [describeVideo(world.channel, index)];
    world.struck("omit");
    return [];
  });
}

function videoResource(video: Video, parts: readonly string[], world: World): JsonObject {
  const resource: Record<string, Json> = {
    kind: "youtube#video",
    etag: etagOf(mix(world.salt, video.index + 1)),
    id: video.id,
  };
  for (const part of parts) if (part !== "id") resource[part] = videoPart(part, video, world.around);
  return deform(resource, video.id, world);
}

function statsResource(video: Video, parts: readonly string[], world: World): JsonObject {
  const counts = countsOf(world.channel, video);
  const { views, likes, comments } = counts ?? {};
  const seconds = video.seconds;
  const resource: JsonObject = {
    kind: "youtube#videoStats",
    etag: etagOf(mix(world.salt, video.index + 2)),
    id: video.id,
    snippet: parts.includes("snippet") ? { publishTime: isoTime(video.publishedAt) } : undefined,
    statistics:
      parts.includes("statistics") && counts !== undefined
        ? { viewCount: text(views), likeCount: text(likes), commentCount: text(comments) }
        : undefined,
    contentDetails: parts.includes("contentDetails")
      ? { duration: `${seconds}s`, durationMillis: world.settings.statsSummary ? String(seconds * 1000) : undefined }
      : undefined,
  };
  return deform(resource, video.id, world);
}

function text(count: number | undefined): string | undefined {
  return count === undefined ? undefined : String(count);
}
