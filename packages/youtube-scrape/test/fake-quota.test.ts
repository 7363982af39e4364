import { expect, test } from "vitest";
import { nextPacificMidnight } from "../src/fake/pacific.ts";
import { ask, at, fake, standing, UPLOADS } from "./fake-client.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";
const GENERAL = `/channels?part=id&id=${CHANNEL}`;
const SEARCH = `/search?part=id&channelId=${CHANNEL}`;
const STATS = "/videos:batchGetStats?part=statistics&id=AAAAAAAAAAA";

test("the day ends at midnight in California, on the days with 23 and 25 hours too", () => {
  const midnights: [now: string, next: string][] = [
    ["2026-01-15T12:00:00Z", "2026-01-16T08:00:00Z"],
    ["2026-03-08T07:59:59Z", "2026-03-08T08:00:00Z"],
    ["2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z"],
    ["2026-03-08T09:59:59Z", "2026-03-09T07:00:00Z"],
    ["2026-03-08T10:00:01Z", "2026-03-09T07:00:00Z"],
    ["2026-07-01T00:00:00Z", "2026-07-01T07:00:00Z"],
    ["2026-11-01T06:59:59Z", "2026-11-01T07:00:00Z"],
    ["2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z"],
    ["2026-11-01T08:30:00Z", "2026-11-02T08:00:00Z"],
    ["2026-11-01T09:30:00Z", "2026-11-02T08:00:00Z"],
    ["2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z"],
  ];
  for (const [now, next] of midnights) {
    expect([now, new Date(nextPacificMidnight(Date.parse(now))).toISOString()]).toEqual([
      now,
      next.replace("Z", ".000Z"),
    ]);
  }
});

test.each([
  ["2026-03-08T09:30:00Z", "2026-03-09T06:59:59Z", "2026-03-09T07:00:00Z"],
  ["2026-11-01T08:30:00Z", "2026-11-02T07:59:59Z", "2026-11-02T08:00:00Z"],
])("units of %s are gone until %s and back at %s", async (start, last, reset) => {
  const clock = standing(start);
  const server = await fake({ videos: 60, clock, quota: { general: 2 } });
  expect((await ask(server, GENERAL)).status).toBe(200);
  expect((await ask(server, GENERAL)).status).toBe(200);
  expect((await ask(server, GENERAL)).status).toBe(403);
  clock.set(last);
  expect((await ask(server, GENERAL)).status).toBe(403);
  expect(server.unitsToday().general).toBe(2);
  clock.set(reset);
  expect(server.unitsToday().general).toBe(0);
  expect((await ask(server, GENERAL)).status).toBe(200);
  expect(server.units().general).toBe(3);
});

test("each allowance ends on its own: search with 429, the others with 403", async () => {
  const server = await fake({ videos: 60, quota: { general: 1, search: 1, stats: 1 } });
  for (const path of [GENERAL, SEARCH, STATS]) expect((await ask(server, path)).status).toBe(200);
  const general = await ask(server, GENERAL);
  expect([general.status, at(general.json, "error", "errors", 0)]).toEqual([
    403,
    expect.objectContaining({
      domain: "youtube.quota",
      reason: "quotaExceeded",
      message: expect.stringContaining("<a href"),
    }),
  ]);
  const stats = await ask(server, STATS);
  expect([stats.status, at(stats.json, "error", "errors", 0, "reason")]).toEqual([403, "quotaExceeded"]);
  const search = await ask(server, SEARCH);
  expect(search.status).toBe(429);
  expect(at(search.json, "error", "message")).toContain(
    "quota metric 'Search Queries' and limit 'Search Queries per day'",
  );
  expect(at(search.json, "error", "status")).toBe("RESOURCE_EXHAUSTED");
  expect(server.units()).toEqual({ general: 1, search: 1, stats: 1 });
});

test("too many requests in a minute are told to wait for the next one, and are not charged", async () => {
  const clock = standing("2026-05-05T10:00:15Z");
  for (const rateStatus of [429, 403] as const) {
    clock.set("2026-05-05T10:00:15Z");
    const server = await fake({ videos: 60, clock, rateStatus, quota: { perMinute: 2 } });
    await ask(server, GENERAL);
    await ask(server, SEARCH);
    const third = await ask(server, GENERAL);
    expect(third.status).toBe(rateStatus);
    expect(third.headers["retry-after"]).toBe("45");
    expect(at(third.json, "error", "errors", 0, "reason")).toBe("rateLimitExceeded");
    expect(at(third.json, "error", "message")).toContain("per minute");
    expect(server.units()).toEqual({ general: 1, search: 1, stats: 0 });
    clock.set("2026-05-05T10:01:00Z");
    expect((await ask(server, GENERAL)).status).toBe(200);
  }
});

