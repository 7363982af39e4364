import type { Playback } from "../core/archive.ts";
import type { Ask, Kind, Period, Sort } from "../core/ask.ts";
import { periodName } from "../core/period.ts";

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

/** How a list is ordered, after its name: " by likes"; empty where its name says it. */
export function orderName(sort: Sort): string {
  return sort === "views" || sort === "newest" || sort === "oldest" ? "" : ` by ${SORT_NAMES[sort].toLowerCase()}`;
}

/** What a list of an order begins with: the newest, the oldest, or those at the top. */
export function leadName(sort: Sort): string {
  return sort === "newest" || sort === "oldest" ? SORT_NAMES[sort] : "Top";
}

/** What the search field says of the videos it looks through. */
export function searchScope(period: Period): string {
  return `Search ${period.type === "all" ? "all time" : periodName(period)}`;
}

/** The search of an ask as it stands in names: `"boss" - `; empty where there is none. */
export function searchName({ q }: Ask): string {
  return q === "" ? "" : `"${q}" - `;
}
