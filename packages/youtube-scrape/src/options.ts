import type { Secret } from "./api/secret.ts";
import type { Transport } from "./api/transport.ts";
import type { Clock } from "./clock.ts";
import type { Bucket } from "./core/error.ts";
import type { VideoKind } from "./core/video-row.ts";
import type { Store } from "./store/store.ts";

/** Calls that each allowance has been charged with. */
export type Units = Record<Bucket, number>;

/** How to reach the API; what each function of the library needs that asks it anything. */
export interface ApiOptions {
  /** API key; sent as a header and to no other host. */
  apiKey: string | Secret;
  /** Address of the API, up to and without `/channels`. @default https://www.googleapis.com/youtube/v3 */
  baseUrl?: string;
  /** Host names beside Google's and loopback that the key may be sent to, over https. @default none */
  allowHosts?: readonly string[];
  /** Performs requests. @default undici over the network */
  transport?: Transport;
  /** Seconds without an answer after which a request is given up and tried again. @default 30 */
  timeout?: number;
  /** How often a request is tried before a passing failure ends the run. @default 6 */
  attempts?: number;
  /** @default the system's clock */
  clock?: Clock;
  /** Random number of 0 to 1 that spreads the pauses between attempts. @default Math.random */
  random?: () => number;
  /** Ends the run at the next safe point; what has been stored stays and can be resumed. */
  signal?: AbortSignal;
  /** Told of progress, retries and warnings. */
  onEvent?: (event: ScrapeEvent) => void;
}

/** What a run works on and how. */
export interface RunOptions extends ApiOptions {
  /** Where videos, history and progress are kept, see openStore. */
  store: Store;
  /** Requests in flight at most, 1 to 5. @default 5 */
  concurrency?: number;
  /** Calls this run may make, over all allowances; at the limit it stops and can be resumed. @default no limit */
  maxUnits?: number;
  /** Kept with the run and given back by unfinishedRuns; the command notes there which fake it started. @default none */
  demo?: Readonly<Record<string, unknown>>;
}

export interface ScrapeOptions extends RunOptions {
  /** Channel id, `@handle`, or the address of a channel. */
  channel: string;
  /** Parts of the video resource to ask for. @default every public part */
  parts?: readonly string[];
  /** Only videos published at or after this moment: `YYYY-MM-DD` or an ISO time. @default all */
  since?: string;
  /** Asks the undocumented prefix playlists which videos are of these kinds. @default none */
  kinds?: readonly VideoKind[];
  /** Recovers what lies beyond the 20,000 that the API lists, through search. @default false */
  beyondCap?: boolean;
  /** Leaves videos that are known already as they are. @default false */
  newOnly?: boolean;
  /** Starts over where an unfinished run of the same channel could be continued. @default false */
  fresh?: boolean;
}

export interface RefreshOptions extends RunOptions {
  /** Channel id or `@handle`, as stored. */
  channel: string;
  /** Only counts, from their own daily allowance. @default false */
  statsOnly?: boolean;
}

export interface ResumeOptions extends RunOptions {
  /** Number of the run to go on with. */
  runId: number;
}

/** Where a run is: which part of the work, how much of it is done. */
export type Phase = "channel" | "listing" | "kinds" | "search" | "videos" | "stats";

/** What a run tells while it works. */
export type ScrapeEvent =
  | {
      readonly type: "run";
      readonly runId: number;
      readonly channelId: string;
      readonly title: string;
      readonly claimed: number | null;
      readonly continued: boolean;
    }
  | {
      readonly type: "progress";
      readonly phase: Phase;
      /** Ids listed so far, and how many are expected. */
      readonly listed: number;
      /** Videos stored by this run so far. */
      readonly videos: number;
      /** Videos expected in the end, once that can be told. */
      readonly expected: number | null;
      /** Calls of this run so far. */
      readonly units: Units;
    }
  | {
      readonly type: "retry";
      readonly reason: string;
      readonly attempt: number;
      readonly waitMs: number;
      readonly bucket: Bucket;
    }
  | { readonly type: "warning"; readonly code: WarningCode; readonly message: string };

export type WarningCode = "UNMAPPED" | "COVERAGE" | "RELISTED" | "OMITTED" | "MALFORMED" | "CLOCK";

/** How much of what a channel claims has been found. */
export interface Coverage {
  /** Distinct videos found by listing (and by search beyond the cap). */
  readonly listed: number;
  /** Videos that the channel claims; null where it does not say. */
  readonly claimed: number | null;
}

/** What a run came to. The command prints it as one line of JSON under `--json`, with names in snake case. */
export interface ScrapeResult {
  readonly runId: number;
  readonly channelId: string;
  /** Videos of the channel in the database. */
  readonly videos: number;
  readonly inserted: number;
  readonly updated: number;
  readonly units: Units;
  readonly coverage: Coverage;
  /** True where everything that the channel claims was found. */
  readonly complete: boolean;
  /** Milliseconds of work, over all parts of an interrupted run. */
  readonly ms: number;
}

/** What a scrape would cost. */
export interface Estimate {
  readonly channelId: string;
  readonly title: string;
  readonly claimed: number | null;
  /** Videos that the API lists. */
  readonly listed: number;
  /** Calls that the scrape would make; each counts 1 unit. */
  readonly units: Units;
  /** Calls that the estimate itself made. */
  readonly spent: Units;
}
