import type {
  ChannelMoment,
  ChannelSums,
  Month,
  PeriodSummary,
  Ranking,
  SameMonth,
  Sums,
  Thumbnail,
  VideoStory,
} from "./archive.ts";
import type { Ask, Period } from "./ask.ts";

export const THEMES = ["auto", "dark", "light"] as const;
export type Theme = (typeof THEMES)[number];

/** Addresses of what a page loads, each with the hash of its content in its name. */
export interface AssetUrls {
  readonly style: string;
  readonly htmx: string;
  readonly client: string;
  readonly font: string;
  readonly icon: string;
}

/** What every page knows of the viewer it comes from. */
export interface Site {
  readonly assets: AssetUrls;
  /** Whose months these are, such as `UTC`. */
  readonly zone: string;
  /** Whether figures that are computed here may be shown. */
  readonly derived: boolean;
  /** Whether the database is the made-up channel. */
  readonly demo: boolean;
  /**
   * Where a page finds a thumbnail: the address that the API gave, or one of this server. Empty for one that no page
   * may load, since it is on a host unknown to the policy: leave it out.
   */
  thumbnailUrl(videoId: string, thumbnail: Thumbnail): string;
}

/** The part of a page that changes with month, sort, number, kind and search: the fragment. */
export interface ListModel {
  readonly site: Site;
  readonly channel: ChannelSums;
  readonly ask: Ask;
  readonly ranking: Ranking;
  readonly summary: PeriodSummary;
  /** The period of the same length before it; null where it has no videos or there is none. */
  readonly before: Sums | null;
  /** The nearest periods of the same length that have videos, for steps from one to the next. */
  readonly earlier: Period | null;
  readonly later: Period | null;
  /** Empty but for a month. */
  readonly sameMonth: readonly SameMonth[];
}

/** A page that is for one reader: what the request's address and cookie say. */
export interface Reader {
  readonly theme: Theme;
  /** Path and query of the page without `theme`, for links that switch the theme. */
  readonly url: string;
}

export interface ChannelPageModel extends ListModel {
  readonly reader: Reader;
  readonly channels: readonly ChannelSums[];
  /** Newest first. */
  readonly months: readonly Month[];
  readonly history: readonly ChannelMoment[];
}

export interface ChannelsPageModel {
  readonly site: Site;
  readonly reader: Reader;
  /** Empty where nothing has been collected yet. */
  readonly channels: readonly ChannelSums[];
}

export interface VideoPageModel {
  readonly site: Site;
  readonly reader: Reader;
  readonly channel: ChannelSums;
  readonly video: VideoStory;
  /** Its month in the viewer's zone; null where the day is not known. */
  readonly month: Period | null;
}

export interface ErrorPageModel {
  readonly site: Site;
  readonly reader: Reader;
  /** 400, 404, 429, 500 or 503. */
  readonly status: number;
  /** Stable, such as `E_ASK`. */
  readonly code: string;
  readonly message: string;
  readonly hint: string | undefined;
}
