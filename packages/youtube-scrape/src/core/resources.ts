import * as z from "zod/mini";
import { normalTime } from "./calendar.ts";
import { readCount } from "./cells.ts";
import { parseDuration } from "./duration.ts";
import { ScrapeError } from "./error.ts";
import { isRecord } from "./record.ts";
import type { StatsRow } from "./video-row.ts";

// zod/mini has no compiled fast path, so nothing here makes functions from text; pages are read at the speed of the
// network. Items are checked one by one, since one that makes no sense must not take the other 49 with it.

const VIDEO_ID = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));
const LONGEST_TOKEN = 4096;
const text = z.nullish(z.string());
const anything = z.optional(z.unknown());

const envelope = z.object({
  items: z.nullish(z.array(z.unknown())),
  nextPageToken: z.nullish(z.string().check(z.maxLength(LONGEST_TOKEN))),
});

const pageInfo = z.object({ totalResults: anything });

const playlistItem = z.union([
  z.object({ contentDetails: z.object({ videoId: VIDEO_ID, videoPublishedAt: text }) }),
  z.object({ snippet: z.object({ resourceId: z.object({ videoId: VIDEO_ID }) }) }),
]);

const searchItem = z.object({
  id: z.object({ videoId: VIDEO_ID }),
  snippet: z.nullish(z.object({ publishedAt: text })),
});

const statsItem = z.object({
  id: VIDEO_ID,
  statistics: z.nullish(z.object({ viewCount: anything, likeCount: anything, commentCount: anything })),
  contentDetails: z.nullish(z.object({ duration: anything, durationMillis: anything })),
});

const statsSummary = z.object({ failedVideoIds: z.nullish(z.array(z.unknown())) });

/** A video as a listing names it. */
export interface ListedVideo {
  readonly videoId: string;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`; null where the listing does not say, as for private and deleted videos. */
  readonly publishedAt: string | null;
}

/** A page of a listing. */
export interface ListingPage {
  readonly items: readonly ListedVideo[];
  /** Items that name no video. */
  readonly malformed: number;
  /** Null on the last page. */
  readonly nextPageToken: string | null;
  readonly totalResults: number | null;
}

/** A page of resources, to be mapped one by one. */
export interface ResourcePage {
  readonly items: readonly unknown[];
}

/** An answer of videos:batchGetStats. */
export interface StatsPage {
  readonly rows: readonly StatsRow[];
  /** Whole seconds by video id, where the answer tells them. */
  readonly durations: ReadonlyMap<string, number>;
  /** Ids that the API says it failed on. Neither these nor ids that are absent are a sign of deletion. */
  readonly failed: readonly string[];
  /** Paths of counts and durations that make no sense; they are null or absent. */
  readonly invalid: readonly string[];
  /** Items that name no video. */
  readonly malformed: number;
}

/**
 * The resources of an answer of channels.list, for mapChannel; none for an unknown channel.
 *
 * @throws ScrapeError E_ANSWER when the answer is not an object, its items no list or its page token no text, as do
 *   all functions here; whatever else is odd is counted and left out
 */
export function readChannels(body: unknown): ResourcePage {
  return { items: open(body).items };
}

/** The resources of an answer of videos.list, for mapVideo. */
export function readVideos(body: unknown): ResourcePage {
  return { items: open(body).items };
}

/** A page of playlistItems.list. The date is that of the video, never that of its place in the playlist. */
export function readPlaylistPage(body: unknown): ListingPage {
  return readListing(body, (item) => {
    const found = playlistItem.safeParse(item);
    if (!found.success) return null;
    if (!("contentDetails" in found.data)) return { videoId: found.data.snippet.resourceId.videoId, publishedAt: null };
    const { videoId, videoPublishedAt } = found.data.contentDetails;
    return { videoId, publishedAt: timeOf(videoPublishedAt) };
  });
}

/** A page of search.list. */
export function readSearchPage(body: unknown): ListingPage {
  return readListing(body, (item) => {
    const found = searchItem.safeParse(item);
    return found.success
      ? { videoId: found.data.id.videoId, publishedAt: timeOf(found.data.snippet?.publishedAt) }
      : null;
  });
}

/** An answer of videos:batchGetStats. Counts that are left out are null, never 0. */
export function readStats(body: unknown): StatsPage {
  const { items, rest } = open(body);
  const rows: StatsRow[] = [];
  const durations = new Map<string, number>();
  const invalid = new Set<string>();
  let malformed = 0;
  for (const item of items) {
    const found = statsItem.safeParse(item);
    if (!found.success) {
      malformed++;
      continue;
    }
    const { id, statistics, contentDetails } = found.data;
    const count = (name: string, value: unknown): number | null => {
      if (value === null || value === undefined) return null;
      const read = readCount(value);
      if (read === undefined) invalid.add(`statistics.${name}`);
      return read ?? null;
    };
    rows.push({
      video_id: id,
      view_count: count("viewCount", statistics?.viewCount),
      like_count: count("likeCount", statistics?.likeCount),
      comment_count: count("commentCount", statistics?.commentCount),
    });
    const seconds = secondsOf(contentDetails?.duration, contentDetails?.durationMillis);
    if (seconds === undefined) invalid.add("contentDetails.duration");
    else if (seconds !== null) durations.set(id, seconds);
  }
  const summary = statsSummary.safeParse(rest.summary);
  const failed = (summary.success ? (summary.data.failedVideoIds ?? []) : []).filter((id) => typeof id === "string");
  return { rows, durations, failed, invalid: Array.from(invalid), malformed };
}

/** Null where neither is given, undefined where what is given makes no sense. */
function secondsOf(duration: unknown, millis: unknown): number | null | undefined {
  if (typeof duration === "string") return parseDuration(duration) ?? undefined;
  if (duration !== null && duration !== undefined) return undefined;
  if (millis === null || millis === undefined) return null;
  const count = readCount(millis);
  return count === undefined ? undefined : Math.floor(count / 1000);
}

interface Opened {
  readonly items: readonly unknown[];
  readonly nextPageToken: string | null;
  readonly rest: Readonly<Record<string, unknown>>;
}

function open(body: unknown): Opened {
  if (!isRecord(body)) throw unusable("it is not a JSON object");
  const found = envelope.safeParse(body);
  if (!found.success) throw unusable(`its ${String(found.error.issues[0]?.path[0])} has the wrong type`);
  const { items, nextPageToken } = found.data;
  return { items: items ?? [], nextPageToken: nextPageToken || null, rest: body };
}

function readListing(body: unknown, read: (item: unknown) => ListedVideo | null): ListingPage {
  const { items, nextPageToken, rest } = open(body);
  const listed = items.map(read).filter((item) => item !== null);
  const info = pageInfo.safeParse(rest.pageInfo);
  const totalResults = info.success ? (readCount(info.data.totalResults) ?? null) : null;
  return { items: listed, malformed: items.length - listed.length, nextPageToken, totalResults };
}

function timeOf(time: string | null | undefined): string | null {
  return typeof time === "string" ? normalTime(time) : null;
}

function unusable(why: string): ScrapeError {
  return new ScrapeError("E_ANSWER", `the API's answer can't be used: ${why}`, {
    hint: "try again later, or check the address given by --base-url",
  });
}
