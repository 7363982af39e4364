import type { Cell, Holds } from "./cells.ts";
import { VIDEO_COLUMNS, type VideoColumn } from "./columns.ts";
import { dropRepeat, extrasJson } from "./extras.ts";
import { deriveKind } from "./kind.ts";
import { type LeafColumn, type Leaves, type Plan, planOf, readLeaves } from "./leaves.ts";
import { isRecord } from "./record.ts";
import type { VideoRow } from "./video-row.ts";

/** A video resource as a row, or why it can't be one. */
export type MappedVideo =
  | {
      readonly ok: true;
      readonly row: VideoRow;
      /** Paths of leaves that are new to us; their values are in `extras`. */
      readonly unmapped: readonly string[];
      /** Paths of leaves whose values make no sense there; their columns are null, their values in `extras`. */
      readonly invalid: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** What is known of the channel whose video it is. */
export interface VideoContext {
  /** Stands in where the resource has no `snippet.channelId`, as when that part was not asked for. @default none */
  readonly channelId?: string;
  /** The title in the channel's own row: a `snippet.channelTitle` that repeats it is not stored again. @default none */
  readonly channelTitle?: string | null;
}

const LISTS: ReadonlySet<string> = new Set(["tags", "region_allowed", "region_blocked", "topic_categories"]);

/** Public leaves without a column, after the reference of the API as of November 2026. */
const EXTRAS: readonly string[] = [
  "snippet.channelTitle",
  "snippet.localized.title",
  "snippet.localized.description",
  "contentDetails.countryRestriction.allowed",
  "contentDetails.countryRestriction.exception",
  "contentDetails.hasCustomThumbnail",
  "status.failureReason",
  "status.rejectionReason",
  "status.publishAt",
  "status.selfDeclaredMadeForKids",
  "statistics.favoriteCount",
  "statistics.dislikeCount",
  "topicDetails.topicIds",
  "topicDetails.relevantTopicIds",
  "liveStreamingDetails.activeLiveChatId",
  "recordingDetails.locationDescription",
  "player.embedHtml",
  "player.embedHeight",
  "player.embedWidth",
  "ageGating.alcoholContent",
  "ageGating.restricted",
  "ageGating.videoGameRating",
  "brandPartner.channelHandle",
  "brandPartner.channelId",
  "monetizationDetails.access.allowed",
  "monetizationDetails.access.exception",
  "projectDetails",
];

const PLAN: Plan = planOf({
  columns: VIDEO_COLUMNS.flatMap(leafColumn),
  names: VIDEO_COLUMNS.map(({ name }) => name),
  extras: EXTRAS,
  dropped: ["kind", "etag"],
});

function leafColumn({ name, holds, source }: VideoColumn): LeafColumn[] {
  if (source === "derived" || name === "extras") return [];
  const sort: Holds = holds === "json" ? (LISTS.has(name) ? "list" : "object") : holds;
  return [{ name, holds: sort, source }];
}

/**
 * A video resource of the API as a row of the database. What the API left out is null, never 0. Each public leaf ends
 * in a column or in `extras`, with three exceptions that repeat what is stored elsewhere: the envelope's `kind` and
 * `etag`, `snippet.localized` where it equals title and description, and `snippet.channelTitle` where it equals the
 * title given. JSON is canonical, so the same data is the same text; texts are made fit for SQLite, see cleanText.
 */
export function mapVideo(resource: unknown, context: VideoContext = {}): MappedVideo {
  if (!isRecord(resource)) return { ok: false, reason: "not an object" };
  const leaves = readLeaves(resource, PLAN);
  const { cells, extras } = leaves;
  if (!isId(cells.video_id)) return { ok: false, reason: "no video id" };
  if (!isId(cells.channel_id)) cells.channel_id = context.channelId ?? null;
  if (cells.channel_id === null) return { ok: false, reason: "no channel id" };
  dropRepeat(extras, "snippet.localized.title", textOf(cells.title));
  dropRepeat(extras, "snippet.localized.description", textOf(cells.description));
  dropRepeat(extras, "snippet.channelTitle", context.channelTitle);
  deriveCells(resource, leaves);
  cells.extras = extrasJson(extras);
  if (!isVideoRow(cells)) return { ok: false, reason: "cells of the wrong type" };
  return { ok: true, row: cells, unmapped: leaves.unmapped, invalid: leaves.invalid };
}

function deriveCells(resource: Readonly<Record<string, unknown>>, { cells }: Leaves): void {
  const live = resource.liveStreamingDetails;
  const kind = deriveKind({
    durationS: typeof cells.duration_s === "number" ? cells.duration_s : null,
    publishedAt: textOf(cells.published_at),
    hasLiveDetails: isRecord(live) && Object.keys(live).length > 0,
    liveBroadcastContent: textOf(cells.live_broadcast_content),
  });
  cells.kind = kind;
  cells.kind_source = kind === null ? null : "derived";
}

function textOf(cell: Cell | undefined): string | null {
  return typeof cell === "string" ? cell : null;
}

function isId(cell: Cell | undefined): cell is string {
  return typeof cell === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(cell);
}

function isVideoRow(cells: object): cells is VideoRow {
  return VIDEO_COLUMNS.every(({ name, type }) => {
    const cell: unknown = Reflect.get(cells, name);
    return cell === null || typeof cell === (type === "TEXT" ? "string" : "number");
  });
}
