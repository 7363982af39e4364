import { type Random, seeded } from "@side-projects/testkit";
import type { Cells, World } from "./database.ts";

const WORDS = ["boss", "theme", "Crème", "brûlée", "level", "music", "bossa", "don't", "C64", "最終", "the"];
const KINDS = ["long", "short", "live", null];

/** Moments about the ends of months, where time zones disagree, and texts that are no times. */
const MOMENTS = [
  "2023-12-31T22:59:59Z",
  "2023-12-31T23:00:00Z",
  "2024-01-01T00:00:00Z",
  "2024-01-31T10:15:00Z",
  "2024-01-31T23:59:59Z",
  "2024-03-31T21:59:59Z",
  "2024-03-31T22:00:00Z",
  "2024-10-31T22:59:59Z",
  "2024-10-31T23:00:00Z",
  "2024-11-01T03:59:59Z",
  "2024-11-01T04:00:00Z",
  "2024-11-30T11:00:00Z",
  "2024-12-01T00:00:00Z",
  null,
];
const ODD = ["", "soon", "0000-00-00T00:00:00Z"];

/**
 * Two channels of videos with many ties, missing values and moments at the ends of months: always the same for a seed.
 * A third channel is in the database by its videos alone.
 *
 * @param odd also publishing times that are none
 */
export function smallWorld(seed: number, videos: number, odd = false): World {
  const random = seeded(seed);
  const channels = ["UCa", "UCb", "UConly"];
  return {
    channels: [
      { channel_id: "UCa", title: "Channel A", handle: "@ChannelA", view_count: 5, subscriber_count: 6 },
      { channel_id: "UCb", title: null, handle: null },
    ],
    videos: Array.from({ length: videos }, (_, i) => videoOf(random, i, random.pick(channels), odd)),
  };
}

function videoOf(random: Random, i: number, channelId: string, odd: boolean): Cells {
  const some = (most: number) => Array.from({ length: random.int(0, most) }, () => random.pick(WORDS)).join(" ");
  const count = (most: number) => (random.int(0, 4) === 0 ? null : random.int(0, most));
  return {
    video_id: `${random.pick(["a", "B", "-", "_"])}${i}`,
    channel_id: channelId,
    title: some(3),
    description: random.int(0, 3) === 0 ? null : some(5),
    tags: random.int(0, 1) === 0 ? null : JSON.stringify([some(2)]),
    published_at: odd && random.int(0, 5) === 0 ? random.pick(ODD) : momentOf(random),
    duration_s: count(5),
    kind: random.pick(KINDS),
    view_count: count(6),
    like_count: count(4),
    comment_count: count(3),
  };
}

function momentOf(random: Random): string | null {
  if (random.int(0, 1) === 0) return random.pick(MOMENTS);
  const moment = Date.UTC(2022, 0, 1) + random.int(0, 3 * 365 * 24) * 3_600_000;
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}
