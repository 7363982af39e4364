import type { VideoKind } from "./video-row.ts";

const SHORT_AT_MOST = 60;
/** Since this day YouTube takes vertical videos of up to three minutes as Shorts. */
const LONGER_SHORTS_FROM = "2024-10-15";
const LONGER_SHORT_AT_MOST = 180;

export interface KindEvidence {
  /** Whole seconds; the API writes 0 while a broadcast has no length yet. */
  readonly durationS: number | null;
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly publishedAt: string | null;
  /** Whether the API told anything of a broadcast, past, present or to come. */
  readonly hasLiveDetails: boolean;
  /** `none`, `upcoming` or `live`. */
  readonly liveBroadcastContent: string | null;
}

/**
 * What kind of video it seems to be. A broadcast or premiere is live. Of the others, a short is at most 60 s, or at
 * most 180 s if it was published on 2024-10-15 or later; the API does not tell the shape of the picture, so a wide
 * video of that length counts as a short as well.
 *
 * @returns null where there is no duration, or one of 0 s, which says nothing about the video
 */
export function deriveKind({
  durationS,
  publishedAt,
  hasLiveDetails,
  liveBroadcastContent,
}: KindEvidence): VideoKind | null {
  if (hasLiveDetails || liveBroadcastContent === "live" || liveBroadcastContent === "upcoming") return "live";
  if (durationS === null || durationS === 0) return null;
  const longer = publishedAt !== null && publishedAt >= LONGER_SHORTS_FROM;
  return durationS <= (longer ? LONGER_SHORT_AT_MOST : SHORT_AT_MOST) ? "short" : "long";
}
