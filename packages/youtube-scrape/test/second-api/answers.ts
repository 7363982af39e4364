import { createHash } from "node:crypto";
import { isObject, onlyFields } from "./fields.ts";

/** A channel or a video as the API describes it: every part that there is, by name. */
export interface Resource {
  readonly id: string;
  readonly [part: string]: unknown;
}

/** Ids of the videos on each page of a playlist; null where the playlist does not exist. */
export type Pages = readonly (readonly string[])[] | null;

/** What the server knows; read anew for each request, so that a test can change it between two runs. */
export interface World {
  channels: readonly Resource[];
  videos: ReadonlyMap<string, Resource>;
  /** Pages of a playlist by its id; `pass` counts how often it has been listed from the start, from 1. */
  pages(playlistId: string, pass: number): Pages;
}

/** An answer before it is sent. */
export interface Answer {
  status: number;
  body: unknown;
}

const PARTS: Record<string, readonly string[]> = {
  channels: ["snippet", "statistics", "contentDetails", "status", "topicDetails", "brandingSettings", "localizations"],
  playlistItems: ["id", "snippet", "contentDetails", "status"],
  videos: [
    ...["snippet", "contentDetails", "status", "statistics", "topicDetails", "liveStreamingDetails"],
    ...["recordingDetails", "paidProductPlacementDetails", "localizations", "player"],
  ],
  "videos:batchGetStats": ["id", "snippet", "statistics", "contentDetails"],
  search: ["snippet"],
  videoCategories: ["snippet"],
};

/** An error in Google's envelope; the later fields replace or add to those of the error itself. */
export function failure(status: number, reason: string, message: string, more: Record<string, unknown> = {}): Answer {
  const errors = [{ message, domain: "youtube.api", reason }];
  return { status, body: { error: { code: status, message, errors, ...more } } };
}

/** The answer to a request that has a valid key and an allowance left. */
export function answerTo(resource: string, query: URLSearchParams, world: World, passes: Map<string, number>): Answer {
  const allowed = PARTS[resource];
  if (allowed === undefined) return failure(404, "notFound", "The requested URL was not found on this server.");
  const parts = (query.get("part") ?? "").split(",").filter(Boolean);
  const odd = parts.filter((part) => part !== "id" && !allowed.includes(part));
  if (parts.length === 0) return failure(400, "missingRequiredParameter", "No filter or part selected.");
  if (odd.length > 0) return failure(403, "forbidden", `The part ${odd.join()} is not for an API key.`);
  const answer = answerOf(resource, query, world, passes);
  if (answer.status !== 200 || !isObject(answer.body)) return answer;
  const body = { kind: KINDS[resource], etag: etagOf(answer.body), ...answer.body };
  const fields = query.get("fields");
  return { status: 200, body: fields === null ? body : onlyFields(body, fields) };
}

const KINDS: Record<string, string> = {
  channels: "youtube#channelListResponse",
  playlistItems: "youtube#playlistItemListResponse",
  videos: "youtube#videoListResponse",
  "videos:batchGetStats": "youtube#batchGetStatsResponse",
  search: "youtube#searchListResponse",
  videoCategories: "youtube#videoCategoryListResponse",
};

function answerOf(resource: string, query: URLSearchParams, world: World, passes: Map<string, number>): Answer {
  const ids = (query.get("id") ?? "").split(",").filter(Boolean);
  if (ids.length > 50) return failure(400, "invalidFilters", "More than 50 ids.");
  const known = ids.flatMap((id) => world.videos.get(id) ?? []);
  if (resource === "channels") return channelList(query, ids, world);
  if (resource === "playlistItems") return playlistPage(query, world, passes);
  if (resource === "search") return searchPage(query, world);
  if (resource === "videoCategories") return whole({ items: [] });
  if (resource === "videos") return list(known.map((video) => described(video, "youtube#video", query)));
  return whole({ items: known.map(statsOf) });
}

function channelList(query: URLSearchParams, ids: readonly string[], { channels }: World): Answer {
  const handle = query.get("forHandle")?.replace(/^@/, "").toLowerCase();
  const name = query.get("forUsername");
  if ([ids.length > 0, handle !== undefined, name !== null].filter(Boolean).length !== 1)
    return failure(400, "incompatibleParameters", "Exactly one filter is expected.");
  const found = channels.filter(({ id, snippet }) => {
    const url = isObject(snippet) ? snippet.customUrl : undefined;
    return ids.includes(id) || (handle !== undefined && url === `@${handle}`);
  });
  // An unknown channel is no error: the answer has no items.
  return found.length === 0
    ? whole({ pageInfo: { totalResults: 0, resultsPerPage: 5 } })
    : list(found.map((channel) => described(channel, "youtube#channel", query)));
}

