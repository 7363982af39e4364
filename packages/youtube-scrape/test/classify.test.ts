import { expect, test } from "vitest";
import { classify, type Verdict } from "../src/core/classify.ts";
import type { Bucket, ScrapeErrorCode } from "../src/core/error.ts";

const envelope = (message: string, reason?: string, more: object = {}) => ({
  error: { message, ...(reason !== undefined && { errors: [{ message, domain: "x", reason }] }), ...more },
});
const detail = (reason: string, metadata: object = {}) => ({ details: [{ "@type": "ErrorInfo", reason, metadata }] });

// The error table of the API: status, body, what is to be done, and as what it is told.
const TABLE: readonly [string, number, unknown, Verdict, ScrapeErrorCode, Bucket?][] = [
  ["daily quota", 403, envelope("quota <a href='/q'>exceeded</a>", "quotaExceeded"), "stop", "E_QUOTA_DAY"],
  ["daily limit, old", 403, envelope("Daily Limit Exceeded", "dailyLimitExceeded"), "stop", "E_QUOTA_DAY"],
  [
    "searches of the day",
    429,
    envelope(
      "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day'",
      "rateLimitExceeded",
    ),
    "stop",
    "E_QUOTA_SEARCH",
    "search",
  ],
  [
    "searches of the day, by metadata",
    429,
    envelope("Resource has been exhausted", undefined, {
      status: "RESOURCE_EXHAUSTED",
      ...detail("RATE_LIMIT_EXCEEDED", { quota_limit: "SearchQueriesPerDayPerProject" }),
    }),
    "stop",
    "E_QUOTA_SEARCH",
    "search",
  ],
  ["a minute's limit", 429, envelope("Quota exceeded: Queries per minute", "rateLimitExceeded"), "retry", "E_RATE"],
  ["a minute's limit, old", 403, envelope("User Rate Limit Exceeded", "userRateLimitExceeded"), "retry", "E_RATE"],
  ["a bare 429", 429, undefined, "retry", "E_RATE"],
  ["bad key, new", 400, envelope("API key not valid.", "badRequest", detail("API_KEY_INVALID")), "fatal", "E_KEY"],
  ["bad key, old", 400, envelope("Bad Request", "keyInvalid"), "fatal", "E_KEY"],
  ["no key", 403, envelope("Method doesn't allow unregistered callers", "forbidden"), "fatal", "E_KEY"],
  ["restricted", 403, envelope("blocked", "forbidden", detail("API_KEY_SERVICE_BLOCKED")), "fatal", "E_KEY_RESTRICTED"],
  ["API off", 403, envelope("not used before or disabled", "accessNotConfigured"), "fatal", "E_API_OFF"],
  ["no playlist", 404, envelope("cannot be found", "playlistNotFound"), "absent", "E_ANSWER"],
  ["bad token", 400, envelope("invalid page token", "invalidPageToken"), "restart", "E_ANSWER"],
  ["backend", 503, envelope("Backend Error", "backendError"), "retry", "E_SERVER"],
  ["a page of HTML", 502, undefined, "retry", "E_SERVER"],
  ["not modified", 304, undefined, "retry", "E_SERVER"],
  ["redirect", 302, undefined, "fatal", "E_ANSWER"],
  ["forbidden", 403, envelope("Forbidden", "forbidden"), "fatal", "E_FORBIDDEN"],
  ["bad request", 400, envelope("Bad Request", "badRequest"), "fatal", "E_ANSWER"],
  ["hostile", 400, { error: { errors: [null, 7, { reason: {} }], details: "x", message: ["y"] } }, "fatal", "E_ANSWER"],
];

test.each(TABLE)("%s", (...row) => {
  const [, status, body, verdict, code, bucket = "general"] = row;
  const { verdict: found, error } = classify(status, body, bucket);
  expect([found, error.code]).toEqual([verdict, code]);
  expect(`${error.message}${error.hint ?? ""}`).not.toMatch(/<|\n/);
});

test("a daily stop names the allowance that it closes", () => {
  const search = envelope("limit 'Search Queries per day'", "quotaExceeded");
  expect(classify(403, search, "general").error.bucket).toBe("search");
  expect(classify(403, envelope("exceeded", "quotaExceeded"), "stats").error.code).toBe("E_QUOTA_STATS");
});

test("where the API is off, the hint has Google's own address and no other", () => {
  const off = (extendedHelp: string) =>
    classify(403, { error: { errors: [{ reason: "accessNotConfigured", extendedHelp }] } }, "general").error.hint;
  expect(off("https://console.developers.google.com/apis/x?project=1")).toContain("console.developers.google.com");
  expect(off("https://evil.example/google.com/")).not.toContain("evil");
});
