/** The three daily allowances of the YouTube Data API since 2026-06-01; each is counted on its own. */
export type Bucket = "general" | "search" | "stats";

export const BUCKETS: readonly Bucket[] = ["general", "search", "stats"];

/** Stable codes of {@link ScrapeError}; the command prints them and scripts may rely on them. */
export type ScrapeErrorCode =
  | "E_USAGE"
  | "E_CHANNEL"
  | "E_UNKNOWN_CHANNEL"
  | "E_NO_KEY"
  | "E_KEY"
  | "E_KEY_RESTRICTED"
  | "E_API_OFF"
  | "E_FORBIDDEN"
  | "E_QUOTA_DAY"
  | "E_QUOTA_SEARCH"
  | "E_QUOTA_STATS"
  | "E_RATE"
  | "E_UNITS"
  | "E_NETWORK"
  | "E_SERVER"
  | "E_ANSWER"
  | "E_HOST"
  | "E_BUSY"
  | "E_DATABASE"
  | "E_SCHEMA"
  | "E_DISK"
  | "E_FILE"
  | "E_NOTHING"
  | "E_ABORTED";

export interface ScrapeErrorDetails {
  /** What to do about it. */
  hint?: string | undefined;
  /** The allowance that the failed call counts against. */
  bucket?: Bucket | undefined;
  /** The reason as the API named it, such as `quotaExceeded`. */
  reason?: string | undefined;
}

/**
 * Whatever stops the work: bad input, an answer that is final, an allowance used up, a database that can't be used.
 * Neither the message nor the hint holds a key or an address with one.
 */
export class ScrapeError extends Error {
  override readonly name = "ScrapeError";
  readonly code: ScrapeErrorCode;
  readonly hint: string | undefined;
  readonly bucket: Bucket | undefined;
  readonly reason: string | undefined;

  constructor(code: ScrapeErrorCode, message: string, details: ScrapeErrorDetails = {}) {
    super(message);
    this.code = code;
    this.hint = details.hint;
    this.bucket = details.bucket;
    this.reason = details.reason;
  }
}

const LONGEST_QUOTE = 60;

/** Text that came from outside, made fit for a message of one line: in quotes, escaped and cut at 60 characters. */
export function quote(text: string): string {
  const characters = Array.from(text.slice(0, 4 * LONGEST_QUOTE));
  const cut = characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}...` : text;
  return visible(JSON.stringify(cut));
}

/** Text with escapes for the characters that steer a terminal, break the line or turn its direction. */
export function visible(text: string): string {
  // Control characters, line and paragraph separators, marks that turn the direction of text.
  return text.replace(
    /[\p{Cc}\u061c\u2028-\u202e\u2066-\u2069\u200e\u200f]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