test("each way that a key can be wrong has its answer, and none costs a unit", async () => {
  const server = await fake({ videos: 60 });
  const wrong: [key: string, status: number, place: (string | number)[], mark: string][] = [
    ["invalid", 400, ["details", 0, "reason"], "API_KEY_INVALID"],
    ["expired", 400, ["details", 0, "reason"], "API_KEY_INVALID"],
    ["invalid-old", 400, ["errors", 0, "reason"], "keyInvalid"],
    ["restricted", 403, ["details", 0, "reason"], "API_KEY_SERVICE_BLOCKED"],
    ["off", 403, ["errors", 0, "reason"], "accessNotConfigured"],
    ["quota-used", 403, ["errors", 0, "reason"], "quotaExceeded"],
    ["quota-used-old", 403, ["errors", 0, "reason"], "dailyLimitExceeded"],
  ];
  for (const [key, status, place, mark] of wrong) {
    const { status: got, json } = await ask(server, GENERAL, { "x-goog-api-key": key });
    expect([key, got, at(json, "error", ...place)]).toEqual([key, status, mark]);
  }
  const none = await ask(server, GENERAL, {});
  expect([none.status, at(none.json, "error", "message")]).toEqual([
    403,
    expect.stringContaining("Method doesn't allow unregistered callers"),
  ]);
  const off = await ask(server, GENERAL, { "x-goog-api-key": "off" });
  expect(at(off.json, "error", "errors", 0, "extendedHelp")).toMatch(/^https:\/\//);
  expect(server.units().general).toBe(0);
});

test("a key in the URL works as one in the header does, and is counted apart", async () => {
  const server = await fake({ videos: 60, keys: ["good"] });
  expect((await ask(server, `${GENERAL}&key=good`, {})).status).toBe(200);
  expect((await ask(server, GENERAL, { "x-goog-api-key": "good" })).status).toBe(200);
  expect((await ask(server, GENERAL, { "x-goog-api-key": "other" })).status).toBe(400);
  expect(server.requests).toMatchObject({ total: 3, withKeyInUrl: 1, withKeyInHeader: 2 });
  expect(server.requests.byPath).toEqual({ channels: 3 });
  expect(server.requests.byStatus).toEqual({ 200: 2, 400: 1 });
});

test("what is no address of the API is not found and costs nothing", async () => {
  const server = await fake({ videos: 60 });
  for (const path of ["/", "/youtube/v3", "/other?key=x", "/%E0%A4%A", "//x"]) {
    expect((await ask(server, server.origin + path)).status).toBe(404);
  }
  const unknown = await ask(server, "/comments?part=id");
  expect([unknown.status, at(unknown.json, "error", "status")]).toEqual([404, "NOT_FOUND"]);
  expect(server.units().general).toBe(0);
});

test("bad options are refused with what to do", async () => {
  const refused = [
    { videos: 1_000_001 },
    { videos: 1.5 },
    { port: 70_000 },
    { day: -1 },
    { end: "soon" },
    { host: "0.0.0.0" },
  ];
  for (const options of refused) {
    await expect(fake(options)).rejects.toMatchObject({ code: "E_USAGE", hint: expect.stringMatching(/./) });
  }
  const server = await fake({ videos: 0 });
  await expect(fake({ port: server.port })).rejects.toMatchObject({ code: "E_NETWORK" });
});

test("with the clock's day the channel moves on at midnight in UTC and not before", async () => {
  const clock = standing("2026-11-05T00:00:00Z");
  const server = await fake({ videos: 500, day: "clock", clock });
  const first = (await ask(server, `/playlistItems?part=contentDetails&playlistId=${UPLOADS}`)).text;
  clock.set("2026-11-05T23:59:59Z");
  expect((await ask(server, `/playlistItems?part=contentDetails&playlistId=${UPLOADS}`)).text).toBe(first);
  clock.set("2026-11-06T00:00:00Z");
  expect((await ask(server, `/playlistItems?part=contentDetails&playlistId=${UPLOADS}`)).text).not.toBe(first);
});
