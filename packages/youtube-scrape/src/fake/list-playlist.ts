import { CHANNEL_TITLE } from "./channel-resource.ts";
import { descriptionOf } from "./description.ts";
import { badParameter, playlistNotFound } from "./errors.ts";
import type { Attempt } from "./fault-plan.ts";
import { isoTime, type JsonObject } from "./json.ts";
import { type Listing, listingOf, shuffledPlace } from "./listings.ts";
import { below, mix } from "./mix.ts";
import { pageToken, placeOf } from "./page-token.ts";
import { checkNames, pageSizeOf, partsOf } from "./params.ts";
import { describeVideo } from "./traits.ts";
import { etagOf, videoId } from "./video-id.ts";
import { thumbnailsOf } from "./video-resource.ts";
import type { World } from "./world.ts";

const PARTS = ["id", "snippet", "contentDetails", "status"];

/** `playlistItems.list` */
export function listPlaylist(params: URLSearchParams, world: World, attempt: Attempt): JsonObject {
  checkNames(params, ["part", "playlistId", "maxResults", "pageToken", "videoId", "id", "onBehalfOfContentOwner"]);
  const parts = partsOf(params, { known: PARTS, strict: world.settings.unknownParts === "reject" });
  const playlistId = params.get("playlistId");
  if (playlistId === null) {
    throw badParameter("playlistId", "No filter selected. Expected one of: id, playlistId", "missingRequiredParameter");
  }
  const pageSize = pageSizeOf(params);
  const listing = world.remember(playlistId, () => {
    return listingOf(world.channel, world.settings.channelId, playlistId, world.settings.listCap);
  });
  if (listing === undefined) throw playlistNotFound(playlistId);
  const { seed } = world.settings;
  const asked = placeOf(seed, playlistId, params.get("pageToken"));
  const start = world.plan.hitsOnce("dropped", attempt) ? asked + pageSize : asked;
  if (start !== asked) world.struck("dropped");
  const next = start + pageSize;
  return {
    kind: "youtube#playlistItemListResponse",
    etag: world.etag,
    nextPageToken: next < listing.size && pageSize > 0 ? pageToken(seed, playlistId, next) : undefined,
    prevPageToken: asked > 0 ? pageToken(seed, playlistId, Math.max(0, asked - pageSize)) : undefined,
    pageInfo: { totalResults: listing.size, resultsPerPage: pageSize },
    items: placesOf(listing, start, pageSize, { world, attempt }).map((place) => {
      return item(place, { parts, playlistId, listing, world });
    }),
  };
}

/** Places on a page, after what duplicates and disorder make of them. */
function placesOf(
  listing: Listing,
  start: number,
  size: number,
  { world, attempt }: { world: World; attempt: Attempt },
): number[] {
  const { plan, settings } = world;
  const repeats = start > 0 && plan.hitsOnce("duplicated", attempt);
  if (repeats) world.struck("duplicated");
  // What is repeated pushes as many others out of the page.
  const first = repeats ? Math.max(0, start - 1 - below(mix(attempt.dice, 7), 5)) : start;
  const count = Math.max(0, Math.min(first + size, listing.size) - first);
  const part = plan.value("reordered");
  return Array.from({ length: count }, (_, i) => {
    return part === undefined ? first + i : shuffledPlace(settings.seed, first + i, listing.size, part);
  });
}

interface ItemContext {
  readonly parts: readonly string[];
  readonly playlistId: string;
  readonly listing: Listing;
  readonly world: World;
}

function item(place: number, { parts, playlistId, listing, world }: ItemContext): JsonObject {
  const { channel, settings } = world;
  const index = listing.at(place);
  const id = index < 0 ? videoId(settings.seed, -1 - index) : channel.id(index);
  const isPrivate = index < 0 && mix(settings.seed, index) % 2 === 0;
  const name = `${playlistId}.${mix(settings.seed, place).toString(16).padStart(16, "0").toUpperCase()}`;
  const publishedAt = index < 0 ? undefined : isoTime(channel.publishedAt(index));
  return {
    kind: "youtube#playlistItem",
    etag: etagOf(mix(world.salt, index)),
    id: Buffer.from(name).toString("base64"),
    snippet: parts.includes("snippet") ? snippet(place, index, { id, playlistId, isPrivate, world }) : undefined,
    contentDetails: parts.includes("contentDetails") ? { videoId: id, videoPublishedAt: publishedAt } : undefined,
    status: parts.includes("status")
      ? { privacyStatus: index >= 0 ? "public" : isPrivate ? "private" : "privacyStatusUnspecified" }
      : undefined,
  };
}

interface SnippetContext {
  readonly id: string;
  readonly playlistId: string;
  readonly isPrivate: boolean;
  readonly world: World;
}

function snippet(position: number, index: number, { id, playlistId, isPrivate, world }: SnippetContext): JsonObject {
  const { channel, settings, around } = world;
  const place = { playlistId, position, resourceId: { kind: "youtube#video", videoId: id } };
  const owner = { channelId: settings.channelId, channelTitle: CHANNEL_TITLE };
  if (index < 0) {
    return {
      publishedAt: isoTime(channel.end - 86_400_000),
      ...owner,
      title: isPrivate ? "Private video" : "Deleted video",
      description: isPrivate ? "This video is private." : "This video is unavailable.",
      thumbnails: {},
      ...place,
    };
  }
  const video = describeVideo(channel, index);
  return {
    publishedAt: isoTime(channel.uploadedAt(index)),
    ...owner,
    title: video.title,
    description: descriptionOf(video),
    thumbnails: thumbnailsOf(video, around.thumbnailOrigin),
    ...place,
    videoOwnerChannelTitle: CHANNEL_TITLE,
    videoOwnerChannelId: settings.channelId,
  };
}
