import type { Playback } from "../core/archive.ts";
import type { Kind, Sort } from "../core/ask.ts";

/** Names of the sorts as the select shows them. */
export const SORT_NAMES: Readonly<Record<Sort, string>> = {
  views: "Views",
  likes: "Likes",
  comments: "Comments",
  duration: "Duration",
  newest: "Newest",
  oldest: "Oldest",
  likes_per_view: "Likes per view",
  comments_per_view: "Comments per view",
  percentile: "Percentile in month",
};

/** Names of the kinds where there are several of one. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = { long: "Long", short: "Shorts", live: "Live" };

/** What videos of a kind are called; null for all of them. */
export function nounOf(kind: Kind | null): string {
  if (kind === "short") return "short";
  if (kind === "live") return "live stream";
  return kind === "long" ? "long video" : "video";
}

/** Why a video does not play on the page; empty where it does. */
export const PLAYBACK_NAMES: Readonly<Record<Playback, string>> = {
  here: "",
  not_embeddable: "Embedding is off",
  age_restricted: "Age-restricted",
  private: "Private",
  region_limited: "Limited to some countries",
  upcoming: "Not out yet",
  gone: "No longer available",
};
