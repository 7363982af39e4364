import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFields, select } from "../src/fake/fields.ts";
import { MIXED_PLAYLIST } from "../src/fake/listings.ts";
import { ask, at, fake, list, listed, UPLOADS } from "./fake-client.ts";

const CHANNEL = "UC9ecwl3FTG66jIKA9JRDtmg";
const PARTS =
  "snippet,contentDetails,status,statistics,topicDetails,liveStreamingDetails,recordingDetails,paidProductPlacementDetails,localizations,player";

test("the channel answers to its id, its handle with and without @ and its user name; an unknown one has no items", async () => {
  const server = await fake({ videos: 120 });
  for (const filter of [`id=${CHANNEL}`, "forHandle=@demo", "forHandle=demo", "forUsername=demoarcadearchive"]) {
    const { status, json } = await ask(server, `/channels?part=snippet,contentDetails,statistics&${filter}`);
    expect(status).toBe(200);
    expect(at(json, "kind")).toBe("youtube#channelListResponse");
    expect(at(json, "items", 0, "id")).toBe(CHANNEL);
    expect(at(json, "items", 0, "contentDetails", "relatedPlaylists", "uploads")).toBe(UPLOADS);
    expect(at(json, "items", 0, "statistics", "videoCount")).toBe("120");
    expect(at(json, "items", 0, "status")).toBeUndefined();
  }
  const { status, json } = await ask(server, "/channels?part=id&id=UCnobodynobodynobodynobo");
  expect(status).toBe(200);
  expect(Object.keys(Object(json))).toEqual(["kind", "etag", "pageInfo"]);
});

test("a channel can claim more videos than it has", async () => {
  const server = await fake({ videos: 10, claimed: 25_312 });
  const { json } = await ask(server, `/channels?part=statistics&id=${CHANNEL}`);
  expect(at(json, "items", 0, "statistics", "videoCount")).toBe("25312");
});

test("a listing gives every video once over pages of 50, and stops at the newest of a larger channel", async () => {
  const whole = await fake({ videos: 1234 });
  const capped = await fake({ videos: 1234, listCap: 1000 });
  const ids = await listed(whole, UPLOADS);
  expect(new Set(ids).size).toBe(1234);
  expect(whole.units()).toEqual({ general: 25, search: 0, stats: 0 });
  expect(await listed(capped, UPLOADS)).toEqual(ids.slice(0, 1000));
});

