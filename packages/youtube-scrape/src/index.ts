export { Secret } from "./api/secret.ts";
export type { ApiAnswer, ApiRequest, Transport } from "./api/transport.ts";
export { checkBaseUrl, GOOGLE_BASE_URL } from "./api-base.ts";
export { type Clock, systemClock } from "./clock.ts";
export { parseDuration } from "./core/duration.ts";
export { type Bucket, ScrapeError, type ScrapeErrorCode } from "./core/error.ts";
export type { ChannelRow, KindSource, StatsRow, VideoKind, VideoRow } from "./core/video-row.ts";
export type {
  ApiOptions,
  Coverage,
  Estimate,
  Phase,
  RefreshOptions,
  ResumeOptions,
  RunOptions,
  ScrapeEvent,
  ScrapeOptions,
  ScrapeResult,
  Units,
  WarningCode,
} from "./options.ts";
export { type EstimateOptions, estimate } from "./scrape/estimate.ts";
export { refresh } from "./scrape/refresh.ts";
export { resume } from "./scrape/resume.ts";
export { scrape } from "./scrape/scrape.ts";
export { type ExportOptions, exportVideos } from "./store/export.ts";
export { lockStore, type StoreLock } from "./store/lock.ts";
export { type OpenOptions, openStore } from "./store/open.ts";
export { type PruneOptions, type PruneResult, prune } from "./store/prune.ts";
export { type RunSummary, unfinishedRuns } from "./store/runs.ts";
export { type Status, status } from "./store/status.ts";
export type { Store } from "./store/store.ts";