function playlistPage(query: URLSearchParams, world: World, passes: Map<string, number>): Answer {
  const playlistId = query.get("playlistId") ?? "";
  const token = /^([0-9]+)-([0-9]+)$/.exec(Buffer.from(query.get("pageToken") ?? "", "base64url").toString());
  if (query.has("pageToken") && token === null) return failure(400, "invalidPageToken", "The page token is invalid.");
  const pass = Number(token?.[1] ?? (passes.get(playlistId) ?? 0) + 1);
  const at = Number(token?.[2] ?? 0);
  const pages = world.pages(playlistId, pass);
  if (pages === null)
    return failure(404, "playlistNotFound", "The playlist identified with the playlistId parameter cannot be found.");
  passes.set(playlistId, Math.max(pass, passes.get(playlistId) ?? 0));
  const tokenOf = (page: number): string => Buffer.from(`${pass}-${page}`).toString("base64url");
  const items = (pages[at] ?? []).map((videoId) => ({
    kind: "youtube#playlistItem",
    etag: etagOf(videoId),
    id: Buffer.from(`${playlistId}.${videoId}`).toString("base64url"),
    contentDetails: { videoId, videoPublishedAt: publishedAt(world.videos.get(videoId)) },
    status: { privacyStatus: "public" },
  }));
  return whole({
    ...(at + 1 < pages.length && { nextPageToken: tokenOf(at + 1) }),
    ...(at > 0 && { prevPageToken: tokenOf(at - 1) }),
    pageInfo: { totalResults: pages.flat().length, resultsPerPage: 50 },
    items,
  });
}

/** Newest first, between two moments, of which no more than 500 can be paged through. */
function searchPage(query: URLSearchParams, world: World): Answer {
  const after = query.get("publishedAfter") ?? "0";
  const before = query.get("publishedBefore") ?? "9999";
  const at = Number(query.get("pageToken") ?? 0);
  const size = Number(query.get("maxResults") ?? 5);
  const [low, high] = [Date.parse(after), Date.parse(before)];
  const found = [...world.videos.values()]
    .map((video) => ({ video, time: Date.parse(publishedAt(video) ?? "") }))
    .filter(({ time }) => time >= low && time <= high)
    .sort((a, b) => b.time - a.time);
  const reachable = found.slice(0, 500);
  return whole({
    ...(at + size < reachable.length && { nextPageToken: String(at + size) }),
    regionCode: "US",
    pageInfo: { totalResults: found.length, resultsPerPage: size },
    items: reachable.slice(at, at + size).map(({ video }) => ({
      kind: "youtube#searchResult",
      etag: etagOf(video.id),
      id: { kind: "youtube#video", videoId: video.id },
      snippet: video.snippet,
    })),
  });
}

function described(resource: Resource, kind: string, query: URLSearchParams): object {
  const asked = (query.get("part") ?? "").split(",");
  const parts = Object.entries(resource).filter(([name]) => asked.includes(name));
  const seen = { id: resource.id, ...Object.fromEntries(parts) };
  return { kind, etag: etagOf(seen), ...seen };
}

/** As real responses were seen: the duration in seconds, without a summary. */
function statsOf({ id, statistics, contentDetails }: Resource): object {
  const duration = isObject(contentDetails) ? contentDetails.duration : undefined;
  const [, minutes = "0", seconds = "0"] = /^PT(?:(\d+)M)?(?:(\d+)S)?$/.exec(String(duration)) ?? [];
  return {
    kind: "youtube#videoStats",
    etag: etagOf(id),
    id,
    ...(isObject(statistics) && { statistics }),
    contentDetails: { duration: `${60 * Number(minutes) + Number(seconds)}s` },
  };
}

function list(items: readonly object[]): Answer {
  return whole({ pageInfo: { totalResults: items.length, resultsPerPage: items.length }, items });
}

function whole(body: object): Answer {
  return { status: 200, body };
}

function publishedAt(video: Resource | undefined): string | undefined {
  const value = isObject(video?.snippet) ? video.snippet.publishedAt : undefined;
  return typeof value === "string" ? value : undefined;
}

function etagOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 27);
}
