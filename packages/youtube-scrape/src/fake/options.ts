import type { Clock } from "../clock.ts";
import type { Bucket } from "../core/error.ts";
import type { Fault } from "./faults.ts";
import type { QuotaLimits } from "./quota.ts";

export interface FakeOptions {
  /** Public videos on day 0, 0 to 1,000,000. @default 20,000 */
  readonly videos?: number;
  /** Whole number from which the channel and the faults follow. @default 1 */
  readonly seed?: number;
  /** 0 for any that is free. @default 0 */
  readonly port?: number;
  /** Loopback address or name to listen on. @default "127.0.0.1" */
  readonly host?: string;
  /** Tells when the daily allowances begin anew; its `sleep` is what latency waits with. @default the system's clock */
  readonly clock?: Clock;
  /** Milliseconds that every answer takes beside the work. @default 0 */
  readonly latencyMs?: number;
  /** What goes wrong on purpose, as faults or as text for parseFault. @default nothing */
  readonly faults?: readonly (Fault | string)[];
  /** The only keys that are accepted. @default every key but `invalid`, `invalid-old`, `expired`, `restricted`, `off`, `quota-used` and `quota-used-old` */
  readonly keys?: readonly string[];
  /** What the channel's statistics say about the number of its videos. @default the number of its public videos */
  readonly claimed?: number;
  /** @default 10,000 general units, 100 searches and 10,000 units for statistics a day, no limit a minute */
  readonly quota?: QuotaLimits;
  /** Status of an answer to too many requests a minute. @default 429 */
  readonly rateStatus?: 403 | 429;
  /**
   * Days after the end of the channel: views grow, titles change, videos vanish and appear. With "clock" it follows the
   * clock, in whole UTC days. @default 0
   */
  readonly day?: number | "clock";
  /** Day after the channel's last, `YYYY-MM-DD`. @default "2026-11-01" */
  readonly end?: string;
  /** @default "UC9ecwl3FTG66jIKA9JRDtmg" */
  readonly channelId?: string;
  /** Part of the videos that are shorts, 0 to 1. @default 0.12 */
  readonly shorts?: number;
  /** Part of the videos that are or were live, 0 to 1. @default 0.04 */
  readonly lives?: number;
  /** Most videos that a playlist lists, the newest. @default 20,000 */
  readonly listCap?: number;
  /** Most videos that one search finds. @default 500 */
  readonly searchCap?: number;
  /** Origin of thumbnail addresses. @default the server's own, which serves them */
  readonly thumbnailOrigin?: string;
  /** Answer to a part that a method does not have. @default "reject" */
  readonly unknownParts?: "reject" | "ignore";
  /** Whether answers of batchGetStats have `summary` and `durationMillis`. @default true */
  readonly statsSummary?: boolean;
}

/** What has been asked of the server, from its start. */
export interface RequestCounts {
  /** Requests, thumbnails included. */
  readonly total: number;
  /** By method, such as `playlistItems`; `vi` for thumbnails. */
  readonly byPath: Readonly<Record<string, number>>;
  /** By status of the answer; 0 where the connection was cut or left without an answer. */
  readonly byStatus: Readonly<Record<number, number>>;
  readonly withKeyInUrl: number;
  readonly withKeyInHeader: number;
  /** Most requests of the API that were under way at once. */
  readonly maxInFlight: number;
  /** Answers sent with gzip. */
  readonly gzipped: number;
  /** How often a fault struck, by its name. */
  readonly faults: Readonly<Record<string, number>>;
}

export interface FakeServer {
  /** Address of the API, such as `http://127.0.0.1:8080/youtube/v3`. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly channelId: string;
  /** Units charged since the start. */
  units(): Record<Bucket, number>;
  /** Units charged since the last midnight in California. */
  unitsToday(): Record<Bucket, number>;
  /** Goes on counting. */
  readonly requests: RequestCounts;
  /** Cuts what is under way and frees the port. */
  close(): Promise<void>;
}
