import type { CommandResult } from "@side-projects/testkit";
import { type Answer, failure } from "../../../packages/youtube-scrape/test/second-api/answers.ts";
import type { Behaviour } from "../../../packages/youtube-scrape/test/second-api/server.ts";

/** An answer in place of the usual one. */
export function always(answer: Answer, headers: Record<string, string> = {}): Behaviour {
  return () => ({ ...answer, headers });
}

function error(code: number, message: string, entry: object, more: object = {}): Answer {
  return { status: code, body: { error: { code, message, errors: [{ message, ...entry }], ...more } } };
}

const info = (reason: string, metadata: object = {}): object => ({
  details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason, domain: "googleapis.com", metadata }],
});

const QUOTA = `The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.`;
const PER_MINUTE =
  "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute' of service 'youtube.googleapis.com'.";
const SEARCH =
  "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day' of service 'youtube.googleapis.com'.";
const CONSOLE = "https://console.developers.google.com/apis/api/youtube.googleapis.com/overview?project=12345";
const OFF = `YouTube Data API v3 has not been used in project 12345 before or it is disabled. Enable it by visiting ${CONSOLE} then retry.`;

export type FailureName =
  | "dailyQuota"
  | "legacyDaily"
  | "searchDay"
  | "perMinute"
  | "badKeyNew"
  | "badKeyOld"
  | "noKey"
  | "restricted"
  | "apiOff"
  | "badToken"
  | "backend"
  | "html";

/** The errors of the API, as section 1 of the specification describes them. */
export const ANSWERS: Readonly<Record<FailureName, Answer>> = {
  dailyQuota: error(403, QUOTA, { domain: "youtube.quota", reason: "quotaExceeded" }),
  legacyDaily: error(403, "Daily Limit Exceeded", { domain: "usageLimits", reason: "dailyLimitExceeded" }),
  searchDay: error(429, SEARCH, { domain: "global", reason: "rateLimitExceeded" }, { status: "RESOURCE_EXHAUSTED" }),
  perMinute: error(
    429,
    PER_MINUTE,
    { domain: "global", reason: "rateLimitExceeded" },
    { status: "RESOURCE_EXHAUSTED" },
  ),
  badKeyNew: error(
    400,
    "API key not valid. Please pass a valid API key.",
    { domain: "global", reason: "badRequest" },
    { status: "INVALID_ARGUMENT", ...info("API_KEY_INVALID", { service: "youtube.googleapis.com" }) },
  ),
  badKeyOld: error(400, "Bad Request", { domain: "usageLimits", reason: "keyInvalid" }),
  noKey: error(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    { domain: "global", reason: "forbidden" },
    { status: "PERMISSION_DENIED" },
  ),
  restricted: error(
    403,
    "Requests to this API youtube method youtube.api.v3.V3DataChannelService.List are blocked.",
    { domain: "global", reason: "forbidden" },
    { status: "PERMISSION_DENIED", ...info("API_KEY_SERVICE_BLOCKED", { service: "youtube.googleapis.com" }) },
  ),
  apiOff: error(403, OFF, { domain: "usageLimits", reason: "accessNotConfigured", extendedHelp: CONSOLE }),
  badToken: failure(400, "invalidPageToken", "The request specifies an invalid page token."),
  backend: error(503, "Backend Error", { domain: "global", reason: "backendError" }),
  html: {
    status: 502,
    body: "<!DOCTYPE html><title>Error 502 (Server Error)!!1</title><p>Try again in 30 seconds.</p>",
  },
};

/** What a complaint of the command has to be: one line with its name, a code, what is wrong and what to do. */
export function isComplaint({ stderr }: CommandResult, code: string): boolean {
  const line = stderr.split("\n").find((text) => text.includes(code));
  return line?.startsWith(`youtube-scrape: ${code}: `) === true && line.includes("; ") && !hasStack(stderr);
}

function hasStack(text: string): boolean {
  return /\n\s+at [\w.<>]+ ?\(|node:internal|E_INTERNAL/.test(text);
}
