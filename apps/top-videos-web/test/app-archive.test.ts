import { openStore } from "@side-projects/youtube-scrape";
import type { FastifyInstance } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { buildApp } from "../src/app/app.ts";
import type { Archive } from "../src/core/archive.ts";
import { assetsUnderTest } from "./app-under-test.ts";
import { type Cells, finish, insertRow } from "./worlds/database.ts";
import { archiveAt, pathOf } from "./worlds/scratch.ts";

const STORED = "2026-10-31T21:00:00.000Z";
const CHANNEL = { channel_id: "UCa", title: "A", handle: "@a", first_seen_at: STORED, retrieved_at: STORED };

const videoAt = (id: string, publishedAt: string): Cells => ({
  video_id: id,
  channel_id: "UCa",
  title: `Video ${id}`,
  published_at: publishedAt,
  view_count: 5,
  first_seen_at: STORED,
  retrieved_at: STORED,
});

async function appOf(archive: Archive): Promise<FastifyInstance> {
  const app = await buildApp({ archive, assets: assetsUnderTest(), maxDelayMs: 0 });
  onTestFinished(() => app.close());
  return app;
}

test("what is written while an answer is made is in none of it, and in all of the next one", async () => {
  const path = pathOf({ channels: [CHANNEL], videos: [videoAt("first", "2026-10-05T00:00:00Z")] });
  const writer = openStore(path);
  onTestFinished(() => writer.close());
  const archive = archiveAt(path);
  let written = 1;
  const app = await appOf({
    ...archive,
    rank(channelId, ask) {
      const ranking = archive.rank(channelId, ask);
      insertRow(writer, "videos", videoAt(`more-${written++}`, "2026-10-06T00:00:00Z"));
      finish(writer);
      return ranking;
    },
  });
  for (const url of ["/c/UCa?month=2026-10", "/c/UCa?month=2026", "/", "/c/@a/month/2026-10.json"]) {
    const before = written;
    const { statusCode, headers, body } = await app.inject(url);
    expect([url, statusCode, written > before]).toEqual([url, 200, true]);
    const said = [
      /data-heading="[^"]*?(\d+) videos?,/,
      /<dt>Videos<\/dt><dd>(\d+)/,
      /aria-label="October 2026, (\d+) video/,
      /"total": (\d+)/,
    ].flatMap((pattern) => pattern.exec(body)?.[1] ?? []);
    expect([url, said.length > 0, new Set(said).size]).toEqual([url, true, 1]);
    // Its tag is that of the data it shows, which are old by now.
    const again = await app.inject({ url, headers: { "if-none-match": String(headers.etag) } });
    expect([url, again.statusCode]).toEqual([url, 200]);
  }
});

test("days, months and steps of every page are those of the zone", async () => {
  const videos = [videoAt("spring", "2026-03-31T15:00:00Z"), videoAt("autumn", "2026-10-31T14:59:59Z")];
  const late = { ...videoAt("newest", "2026-10-31T15:00:00Z"), thumbnails: "{}" };
  const archive = archiveAt(pathOf({ channels: [CHANNEL], videos: [...videos, late] }), { zone: "Asia/Tokyo" });
  const app = await appOf(archive);
  const page = async (url: string) => (await app.inject(url)).body;
  const step = (body: string, rel: string) => new RegExp(`rel="${rel}" href="([^"]*)"`).exec(body)?.[1];
  const newest = await page("/");
  expect(newest).toContain('data-month="2026-11"');
  expect(newest).toMatch(/<time datetime="2026-10-31T15:00:00Z">Nov 01, 2026<\/time>/);
  expect(step(newest, "prev")).toBe("/c/UCa?month=2026-10");
  const october = await page("/c/UCa?month=2026-10");
  expect(october).toContain('data-video="autumn"');
  // Over months without videos, and to one that has not begun in UTC.
  expect([step(october, "prev"), step(october, "next")]).toEqual(["/c/UCa?month=2026-04", "/c/UCa?month=2026-11"]);
  const video = await page("/c/UCa/video/newest");
  const month = /href="(\/c\/UCa\?month=[^"]*)"/.exec(video)?.[1] ?? "";
  expect(month).toBe("/c/UCa?month=2026-11");
  expect(video).toContain("More from November 2026");
  expect(await page(month)).toContain('data-video="newest"');
  const { zone, videos: listed } = JSON.parse(await page("/c/UCa/month/2026-11.json"));
  expect([zone, listed.map(({ id }: { id: string }) => id)]).toEqual(["Asia/Tokyo", ["newest"]]);
});
