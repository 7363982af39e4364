import { CHANNEL_TITLE } from "./channel-resource.ts";
import { descriptionOf } from "./description.ts";
import { badParameter } from "./errors.ts";
import { isoTime, type JsonObject } from "./json.ts";
import { mix } from "./mix.ts";
import { pageToken, placeOf } from "./page-token.ts";
import { checkNames, listOf, pageSizeOf, partsOf, timeOf } from "./params.ts";
import { describeVideo } from "./traits.ts";
import { etagOf } from "./video-id.ts";
import { thumbnailsOf } from "./video-resource.ts";
import type { World } from "./world.ts";

const NAMES = ["part", "channelId", "type", "order", "publishedAfter", "publishedBefore", "maxResults", "pageToken"];
const FILTERS = ["q", "safeSearch", "regionCode", "relevanceLanguage", "eventType", "videoDuration"];
const ORDERS = ["date", "relevance", "rating", "title", "videoCount", "viewCount"];

/** `search.list`, for the videos of the channel by date; other filters and orders are taken and change nothing. */
export function listSearch(params: URLSearchParams, world: World): JsonObject {
  checkNames(params, [...NAMES, ...FILTERS]);
  const { settings, channel } = world;
  const parts = partsOf(params, { known: ["id", "snippet"], strict: settings.unknownParts === "reject" });
  const order = params.get("order") ?? "date";
  if (!ORDERS.includes(order)) throw badParameter("order", `Invalid value at 'order', "${order}"`);
  const types = listOf(params, "type");
  const from = timeOf(params, "publishedAfter") ?? Number.NEGATIVE_INFINITY;
  const to = timeOf(params, "publishedBefore") ?? Number.POSITIVE_INFINITY;
  const pageSize = pageSizeOf(params);
  const query = `search ${params.get("channelId")} ${types} ${from} ${to}`;
  const start = placeOf(settings.seed, query, params.get("pageToken"));
  const isOurs = params.get("channelId") === settings.channelId && (types.length === 0 || types.includes("video"));
  const indices = isOurs ? channel.publishedWithin(from, to, settings.searchCap) : [];
  const next = start + pageSize;
  return {
    kind: "youtube#searchListResponse",
    etag: world.etag,
    nextPageToken: next < indices.length && pageSize > 0 ? pageToken(settings.seed, query, next) : undefined,
    prevPageToken: start > 0 ? pageToken(settings.seed, query, Math.max(0, start - pageSize)) : undefined,
    regionCode: "US",
    pageInfo: { totalResults: indices.length, resultsPerPage: pageSize },
    items: indices.slice(start, next).map((index) => result(index, parts, world)),
  };
}

function result(index: number, parts: readonly string[], world: World): JsonObject {
  const { channel, settings, around, salt } = world;
  const video = describeVideo(channel, index);
  const publishedAt = isoTime(video.publishedAt);
  return {
    kind: "youtube#searchResult",
    etag: etagOf(mix(salt, index + 3)),
    id: { kind: "youtube#video", videoId: video.id },
    snippet: parts.includes("snippet")
      ? {
          publishedAt,
          channelId: settings.channelId,
          // Search alone escapes its titles.
          title: escaped(video.title),
          description: `${descriptionOf(video).replace(/\s+/g, " ").slice(0, 120)} ...`,
          thumbnails: thumbnailsOf(video, around.thumbnailOrigin),
          channelTitle: CHANNEL_TITLE,
          liveBroadcastContent: video.scheduled,
          publishTime: publishedAt,
        }
      : undefined,
  };
}

function escaped(text: string): string {
  const markup = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return markup.replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
