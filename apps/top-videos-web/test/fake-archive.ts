import type { Archive, ChannelSums, Month, Video } from "../src/core/archive.ts";
import type { Ask, Period } from "../src/core/ask.ts";

const SUMS = { videos: 1, views: 100, likes: 10, comments: 1, durationS: 60 };
const BY_KIND = { long: 1, short: 0, live: 0, unknown: 0 };

/** A channel with the given id that has hardly anything. */
export function fakeChannel(id: string, more: Partial<ChannelSums> = {}): ChannelSums {
  return {
    ...SUMS,
    id,
    title: `Channel ${id}`,
    handle: `@${id}`,
    subscribers: null,
    freshness: { retrievedAt: "2025-02-03T04:05:06.000Z", coverage: null, run: "idle" },
    ...more,
  };
}

export function fakeVideo(id: string, more: Partial<Video> = {}): Video {
  const { publishedAt = "2024-12-13T20:00:00Z" } = more;
  return {
    id,
    title: `Video ${id}`,
    publishedAt,
    publishedDay: publishedAt?.slice(0, 10) ?? null,
    durationS: 98,
    kind: "long",
    views: 100,
    likes: 10,
    comments: null,
    percentile: null,
    thumbnails: [{ url: `https://demo.invalid/vi/${id}/mqdefault.png`, width: 320, height: 180 }],
    playback: "here",
    ...more,
  };
}

/** Of 2024-11 and 2025-01, so that 2024-12 is a month without videos between two that have some. */
const MONTHS: readonly Month[] = [
  { ...SUMS, year: 2025, month: 1, byKind: BY_KIND },
  { ...SUMS, year: 2024, month: 11, byKind: BY_KIND },
];

const isMonth = (period: Period, { year, month }: Month): boolean =>
  period.type === "all" || (period.year === year && (period.type === "year" || period.month === month));

export interface FakeArchive extends Archive {
  /** Counts as if another process had written. */
  write(): void;
  /** What was asked of {@link Archive.rank}, oldest first. */
  readonly asks: readonly Ask[];
  /** Names of the methods that were called since the last time. */
  calls(): string[];
}

/** Archives whose videos are the same in every month that has some. */
export function fakeArchive(channels: readonly ChannelSums[], videos: readonly Video[]): FakeArchive {
  let version = 1;
  let calls: string[] = [];
  const asks: Ask[] = [];
  const called = <T>(name: string, value: T): T => {
    calls.push(name);
    return value;
  };
  return {
    zone: "UTC",
    asks,
    version: () => version,
    at: (work) => work(),
    channels: () => called("channels", channels),
    channel: (ref) =>
      called(
        "channel",
        channels.find(({ id, handle }) => id === ref || handle === ref),
      ),
    months: () => called("months", MONTHS),
    rank(_channelId, ask) {
      asks.push(ask);
      const found = MONTHS.some((month) => isMonth(ask.period, month)) ? videos : [];
      return called("rank", { total: found.length, videos: found.slice(0, ask.n) });
    },
    summary: () => called("summary", { ...SUMS, medianViews: 100, medianDurationS: 60, byKind: BY_KIND }),
    sameMonth: () => called("sameMonth", []),
    video(_channelId, videoId) {
      const found = videos.find(({ id }) => id === videoId);
      return found && { ...found, description: "About it", tags: [], history: [], changes: [] };
    },
    thumbnails: (videoId) => videos.find(({ id }) => id === videoId)?.thumbnails ?? [],
    channelHistory: () => called("channelHistory", []),
    close() {},
    write() {
      version++;
    },
    calls() {
      const made = calls;
      calls = [];
      return made;
    },
  };
}
