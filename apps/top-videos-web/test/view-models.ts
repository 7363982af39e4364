import type { Month, Video, VideoStory } from "../src/core/archive.ts";
import type { Ask } from "../src/core/ask.ts";
import type { ChannelPageModel, ErrorPageModel, Reader, Site } from "../src/core/page.ts";
import { renderChannelPage } from "../src/views/channel-page.ts";
import { fillGrid, makeGrid } from "../src/views/grid.ts";
import { renderVideoPage } from "../src/views/video-page.tsx";
import { fakeChannel, fakeVideo } from "./fake-archive.ts";

export const CHANNEL_ID = "UC9ecwl3FTG66jIKA9JRDtmg";
export const site: Site = {
  assets: {
    style: "/assets/s.css",
    htmx: "/assets/h.js",
    client: "/assets/c.js",
    font: "/assets/f.woff2",
    icon: "/assets/i.svg",
  },
  zone: "UTC",
  derived: true,
  demo: false,
  thumbnailUrl: (_id, { url }) => url,
};
export const reader: Reader = { theme: "dark", url: "/c/x?month=2024-12" };
const byKind = { long: 100, short: 80, live: 4, unknown: 0 };
export const decemberAsk: Ask = {
  period: { type: "month", year: 2024, month: 12 },
  sort: "views",
  n: 10,
  kind: null,
  q: "",
};

/** Thirteen years of months, the newest first. */
const months: readonly Month[] = Array.from({ length: 156 }, (_, i) => {
  const number = 2027 * 12 - 1 - i;
  return {
    year: Math.floor(number / 12),
    month: (number % 12) + 1,
    videos: 400 - 2 * i,
    views: 9_876_543 - i * 60_001,
    likes: 9000 + i,
    comments: 800 + i,
    durationS: 60,
    byKind,
  };
});

export function video(i: number, more: Partial<Video> = {}): Video {
  const id = `v${i}xLTC70ak4`;
  const thumbnails = [
    ["mqdefault", 320],
    ["hqdefault", 480],
    ["sddefault", 640],
    ["maxresdefault", 1280],
  ] as const;
  return fakeVideo(id, {
    title: `Return to Port Halloway ${i} (3 hours of Copper Ledger II music)`,
    views: 99_412 - i * 977,
    likes: 2345 - i,
    comments: 62 + i,
    thumbnails: thumbnails.map(([name, width]) => ({
      url: `https://i.ytimg.com/vi/${id}/${name}.jpg`,
      width,
      height: 180,
    })),
    ...more,
  });
}

export function model(ask: Ask = decemberAsk, text: string | null = null): ChannelPageModel {
  const words = text === null ? {} : { title: text };
  const channel = fakeChannel(CHANNEL_ID, {
    ...words,
    handle: text ?? "@demo",
    subscribers: 612_000,
    videos: 20_000,
    views: 338_600_000,
  });
  const sums = { videos: 184, views: 7_800_000, likes: 1, comments: 1, durationS: 1 };
  const videos = Array.from({ length: 10 }, (_, i) => video(i, words));
  return {
    site,
    reader,
    channel,
    channels: [channel, fakeChannel("other", words)],
    ask: text === null ? ask : { ...ask, q: text },
    ranking: { total: 214, videos },
    summary: { ...sums, medianViews: 12_000.5, medianDurationS: 372, byKind },
    before: sums,
    earlier: { type: "month", year: 2024, month: 9 },
    later: { type: "month", year: 2025, month: 1 },
    sameMonth: [2024, 2023].map((year) => ({ ...sums, year })),
    months,
    history: [],
  };
}

export const pageOf = (page: ChannelPageModel): string =>
  renderChannelPage(page, fillGrid(makeGrid(`/c/${page.channel.id}`, page.months), page.ask));

function story(text: string | null, moments: number): VideoStory {
  const history = Array.from({ length: moments }, (_, i) => ({
    at: `2026-11-2${i}T10:00:00.000Z`,
    views: 1000 + i * 37,
    likes: 10,
    comments: null,
  }));
  const said = text ?? "words";
  return {
    ...video(1, { title: said }),
    description: said,
    tags: [said],
    history,
    changes: [{ at: "2026-11-21T10:00:00.000Z", field: "title", old: said, new: null }],
  };
}

export const videoPage = (text: string | null, moments = 3): string =>
  renderVideoPage({
    site,
    reader,
    channel: fakeChannel(CHANNEL_ID),
    video: story(text, moments),
    month: { type: "month", year: 2025, month: 1 },
  });

export const errorModel = (text: string): ErrorPageModel => ({
  site,
  reader,
  status: 400,
  code: "E_ASK",
  message: text,
  hint: text,
});

/** A page without its texts and the values of its attributes: what markup it consists of. */
