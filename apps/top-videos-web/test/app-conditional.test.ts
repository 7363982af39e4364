import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { appUnderTest } from "./app-under-test.ts";

const PARTIAL = { "hx-request-type": "partial" };
const PATHS = [
  "/",
  "/c/UC1?month=2024-11",
  "/c/UC1/video/video-00001",
  "/c/UC1/month/2024.json",
  "/c/UC1/month/all.rss",
];

test("what the client has is not made again, and the archive is only asked for its version", async () => {
  const { app, archive } = await appUnderTest();
  for (const url of PATHS) {
    const first = await app.inject(url);
    expect([url, first.statusCode]).toEqual([url, 200]);
    expect(first.headers["cache-control"]).toBe("no-cache");
    expect(first.headers.vary).toBe("HX-Request-Type, Cookie, Accept-Encoding");
    archive.calls();
    const headers = { "if-none-match": String(first.headers.etag) };
    for (const method of ["GET", "HEAD"] as const) {
      const again = await app.inject({ method, url, headers });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", first.headers.etag]);
      expect(again.headers.vary).toBe(first.headers.vary);
    }
    expect(archive.calls()).toEqual([]);
  }
});

test("another version, address, form or theme is another answer", async () => {
  const { app, archive } = await appUnderTest();
  const url = "/c/UC1?month=2024-11";
  const tag = async (more: { url?: string; headers?: Record<string, string> } = {}) =>
    (await app.inject({ url, ...more })).headers.etag;
  const tags = [
    await tag(),
    await tag({ headers: PARTIAL }),
    await tag({ headers: { cookie: "theme=dark" } }),
    await tag({ url: "/c/UC1?month=2025-01" }),
    await tag({ headers: { host: "127.0.0.1" } }),
  ];
  archive.write();
  tags.push(await tag());
  expect(new Set(tags).size).toBe(6);
  expect(tags).not.toContain(undefined);
  // The theme is that of the page around the list.
  expect(await tag({ headers: { ...PARTIAL, cookie: "theme=dark" } })).toBe(await tag({ headers: PARTIAL }));
});

test("a tag of one address is no answer to another, nor of one server to the next", async () => {
  const { app } = await appUnderTest();
  const etag = String((await app.inject("/c/UC1")).headers.etag);
  const headers = { "if-none-match": etag };
  expect((await app.inject({ url: "/c/UC1?sort=best", headers })).statusCode).toBe(400);
  expect((await app.inject({ url: "/c/UC2", headers })).statusCode).toBe(404);
  const other = await appUnderTest();
  expect((await other.app.inject({ url: "/c/UC1", headers })).statusCode).toBe(200);
});

test("an answer that sets the theme always arrives", async () => {
  const { app } = await appUnderTest();
  const answer = await app.inject("/c/UC1?theme=dark");
  expect(answer.headers.etag).toBeUndefined();
  expect(answer.headers["cache-control"]).toBe("no-store");
  expect(answer.headers.vary).toBe("HX-Request-Type, Cookie, Accept-Encoding");
});

test("a written database is shown without a restart, and read once a version", async () => {
  const { app, archive } = await appUnderTest();
  const query = "/c/UC1?month=2024-11";
  await app.inject(query);
  archive.calls();
  await app.inject({ url: query, headers: PARTIAL });
  await app.inject(query);
  expect(archive.calls()).toEqual(["rank", "rank"]);
  archive.write();
  await app.inject(query);
  expect(archive.calls().sort()).toEqual([
    "channel",
    "channelHistory",
    "channels",
    "months",
    "rank",
    "sameMonth",
    "summary",
  ]);
});

test("HEAD has the headers of GET without its body", async () => {
  const { app } = await appUnderTest();
  for (const url of PATHS) {
    const get = await app.inject(url);
    const head = await app.inject({ method: "HEAD", url });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, "", get.headers.etag]);
    expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
  }
});

test("text is compressed for those who take it, and is the same after it", async () => {
  const { app } = await appUnderTest();
  const plain = await app.inject("/c/UC1");
  const answer = (encoding: string) => app.inject({ url: "/c/UC1", headers: { "accept-encoding": encoding } });
  const br = await answer("gzip, deflate, br, zstd");
  expect(br.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
  const gzip = await answer("gzip;q=0.5, br;q=0");
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
  for (const none of ["", "identity", "gzip;q=0, br;q=0.000", "zstd"]) {
    expect((await answer(none)).headers["content-encoding"]).toBeUndefined();
  }
  const tag = { "if-none-match": String(br.headers.etag) };
  expect((await app.inject({ url: "/c/UC1", headers: tag })).statusCode).toBe(304);
});
