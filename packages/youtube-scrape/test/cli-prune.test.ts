import { expect, test } from "vitest";
import { temporaryFolder, youtubeScrape } from "./cli-command.ts";

test("a run that was cut off long ago can be gone on with after a prune, and has every video in the end", async () => {
  const folder = temporaryFolder();
  const start = { env: { YOUTUBE_SCRAPE_NOW: "2026-06-01T12:00:00Z" } };
  const later = { env: { YOUTUBE_SCRAPE_NOW: "2026-07-11T12:00:00Z" } };
  // The channel, 4 pages and 4 batches: one batch is left.
  const args = ["scrape", "--demo", "--videos", "200", "--max-units", "8", "--db", "d.db"];
  expect((await youtubeScrape(folder, args, start)).code).toBe(75);
  const tried = await youtubeScrape(folder, ["prune", "--stale", "30d", "--dry-run", "--db", "d.db"], later);
  const pruned = await youtubeScrape(folder, ["prune", "--stale", "30d", "--db", "d.db", "--json"], later);
  expect(JSON.parse(pruned.stdout)).toMatchObject({
    videos: 150,
    channels: 0,
    playlist_members: 0,
    spared: { channels: 1, playlist_members: 200 },
  });
  expect(tried.stdout).toMatch(/^would remove 150 videos, .*; kept for unfinished runs: 1 channels, 200 listed ids$/m);
  const resumed = await youtubeScrape(folder, ["resume", "--db", "d.db", "--json"], later);
  expect([resumed.code, JSON.parse(resumed.stdout || "{}").videos]).toEqual([0, 200]);
});
