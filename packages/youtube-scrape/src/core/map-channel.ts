import { dropRepeat, extrasJson } from "./extras.ts";
import { type LeafColumn, type Plan, planOf, readLeaves } from "./leaves.ts";
import { isChannelId } from "./playlists.ts";
import { isRecord } from "./record.ts";
import type { ChannelRow } from "./video-row.ts";

/** A channel resource as a row, or why it can't be one. */
export type MappedChannel =
  | {
      readonly ok: true;
      readonly row: ChannelRow;
      /** Paths of leaves that are new to us; their values are in `extras`. */
      readonly unmapped: readonly string[];
      /** Paths of leaves whose values make no sense there; their columns are null, their values in `extras`. */
      readonly invalid: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

const COLUMNS: readonly (LeafColumn & { readonly name: keyof ChannelRow })[] = [
  { name: "channel_id", holds: "text", source: "id" },
  { name: "title", holds: "text", source: "snippet.title" },
  { name: "description", holds: "text", source: "snippet.description" },
  { name: "handle", holds: "text", source: "snippet.customUrl" },
  { name: "country", holds: "text", source: "snippet.country" },
  { name: "published_at", holds: "time", source: "snippet.publishedAt" },
  { name: "uploads_playlist", holds: "text", source: "contentDetails.relatedPlaylists.uploads" },
  { name: "view_count", holds: "count", source: "statistics.viewCount" },
  { name: "subscriber_count", holds: "count", source: "statistics.subscriberCount" },
  { name: "video_count", holds: "count", source: "statistics.videoCount" },
  { name: "thumbnails", holds: "object", source: "snippet.thumbnails" },
  { name: "topic_categories", holds: "list", source: "topicDetails.topicCategories" },
  { name: "keywords", holds: "text", source: "brandingSettings.channel.keywords" },
  { name: "made_for_kids", holds: "flag", source: "status.madeForKids" },
];

/** Leaves without a column; banners and translations are open-ended, so those objects are kept whole. */
const EXTRAS: readonly string[] = [
  "snippet.defaultLanguage",
  "snippet.localized.title",
  "snippet.localized.description",
  "contentDetails.relatedPlaylists.likes",
  "contentDetails.relatedPlaylists.favorites",
  "contentDetails.relatedPlaylists.watchHistory",
  "contentDetails.relatedPlaylists.watchLater",
  "statistics.commentCount",
  "statistics.hiddenSubscriberCount",
  "status.isChannelMonetizationEnabled",
  "status.isLinked",
  "status.longUploadsStatus",
  "status.privacyStatus",
  "status.selfDeclaredMadeForKids",
  "topicDetails.topicIds",
  "brandingSettings.channel.country",
  "brandingSettings.channel.defaultLanguage",
  "brandingSettings.channel.defaultTab",
  "brandingSettings.channel.description",
  "brandingSettings.channel.featuredChannelsTitle",
  "brandingSettings.channel.featuredChannelsUrls",
  "brandingSettings.channel.moderateComments",
  "brandingSettings.channel.profileColor",
  "brandingSettings.channel.showBrowseView",
  "brandingSettings.channel.showRelatedChannels",
  "brandingSettings.channel.title",
  "brandingSettings.channel.trackingAnalyticsAccountId",
  "brandingSettings.channel.unsubscribedTrailer",
  "brandingSettings.hints",
  "brandingSettings.image",
  "brandingSettings.watch.backgroundColor",
  "brandingSettings.watch.featuredPlaylistId",
  "brandingSettings.watch.textColor",
  "localizations",
];

const NUMBERS: ReadonlySet<keyof ChannelRow> = new Set<keyof ChannelRow>([
  "view_count",
  "subscriber_count",
  "video_count",
  "made_for_kids",
]);

const NAMES: readonly (keyof ChannelRow)[] = [...COLUMNS.map(({ name }) => name), "extras"];

const PLAN: Plan = planOf({ columns: COLUMNS, names: NAMES, extras: EXTRAS, dropped: ["kind", "etag"] });

/**
 * A channel resource of the API as a row of the database, by the rules of mapVideo. A hidden number of subscribers is
 * null, whatever the API writes in its place; a custom URL that is not a handle goes to `extras`.
 */
export function mapChannel(resource: unknown): MappedChannel {
  if (!isRecord(resource)) return { ok: false, reason: "not an object" };
  const { cells, extras, unmapped, invalid } = readLeaves(resource, PLAN);
  const { channel_id: id, title, description, handle } = cells;
  if (typeof id !== "string" || !isChannelId(id)) return { ok: false, reason: "no channel id" };
  if (extras.get("statistics.hiddenSubscriberCount") === "true") cells.subscriber_count = null;
  if (typeof handle === "string" && !handle.startsWith("@")) {
    extras.set("snippet.customUrl", JSON.stringify(handle));
    cells.handle = null;
  }
  if (typeof title === "string") dropRepeat(extras, "snippet.localized.title", title);
  if (typeof description === "string") dropRepeat(extras, "snippet.localized.description", description);
  cells.extras = extrasJson(extras);
  if (!isChannelRow(cells)) return { ok: false, reason: "cells of the wrong type" };
  return { ok: true, row: cells, unmapped, invalid };
}

function isChannelRow(cells: object): cells is ChannelRow {
  return NAMES.every((name) => {
    const cell: unknown = Reflect.get(cells, name);
    return cell === null || typeof cell === (NUMBERS.has(name) ? "number" : "string");
  });
}
