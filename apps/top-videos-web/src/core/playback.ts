import type { Playback } from "./archive.ts";

/** What a row says about where a video may be played; null where the API said nothing. */
export interface PlaybackFacts {
  readonly availability: string;
  readonly privacyStatus: string | null;
  readonly liveBroadcastContent: string | null;
  readonly ytRating: string | null;
  readonly embeddable: number | null;
  /** JSON arrays of country codes. */
  readonly regionAllowed: string | null;
  readonly regionBlocked: string | null;
}

/** Whether the page can play a video, or the first reason why not. */
export function playbackOf(facts: PlaybackFacts): Playback {
  if (facts.availability === "unavailable") return "gone";
  if (facts.privacyStatus === "private") return "private";
  if (facts.liveBroadcastContent === "upcoming") return "upcoming";
  if (facts.ytRating === "ytAgeRestricted") return "age_restricted";
  if (facts.embeddable === 0) return "not_embeddable";
  // An empty list of countries that may see it would mean none, but the API leaves it out where there is no limit.
  return isList(facts.regionAllowed) || isList(facts.regionBlocked) ? "region_limited" : "here";
}

/** Whether JSON is more than an empty list; told without reading it, as lists can be long. */
function isList(json: string | null): boolean {
  return json !== null && /^\s*\[\s*[^\]\s]/.test(json);
}
