import type { Archive } from "../core/archive.ts";
import type { Assets } from "./assets.ts";
import type { DearLimit } from "./dear-work.ts";

/** How many requests a client may send. */
export interface RateLimit {
  /** Requests in the window, 1 or more. */
  readonly max: number;
  /** Milliseconds. @default 60000 */
  readonly windowMs?: number;
  /** Whether clients on this machine are counted too. @default false */
  readonly loopback?: boolean;
}

/** Takes what went wrong inside, with its stack; no answer ever shows that. */
export interface ErrorLog {
  error(error: unknown, context: string): void;
}

export interface AppOptions {
  readonly archive: Archive;
  readonly assets: Assets;
  /** Whether figures that are computed here, which YouTube does not give, may be shown. @default true */
  readonly derived?: boolean;
  /** Whether this server fetches and keeps thumbnails, so that a page loads nothing from elsewhere. @default false */
  readonly proxyThumbnails?: boolean;
  /** Where thumbnails are fetched from. @default "https://i.ytimg.com" */
  readonly thumbnailOrigin?: string;
  /** @default 3,000 a minute for each client on another machine, none for this one */
  readonly rateLimit?: RateLimit;
  /** How much time searches and lists of all time may take, whoever asks. @default 5 s in a row, half of the time for long */
  readonly dearLimit?: DearLimit;
  /** Mean delay of the event loop in milliseconds from which requests are answered 429; 0 for never. @default 2000 */
  readonly maxDelayMs?: number;
  /**
   * Names, beside `localhost` and any IP address, under which this server may be asked. Others are answered 400, so
   * that a page elsewhere cannot read it through a name of its own that leads here (DNS rebinding).
   * @default none
   */
  readonly hosts?: readonly string[];
  /** @default writes to stderr */
  readonly logger?: ErrorLog;
}

/** Errors on stderr, the stack included. */
export const STDERR_LOG: ErrorLog = {
  error(error, context) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`top-videos-web: ${context}: ${text}\n`);
  },
};
