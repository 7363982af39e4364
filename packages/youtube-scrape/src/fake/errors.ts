import type { Bucket } from "../core/error.ts";
import type { JsonObject } from "./json.ts";

interface FailureDetails {
  readonly domain: string;
  readonly reason: string;
  readonly location?: string;
  readonly locationType?: "parameter" | "header";
  readonly extendedHelp?: string;
  /** The canonical name of the status, such as `INVALID_ARGUMENT`. */
  readonly status?: string;
  readonly details?: readonly JsonObject[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that the API answers with. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly code: number;
  readonly details: FailureDetails;

  constructor(code: number, message: string, details: FailureDetails) {
    super(message);
    this.code = code;
    this.details = details;
  }

  /**
   * The API's envelope.
   *
   * @param echo text to repeat at the end of the message, as careless servers do
   */
  body(echo = ""): JsonObject {
    const { domain, reason, location, locationType, extendedHelp, status, details } = this.details;
    const message = this.message + echo;
    const errors = [{ message, domain, reason, location, locationType, extendedHelp }];
    return { error: { code: this.code, message, errors, status, details } };
  }
}

const API = "youtube.googleapis.com";
const ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";
const PROJECT = "projects/000000000000";

function errorInfo(reason: string, metadata: JsonObject): JsonObject {
  return { "@type": ERROR_INFO, reason, domain: "googleapis.com", metadata: { service: API, ...metadata } };
}

export function badParameter(name: string, message: string, reason = "invalidParameter"): ApiFailure {
  return new ApiFailure(400, message, {
    domain: reason === "badRequest" ? "global" : "youtube.parameter",
    reason,
    location: name,
    locationType: "parameter",
    status: "INVALID_ARGUMENT",
  });
}

export function invalidPageToken(): ApiFailure {
  return new ApiFailure(400, "The request specifies an invalid page token.", {
    domain: "youtube.parameter",
    reason: "invalidPageToken",
    location: "pageToken",
    locationType: "parameter",
  });
}

export function playlistNotFound(id: string): ApiFailure {
  return new ApiFailure(
    404,
    `The playlist identified with the request's <code>playlistId</code> parameter cannot be found (${id}).`,
    { domain: "youtube.playlistItem", reason: "playlistNotFound", location: "playlistId", locationType: "parameter" },
  );
}

export function ownerOnly(part: string): ApiFailure {
  return new ApiFailure(403, `The request cannot access user rating information or owner data in part ${part}.`, {
    domain: "youtube.video",
    reason: "forbidden",
    location: "part",
    locationType: "parameter",
  });
}

export function unknownMethod(): ApiFailure {
  return new ApiFailure(404, "Requested entity was not found.", {
    domain: "global",
    reason: "notFound",
    status: "NOT_FOUND",
  });
}

export function noKey(): ApiFailure {
  return new ApiFailure(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    { domain: "global", reason: "forbidden", status: "PERMISSION_DENIED" },
  );
}

export function invalidKey(): ApiFailure {
  return new ApiFailure(400, "API key not valid. Please pass a valid API key.", {
    domain: "global",
    reason: "badRequest",
    status: "INVALID_ARGUMENT",
    details: [errorInfo("API_KEY_INVALID", {})],
  });
}

export function invalidKeyOfOld(): ApiFailure {
  return new ApiFailure(400, "Bad Request", { domain: "usageLimits", reason: "keyInvalid" });
}

export function expiredKey(): ApiFailure {
  return new ApiFailure(400, "API key expired. Please renew the API key.", {
    domain: "global",
    reason: "badRequest",
    status: "INVALID_ARGUMENT",
    details: [errorInfo("API_KEY_INVALID", {})],
  });
}

export function restrictedKey(): ApiFailure {
  return new ApiFailure(403, "Requests to this API youtube method youtube.api.v3.V3DataService are blocked.", {
    domain: "global",
    reason: "forbidden",
    status: "PERMISSION_DENIED",
    details: [errorInfo("API_KEY_SERVICE_BLOCKED", { consumer: PROJECT })],
  });
}

export function apiOff(): ApiFailure {
  const page = "https://console.developers.google.com/apis/api/youtube.googleapis.com/overview?project=000000000000";
  return new ApiFailure(
    403,
    `YouTube Data API v3 has not been used in project 000000000000 before or it is disabled. Enable it by visiting ${page} then retry.`,
    {
      domain: "usageLimits",
      reason: "accessNotConfigured",
      extendedHelp: page,
      status: "PERMISSION_DENIED",
      details: [errorInfo("SERVICE_DISABLED", { consumer: PROJECT, activationUrl: page })],
    },
  );
}

/** The day's allowance is used up; that of search has an answer of its own. */
export function dayIsOver(bucket: Bucket): ApiFailure {
  if (bucket !== "search") {
    return new ApiFailure(
      403,
      'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
      { domain: "youtube.quota", reason: "quotaExceeded" },
    );
  }
  const metadata = { quota_limit: "SearchQueriesPerDayPerProject", quota_metric: `${API}/search_queries` };
  return new ApiFailure(
    429,
    "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day' of service 'youtube.googleapis.com' for consumer 'project_number:000000000000'.",
    {
      domain: "global",
      reason: "rateLimitExceeded",
      status: "RESOURCE_EXHAUSTED",
      details: [errorInfo("RATE_LIMIT_EXCEEDED", { ...metadata, consumer: PROJECT })],
    },
  );
}

export function legacyDayIsOver(): ApiFailure {
  return new ApiFailure(403, "Daily Limit Exceeded", { domain: "usageLimits", reason: "dailyLimitExceeded" });
}

/** @param code 403 or 429, as both have been seen */
export function tooFast(code: number, retryAfterSeconds: number): ApiFailure {
  const metadata = { quota_limit: "defaultPerMinutePerProject", quota_metric: `${API}/default`, consumer: PROJECT };
  return new ApiFailure(
    code,
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'youtube.googleapis.com' for consumer 'project_number:000000000000'.",
    {
      domain: code === 403 ? "usageLimits" : "global",
      reason: "rateLimitExceeded",
      status: "RESOURCE_EXHAUSTED",
      details: [errorInfo("RATE_LIMIT_EXCEEDED", metadata)],
      headers: { "retry-after": String(retryAfterSeconds) },
    },
  );
}

export function backendError(dice: number): ApiFailure {
  const [code, reason, status] = BACKEND[dice % BACKEND.length] ?? BACKEND[0];
  return new ApiFailure(code, "Backend Error", { domain: "global", reason, status });
}

const BACKEND = [
  [503, "backendError", "UNAVAILABLE"],
  [500, "backendError", "INTERNAL"],
  [500, "processingFailure", "INTERNAL"],
] as const;
