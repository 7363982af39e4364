export { buildApp } from "./app/app.ts";
export { type Assets, loadAssets } from "./app/assets.ts";
export type { DearLimit } from "./app/dear-work.ts";
export type { AppOptions, ErrorLog, RateLimit } from "./app/options.ts";
export { type ArchiveOptions, openArchive } from "./archive/open.ts";
export type {
  Archive,
  Change,
  Channel,
  ChannelMoment,
  ChannelSums,
  Freshness,
  Moment,
  Month,
  PeriodSummary,
  Playback,
  Ranking,
  SameMonth,
  Sums,
  Thumbnail,
  Video,
  VideoStory,
} from "./core/archive.ts";
export type { Ask, Count, Kind, Period, Sort } from "./core/ask.ts";
export { ViewerError, type ViewerErrorCode } from "./core/error.ts";
export type { AssetUrls } from "./core/page.ts";