test("pages have the API's shape, 5 items unless asked for others, and tokens of their list only", async () => {
  const server = await fake({ videos: 300 });
  const path = `/playlistItems?part=id,snippet,contentDetails,status&playlistId=${UPLOADS}`;
  const { json } = await ask(server, path);
  expect(list(at(json, "items"))).toHaveLength(5);
  expect(at(json, "pageInfo")).toEqual({ totalResults: 300, resultsPerPage: 5 });
  expect(at(json, "prevPageToken")).toBeUndefined();
  const item = at(json, "items", 0);
  expect(Buffer.from(String(at(item, "id")), "base64").toString()).toMatch(/^UU9ecwl3FTG66jIKA9JRDtmg\.[0-9A-F]{16}$/);
  expect(at(item, "contentDetails", "videoId")).toBe(at(item, "snippet", "resourceId", "videoId"));
  expect(at(item, "contentDetails", "videoPublishedAt")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(at(item, "status")).toEqual({ privacyStatus: "public" });
  const token = String(at(json, "nextPageToken"));
  const second = await ask(server, `${path}&pageToken=${token}`);
  expect(at(second.json, "items", 0, "snippet", "position")).toBe(5);
  const back = await ask(server, `${path}&pageToken=${at(second.json, "prevPageToken")}`);
  expect(at(back.json, "items", 0, "contentDetails")).toEqual(at(item, "contentDetails"));
  const foreign = path.replace("UU", "UULF");
  for (const wrong of [`${foreign}&pageToken=${token}`, `${path}&pageToken=EAAaBnonsense`, `${path}&pageToken=x`]) {
    const { status, json: error } = await ask(server, wrong);
    expect([status, at(error, "error", "errors", 0, "reason")]).toEqual([400, "invalidPageToken"]);
  }
});

test("each prefix lists its kind, all together the whole channel; shorts leak into the long ones; none of a kind is 404", async () => {
  const server = await fake({ videos: 3000 });
  const [all, long, short, live] = await Promise.all(
    ["UU", "UULF", "UUSH", "UULV"].map((prefix) => listed(server, prefix + UPLOADS.slice(2))),
  );
  const union = new Set([...(long ?? []), ...(short ?? []), ...(live ?? [])]);
  expect(union).toEqual(new Set(all));
  const leaked = (short ?? []).filter((id) => long?.includes(id));
  expect(leaked.length).toBeGreaterThan(0);
  expect(leaked.length).toBeLessThan(20);
  const without = await fake({ videos: 500, lives: 0 });
  const { status, json } = await ask(without, `/playlistItems?part=id&playlistId=UULV${UPLOADS.slice(2)}`);
  expect([status, at(json, "error", "errors", 0)]).toEqual([
    404,
    expect.objectContaining({
      domain: "youtube.playlistItem",
      reason: "playlistNotFound",
      location: "playlistId",
      locationType: "parameter",
    }),
  ]);
});

test("an ordinary playlist shows private and deleted videos without a date, an owner or a picture", async () => {
  const server = await fake({ videos: 500 });
  const path = `/playlistItems?part=snippet,contentDetails,status&maxResults=50&playlistId=${MIXED_PLAYLIST}`;
  const first = await ask(server, path);
  const second = await ask(server, `${path}&pageToken=${at(first.json, "nextPageToken")}`);
  const third = await ask(server, `${path}&pageToken=${at(second.json, "nextPageToken")}`);
  const items = [first, second, third].flatMap(({ json }) => list(at(json, "items")));
  const lost = items.filter((item) => /^(?:Private|Deleted) video$/.test(String(at(item, "snippet", "title"))));
  expect(lost.length).toBeGreaterThan(1);
  for (const item of lost) {
    expect(at(item, "snippet", "thumbnails")).toEqual({});
    expect(at(item, "snippet", "videoOwnerChannelId")).toBeUndefined();
    expect(at(item, "contentDetails", "videoPublishedAt")).toBeUndefined();
    const { json } = await ask(server, `/videos?part=id&id=${at(item, "contentDetails", "videoId")}`);
    expect(at(json, "items")).toEqual([]);
  }
});

test("videos come in the order asked, with the parts asked, unknown ids left out and all counters as text", async () => {
  const server = await fake({ videos: 400 });
  const ids = await listed(server, UPLOADS);
  const asked = ["AAAAAAAAAAA", ...ids.slice(0, 48), "not-an-id"];
  const { json } = await ask(server, `/videos?part=${PARTS}&id=${asked.join(",")}`);
  const items = list(at(json, "items"));
  expect(items.map((item) => at(item, "id"))).toEqual(ids.slice(0, 48));
  expect(at(json, "pageInfo")).toEqual({ totalResults: 48, resultsPerPage: 48 });
  for (const item of items) {
    for (const count of Object.values(Object(at(item, "statistics")))) expect(count).toMatch(/^\d+$/);
    expect(["true", "false"]).toContain(at(item, "contentDetails", "caption"));
    expect(at(item, "contentDetails", "duration") ?? "PT1S").toMatch(/^P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/);
    expect(at(item, "snippet", "channelId")).toBe(CHANNEL);
    expect(at(item, "snippet", "localized", "title")).toBe(at(item, "snippet", "title"));
  }
  expect(items.map((item) => at(item, "snippet", "liveBroadcastContent"))).toContain("upcoming");
  const some = await ask(server, `/videos?part=id,status&id=${ids[0]}&id=${ids[1]}`);
  expect(list(at(some.json, "items")).map((item) => Object.keys(Object(item)))).toEqual([
    ["kind", "etag", "id", "status"],
    ["kind", "etag", "id", "status"],
  ]);
});

test("batchGetStats gives counts and lengths, says which ids failed, and is charged to its own allowance", async () => {
  const server = await fake({ videos: 100, lives: 0 });
  const [id] = await listed(server, UPLOADS);
  const path = `/videos:batchGetStats?part=id,snippet,statistics,contentDetails&id=${id},AAAAAAAAAAA`;
  const { json } = await ask(server, path);
  const video = await ask(server, `/videos?part=statistics&id=${id}`);
  expect(at(json, "kind")).toBe("youtube#batchGetStatsResponse");
  expect(at(json, "items", 0, "statistics", "viewCount")).toBe(at(video.json, "items", 0, "statistics", "viewCount"));
  expect(at(json, "items", 0, "contentDetails", "duration")).toMatch(/^\d+s$/);
  expect(at(json, "summary")).toEqual({
    requestedVideoCount: "2",
    succeededVideoCount: "1",
    failedVideoCount: "1",
    failedVideoIds: ["AAAAAAAAAAA"],
  });
  expect(server.units()).toEqual({ general: 3, search: 0, stats: 1 });
  const plain = await fake({ videos: 100, lives: 0, statsSummary: false });
  const without = await ask(plain, path);
  expect(at(without.json, "summary")).toBeUndefined();
  expect(at(without.json, "items", 0, "contentDetails", "durationMillis")).toBeUndefined();
});

test("search finds a window's videos newest first, 50 a page and 500 in all, with escaped titles", async () => {
  const server = await fake({ videos: 2000 });
  const path = `/search?part=snippet&type=video&order=date&channelId=${CHANNEL}&maxResults=50`;
  const dates: string[] = [];
  const titles: string[] = [];
  for (let token = ""; ; ) {
    const { json } = await ask(server, `${path}${token}`);
    for (const item of list(at(json, "items"))) {
      dates.push(String(at(item, "snippet", "publishedAt")));
      titles.push(String(at(item, "snippet", "title")));
    }
    const next = at(json, "nextPageToken");
    if (typeof next !== "string") break;
    token = `&pageToken=${next}`;
  }
  expect(dates).toHaveLength(500);
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(titles.some((title) => title.includes("&#39;"))).toBe(true);
  expect(titles.every((title) => !/[<>"']/.test(title))).toBe(true);
  expect(server.units()).toEqual({ general: 0, search: 10, stats: 0 });
  const window = `&publishedAfter=2025-03-01T00:00:00Z&publishedBefore=2025-03-31T23:59:59Z`;
  const { json } = await ask(server, path + window);
  const inside = list(at(json, "items")).map((item) => String(at(item, "snippet", "publishTime")));
  expect(inside.length).toBeGreaterThan(5);
  for (const date of inside) expect(date).toMatch(/^2025-03-/);
});

test("requests that the API refuses are refused, and still cost a unit", async () => {
  const server = await fake({ videos: 60 });
  const many = Array.from({ length: 51 }, (_, i) => `id${i}`).join(",");
  const refused: [path: string, status: number, reason: string][] = [
    ["/channels?part=id", 400, "missingRequiredParameter"],
    [`/channels?part=id&id=${CHANNEL}&forHandle=demo`, 400, "incompatibleParameters"],
    [`/channels?part=id&id=${many}`, 400, "invalidFilters"],
    [`/channels?id=${CHANNEL}`, 400, "missingRequiredParameter"],
    [`/channels?part=nonsense&id=${CHANNEL}`, 400, "unknownPart"],
    [`/videos?part=id&id=${many}`, 400, "invalidFilters"],
    ["/videos?part=id", 400, "missingRequiredParameter"],
    ["/videos?part=fileDetails&id=AAAAAAAAAAA", 403, "forbidden"],
    [`/playlistItems?part=id&playlistId=${UPLOADS}&maxResults=51`, 400, "invalidParameter"],
    [`/playlistItems?part=id&playlistId=${UPLOADS}&maxResults=-1`, 400, "invalidParameter"],
    ["/playlistItems?part=id", 400, "missingRequiredParameter"],
    ["/playlistItems?part=id&playlistId=UUnobody", 404, "playlistNotFound"],
    ["/videos?part=id&id=AAAAAAAAAAA&nonsense=1", 400, "badRequest"],
    ["/videos?part=id&id=AAAAAAAAAAA&fields=items(id", 400, "invalidParameter"],
  ];
  for (const [path, status, reason] of refused) {
    const { json, status: got } = await ask(server, path);
    expect([path, got, at(json, "error", "code"), at(json, "error", "errors", 0, "reason")]).toEqual([
      path,
      status,
      status,
      reason,
    ]);
  }
  expect(server.units().general).toBe(refused.length);
  const bad = await ask(server, `/search?part=snippet&channelId=${CHANNEL}&publishedAfter=yesterday`);
  expect([bad.status, server.units().search]).toEqual([400, 1]);
  const lenient = await fake({ videos: 60, unknownParts: "ignore" });
  expect((await ask(lenient, `/channels?part=id,nonsense&id=${CHANNEL}`)).status).toBe(200);
});

test("fields keeps what it names and nothing else", async () => {
  const server = await fake({ videos: 60 });
  const path = `/playlistItems?part=contentDetails&maxResults=2&playlistId=${UPLOADS}`;
  const { json } = await ask(server, `${path}&fields=nextPageToken,items(contentDetails/videoId)&prettyPrint=false`);
  expect(Object.keys(Object(json)).sort()).toEqual(["items", "nextPageToken"]);
  for (const item of list(at(json, "items"))) {
    expect(item).toEqual({ contentDetails: { videoId: expect.stringMatching(/^.{11}$/) } });
  }
  const whole = { a: 1, b: { c: [{ d: 2, e: 3 }, { e: 4 }], f: 5 }, g: null };
  expect(select(whole, parseFields("a,b(c/d)"))).toEqual({ a: 1, b: { c: [{ d: 2 }] } });
  expect(select(whole, parseFields("b/c/e,b/f,g"))).toEqual({ b: { c: [{ e: 3 }, { e: 4 }], f: 5 }, g: null });
  expect(select(whole, parseFields("*"))).toEqual(whole);
  expect(select(whole, parseFields("b/*/d"))).toEqual({ b: { c: [{ d: 2 }], f: 5 } });
});

test("a selection never fails in another way than with the API's error", () => {
  const pieces = fc.array(fc.constantFrom("a", "b", ",", "/", "(", ")", "*", " "), { maxLength: 12 });
  fc.assert(
    fc.property(pieces, (text) => {
      try {
        select({ a: { b: 1 } }, parseFields(text.join("")));
      } catch (error) {
        expect(Object(error).name).toBe("ApiFailure");
      }
    }),
  );
});

test("gzip needs both the header and the word in the User-Agent; all answers have the API's headers", async () => {
  const server = await fake({ videos: 60 });
  const path = `/channels?part=snippet&id=${CHANNEL}`;
  const key = { "x-goog-api-key": "k" };
  const plain = await ask(server, path, key);
  const half = await ask(server, path, { ...key, "accept-encoding": "gzip" });
  const other = await ask(server, path, { ...key, "user-agent": "tool (gzip)", "accept-encoding": "gzip;q=0, br" });
  const both = await ask(server, path, { ...key, "accept-encoding": "br, gzip", "user-agent": "tool (gzip)" });
  expect([plain, half, other].map(({ headers }) => headers["content-encoding"])).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(both.headers["content-encoding"]).toBe("gzip");
  expect([...both.bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  for (const { headers } of [plain, both]) {
    expect(headers.vary).toBe("Origin, X-Origin, Referer");
    expect(headers.server).toBe("scaffolding on HTTPServer2");
    expect(headers["content-type"]).toBe("application/json; charset=UTF-8");
  }
  expect(server.requests.gzipped).toBe(1);
});

test("an ETag sent back gives 304 without a body and costs a unit; a later day gives the new answer", async () => {
  const server = await fake({ videos: 60 });
  const path = `/channels?part=snippet&id=${CHANNEL}`;
  const first = await ask(server, path);
  const etag = String(at(first.json, "etag"));
  expect(etag).toMatch(/^[\w-]{27}$/);
  expect(first.headers.etag).toBe(`"${etag}"`);
  for (const sent of [etag, `"${etag}"`, `W/"${etag}"`]) {
    const again = await ask(server, path, { "x-goog-api-key": "other", "if-none-match": sent });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  }
  expect(server.units().general).toBe(4);
  const later = await fake({ videos: 60, day: 1 });
  const next = await ask(later, path, { "x-goog-api-key": "k", "if-none-match": etag });
  expect(next.status).toBe(200);
});

test("the same seed gives the same bytes on another server, another seed another channel", async () => {
  const options = { videos: 200, thumbnailOrigin: "https://pictures.example.com" };
  const servers = await Promise.all([fake(options), fake(options), fake({ ...options, seed: 2 })]);
  const bodies = await Promise.all(
    servers.map(async (server) => {
      const ids = await listed(server, UPLOADS);
      const { text } = await ask(server, `/videos?part=${PARTS}&id=${ids.slice(0, 50)}`);
      return text;
    }),
  );
  expect(bodies[1]).toBe(bodies[0]);
  expect(bodies[2]).not.toBe(bodies[0]);
});

test("a million videos are paged, found and searched at any place", async () => {
  const server = await fake({ videos: 1_000_000 });
  const { json } = await ask(server, `/channels?part=statistics&id=${CHANNEL}`);
  expect(at(json, "items", 0, "statistics", "videoCount")).toBe("1000000");
  for (const year of [2015, 2018, 2021, 2024, 2026]) {
    const window = `publishedAfter=${year}-02-03T04:00:00Z&publishedBefore=${year}-02-03T09:00:00Z`;
    const hits = await ask(server, `/search?part=snippet&type=video&channelId=${CHANNEL}&maxResults=50&${window}`);
    const ids = list(at(hits.json, "items")).map((item) => String(at(item, "id", "videoId")));
    expect(ids.length).toBeGreaterThan(0);
    const videos = await ask(server, `/videos?part=snippet&id=${ids.join(",")}`);
    const dates = list(at(videos.json, "items")).map((item) => String(at(item, "snippet", "publishedAt")).slice(0, 11));
    expect(dates).toEqual(ids.map(() => `${year}-02-03T`));
  }
});

test("categories are told by id or for a region, with their own allowance's unit", async () => {
  const server = await fake({ videos: 0 });
  const { json } = await ask(server, "/videoCategories?part=snippet&id=10,20");
  expect(list(at(json, "items")).map((item) => at(item, "snippet", "title"))).toEqual(["Music", "Gaming"]);
  const all = await ask(server, "/videoCategories?part=snippet&regionCode=US");
  expect(list(at(all.json, "items")).length).toBeGreaterThan(10);
});

test("a channel without videos claims none and has no list of them", async () => {
  const server = await fake({ videos: 0 });
  const { status, json: error } = await ask(server, `/playlistItems?part=id&playlistId=${UPLOADS}`);
  expect([status, at(error, "error", "errors", 0, "reason")]).toEqual([404, "playlistNotFound"]);
  const { json } = await ask(server, `/channels?part=statistics,brandingSettings,snippet&id=${CHANNEL}`);
  expect(at(json, "items", 0, "statistics", "videoCount")).toBe("0");
});
