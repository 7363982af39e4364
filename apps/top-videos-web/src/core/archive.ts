import type { Ask, Kind, Period } from "./ask.ts";

/** Whether a click can play a video on the page, or why it can only be a link to YouTube. */
export type Playback =
  | "here"
  | "not_embeddable"
  | "age_restricted"
  | "private"
  | "region_limited"
  | "upcoming"
  | "gone";

/** A picture of a video, as the API listed it. */
export interface Thumbnail {
  readonly url: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A video in a list. Counts that YouTube hides are null, never 0. */
export interface Video {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`; null where the API gave none. */
  readonly publishedAt: string | null;
  /** Day of that moment in the viewer's zone, `YYYY-MM-DD`; null where publishedAt is. */
  readonly publishedDay: string | null;
  readonly durationS: number | null;
  readonly kind: Kind | null;
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  /** Share of the other videos of its month (all kinds, with known views) that have fewer views, 0 to 100; null unless asked for by the sort. */
  readonly percentile: number | null;
  /** Narrowest first. */
  readonly thumbnails: readonly Thumbnail[];
  readonly playback: Playback;
}

/** The best of a period, at most as many as asked for. */
export interface Ranking {
  /** Videos that match in all. */
  readonly total: number;
  readonly videos: readonly Video[];
}

/** Sums over the videos of a month. Hidden counts add nothing. */
export interface Sums {
  readonly videos: number;
  readonly views: number;
  readonly likes: number;
  readonly comments: number;
  /** Seconds. */
  readonly durationS: number;
}

/** A month that has videos. */
export interface Month extends Sums {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly byKind: Readonly<Record<Kind | "unknown", number>>;
}

export interface Channel {
  readonly id: string;
  readonly title: string;
  /** With its at sign; null where it has none. */
  readonly handle: string | null;
  readonly subscribers: number | null;
}

/** How fresh and how whole the data of a channel are. */
export interface Freshness {
  /** When its newest row was stored, `YYYY-MM-DDTHH:MM:SS.sssZ`; null where there is none. */
  readonly retrievedAt: string | null;
  /** Videos found, and how many YouTube claims; null where no listing came to its end. */
  readonly coverage: { readonly listed: number; readonly claimed: number | null } | null;
  /** Whether a run is collecting it now, or was cut off. */
  readonly run: "idle" | "running" | "unfinished";
}

/** A channel with its sums over all videos, those of no month included. */
export interface ChannelSums extends Channel, Sums {
  readonly freshness: Freshness;
}

/** Counts at a moment. */
export interface Moment {
  /** `YYYY-MM-DDTHH:MM:SS.sssZ` */
  readonly at: string;
  readonly views: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
}

/** Counts of a channel at a moment. */
export interface ChannelMoment {
  readonly at: string;
  readonly views: number | null;
  readonly subscribers: number | null;
  readonly videos: number | null;
}

/** A field of a video that was not always as it is: a title, a description, tags and others. */
export interface Change {
  readonly at: string;
  /** Name of the column. */
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** All that a video's own page shows. */
export interface VideoStory extends Video {
  readonly description: string | null;
  readonly tags: readonly string[];
  /** Oldest first. */
  readonly history: readonly Moment[];
  /** Newest first, at most 100. */
  readonly changes: readonly Change[];
}

/** A month of another year, for "same month in other years". */
export interface SameMonth extends Sums {
  readonly year: number;
}

/** What the page says of a period beside its list; all kinds, without the search. */
export interface PeriodSummary extends Sums {
  /** Middle value of the known views; null where none is known. */
  readonly medianViews: number | null;
  /** Middle value of the known durations in seconds. */
  readonly medianDurationS: number | null;
  readonly byKind: Readonly<Record<Kind | "unknown", number>>;
}

/** The scraped database as the pages need it: read only, each answer of one moment of the database. */
export interface Archive {
  /** Name of the zone whose months these are, such as `UTC` or `Europe/Berlin`. */
  readonly zone: string;
  /** A number that changes whenever another process has written. */
  version(): number;
  /** Runs work on one moment of the database: all that it asks belongs together. */
  at<T>(work: () => T): T;
  /** By number of videos, the largest first. */
  channels(): readonly ChannelSums[];
  /** @param ref an id or a handle with its at sign; undefined where there is no such channel */
  channel(ref: string): ChannelSums | undefined;
  /** Months that have videos, the newest first. */
  months(channelId: string): readonly Month[];
  rank(channelId: string, ask: Ask): Ranking;
  summary(channelId: string, period: Period): PeriodSummary;
  /** The month of a year in every year that has videos in it, the newest first. */
  sameMonth(channelId: string, month: number): readonly SameMonth[];
  video(channelId: string, videoId: string): VideoStory | undefined;
  /** Pictures of a stored video; empty where there is no such video. */
  thumbnails(videoId: string): readonly Thumbnail[];
  /** Counts of the channel at the moments of its runs, oldest first, at most 500. */
  channelHistory(channelId: string): readonly ChannelMoment[];
  close(): void;
}
