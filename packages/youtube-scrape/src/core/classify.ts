import { type Bucket, ScrapeError, type ScrapeErrorCode, visible } from "./error.ts";
import { isRecord } from "./record.ts";

/**
 * What an answer that is no success asks of the caller: `retry` after a pause, `stop` until the allowance is renewed,
 * `restart` the listing, take the playlist as `absent`, or give up (`fatal`).
 */
export type Verdict = "retry" | "stop" | "restart" | "absent" | "fatal";

export interface Failure {
  readonly verdict: Verdict;
  readonly error: ScrapeError;
}

/** What an error envelope says, flattened. Empty strings where it says nothing. */
interface Complaint {
  readonly status: number;
  readonly message: string;
  readonly reasons: readonly string[];
  /** Names of limits and services, from the details. */
  readonly metadata: readonly string[];
  readonly help: string;
}

const LONGEST_MESSAGE = 200;

const BUCKET_NAMES: Record<Bucket, string> = {
  general: "the daily quota",
  search: "the daily search quota",
  stats: "the daily quota of batchGetStats",
};

const STOP_CODES: Record<Bucket, ScrapeErrorCode> = {
  general: "E_QUOTA_DAY",
  search: "E_QUOTA_SEARCH",
  stats: "E_QUOTA_STATS",
};

/**
 * Reads an answer whose status is not 200. The markers are those of the API's error table: old `errors[].reason` and new
 * `details[].reason`, and, where both are silent on how long a limit lasts, the words of the message.
 *
 * @param body the parsed body, or undefined where it is no JSON
 */
export function classify(status: number, body: unknown, bucket: Bucket): Failure {
  const complaint = complaintOf(status, body);
  return (
    limitFailure(complaint, bucket) ??
    keyFailure(complaint) ??
    subjectFailure(complaint) ??
    transportFailure(complaint, bucket)
  );
}

function limitFailure(complaint: Complaint, bucket: Bucket): Failure | undefined {
  const { status, message, reasons, metadata } = complaint;
  const limit = has(reasons, /^(quotaExceeded|dailyLimitExceeded|dailyLimitExceededUnreg)$/)
    ? "day"
    : has(reasons, /rateLimitExceeded|RATE_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED|concurrentLimitExceeded/i) ||
        status === 429
      ? "unnamed"
      : undefined;
  if (limit === undefined) return undefined;
  const words = [message, ...metadata].join(" ");
  const daily = limit === "day" ? !/per ?minute/i.test(words) : /per ?day|daily/i.test(words);
  const charged = /search quer/i.test(words) ? "search" : bucket;
  if (!daily) return failure("retry", "E_RATE", `the limit per minute is reached: ${message}`, complaint, { bucket });
  return failure("stop", STOP_CODES[charged], `${BUCKET_NAMES[charged]} is used up`, complaint, { bucket: charged });
}

function keyFailure(complaint: Complaint): Failure | undefined {
  const { status, message, reasons, help } = complaint;
  if (has(reasons, /^(accessNotConfigured|SERVICE_DISABLED)$/)) {
    const hint = help === "" ? "switch it on in the Google Cloud console" : `switch it on at ${help}`;
    return failure("fatal", "E_API_OFF", "the YouTube Data API is off for the project of this key", complaint, {
      hint,
    });
  }
  if (has(reasons, /_BLOCKED$|^ipRefererBlocked$|^refererBlocked$|^ipBlocked$/)) {
    const hint = "allow YouTube Data API v3, and this machine's address, in the restrictions of the key";
    return failure("fatal", "E_KEY_RESTRICTED", "the key is restricted and not allowed here", complaint, { hint });
  }
  if (
    has(reasons, /^(keyInvalid|keyExpired|API_KEY_INVALID|API_KEY_EXPIRED)$/) ||
    /api key (not valid|expired)/i.test(message)
  ) {
    const hint = "copy it again from the Google Cloud console into YOUTUBE_API_KEY; youtube-scrape doctor checks it";
    return failure("fatal", "E_KEY", "the API does not accept the key", complaint, { hint });
  }
  if (/unregistered callers/i.test(message)) {
    return failure("fatal", "E_KEY", "the API says that no key was sent", complaint, { hint: "set YOUTUBE_API_KEY" });
  }
  if (status !== 401) return undefined;
  return failure("fatal", "E_KEY", "the API does not accept the key", complaint, {
    hint: "youtube-scrape doctor checks it",
  });
}

function subjectFailure(complaint: Complaint): Failure | undefined {
  const { reasons, message } = complaint;
  if (has(reasons, /^playlistNotFound$/)) return failure("absent", "E_ANSWER", "there is no such playlist", complaint);
  if (has(reasons, /^invalidPageToken$/))
    return failure("restart", "E_ANSWER", "the page token has expired", complaint);
  if (has(reasons, /^channel(NotFound|Closed|Suspended|Forbidden)$/)) {
    return failure("fatal", "E_UNKNOWN_CHANNEL", `the channel can't be read: ${message}`, complaint, {
      hint: "open it in a browser to see whether it is still there",
    });
  }
  return undefined;
}

function transportFailure(complaint: Complaint, bucket: Bucket): Failure {
  const { status, message } = complaint;
  if (status >= 500 || status === 408 || status === 304) {
    const hint = "try again later; what is stored stays, and youtube-scrape resume goes on from there";
    return failure("retry", "E_SERVER", `the API answers with status ${status}`, complaint, { bucket, hint });
  }
  if (status >= 300 && status < 400) {
    const hint = "the key is not sent on; check --base-url";
    return failure("fatal", "E_ANSWER", `the API answers with a redirect (${status})`, complaint, { hint });
  }
  const said = message === "" ? "" : `: ${message}`;
  const code = status === 403 ? "E_FORBIDDEN" : "E_ANSWER";
  return failure("fatal", code, `the API refuses with status ${status}${said}`, complaint, {
    hint: status === 404 ? "check --base-url" : "youtube-scrape doctor tells more",
  });
}

function failure(
  verdict: Verdict,
  code: ScrapeErrorCode,
  message: string,
  { reasons }: Complaint,
  details: { hint?: string; bucket?: Bucket } = {},
): Failure {
  return { verdict, error: new ScrapeError(code, message, { ...details, reason: reasons[0] }) };
}

function has(reasons: readonly string[], pattern: RegExp): boolean {
  return reasons.some((reason) => pattern.test(reason));
}

function complaintOf(status: number, body: unknown): Complaint {
  const error = field(body, "error");
  const errors = list(field(error, "errors"));
  const details = list(field(error, "details"));
  const metadata = details.map((detail) => field(detail, "metadata"));
  const reasons = [...errors, ...details]
    .map((entry) => text(field(entry, "reason")))
    .concat(text(field(error, "status")));
  const helps = [
    ...errors.map((entry) => text(field(entry, "extendedHelp"))),
    ...metadata.map((entry) => text(field(entry, "activationUrl"))),
  ];
  return {
    status,
    message: plain(text(field(error, "message")) || text(field(errors[0], "message")) || text(error)),
    reasons: reasons.filter((reason) => reason !== "").map(plain),
    metadata: metadata.flatMap((entry) => ["quota_limit", "quota_metric"].map((name) => text(field(entry, name)))),
    help: plain(helps.find((address) => /^https:\/\/[\w.-]+\.google(apis)?\.com\//.test(address)) ?? ""),
  };
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The API's messages hold HTML, such as a link to the quota page. */
function plain(message: string): string {
  const words = message
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return visible(words.length > LONGEST_MESSAGE ? `${words.slice(0, LONGEST_MESSAGE)}...` : words);
}
