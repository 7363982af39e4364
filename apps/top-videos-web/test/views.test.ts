import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildStyle } from "../build/style.ts";
import type { Month, Video, VideoStory } from "../src/core/archive.ts";
import { type Ask, DERIVED_SORTS, SORTS } from "../src/core/ask.ts";
import type { ChannelPageModel, ErrorPageModel, Reader, Site } from "../src/core/page.ts";
import { renderChannelPage } from "../src/views/channel-page.ts";
import { renderChannelsPage } from "../src/views/channels-page.tsx";
import { renderErrorPage } from "../src/views/error-page.tsx";
import { fillGrid, makeGrid } from "../src/views/grid.ts";
import { renderErrorList, renderList } from "../src/views/list.ts";
import { renderVideoPage } from "../src/views/video-page.tsx";
import { anyAsk } from "./any-ask.ts";
import { fakeChannel, fakeVideo } from "./fake-archive.ts";

const CHANNEL_ID = "UC9ecwl3FTG66jIKA9JRDtmg";
const site: Site = {
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
const reader: Reader = { theme: "dark", url: "/c/x?month=2024-12" };
const byKind = { long: 100, short: 80, live: 4, unknown: 0 };
const decemberAsk: Ask = { period: { type: "month", year: 2024, month: 12 }, sort: "views", n: 10, kind: null, q: "" };

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

function video(i: number, more: Partial<Video> = {}): Video {
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

function model(ask: Ask = decemberAsk, text: string | null = null): ChannelPageModel {
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

const pageOf = (page: ChannelPageModel): string =>
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

const videoPage = (text: string | null, moments = 3): string =>
  renderVideoPage({
    site,
    reader,
    channel: fakeChannel(CHANNEL_ID),
    video: story(text, moments),
    month: { type: "month", year: 2025, month: 1 },
  });

const errorModel = (text: string): ErrorPageModel => ({
  site,
  reader,
  status: 400,
  code: "E_ASK",
  message: text,
  hint: text,
});

/** A page without its texts and the values of its attributes: what markup it consists of. */
const skeleton = (html: string): string => html.replace(/"[^"]*"/g, '""').replace(/>[^<]*/g, ">");

const anyHostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        '"',
        "'",
        "&",
        "`",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "-->",
        "<![CDATA[",
        "javascript:alert(1)",
        "\u202e",
        "\u0000",
        "\u001b[31m",
        "\ud800",
        "&#60;",
        "\u2028",
        "{{7*7}}",
      ),
      fc.string({ unit: "binary" }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `x${parts.join("")}`);

describe("whatever a text from outside holds", () => {
  test("it adds no markup to any page", () => {
    const pages: readonly ((text: string) => string)[] = [
      (text) => pageOf(model(decemberAsk, text)),
      (text) => videoPage(text),
      (text) => renderErrorPage(errorModel(text)) + renderErrorList(errorModel(text)),
      (text) => renderChannelsPage({ site, reader, channels: [fakeChannel("a", { title: text, handle: text })] }),
    ];
    const plain = pages.map((page) => skeleton(page("plain")));
    fc.assert(
      fc.property(anyHostile, (text) => {
        for (const [i, page] of pages.entries()) {
          const html = page(text);
          expect(skeleton(html)).toBe(plain[i]);
          expect(html).not.toMatch(/(?![\t\n\r])\p{Cc}/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("a title of 10,000 characters and ids that are none are rendered", () => {
    const page = model();
    const odd = {
      ...page,
      ranking: { ...page.ranking, videos: [video(0, { title: "x".repeat(10_000), id: '\ud800"/../<' })] },
    };
    expect(renderList(odd)).toContain("x".repeat(10_000));
  });
});

describe("the list", () => {
  test("is in the page byte for byte", () => {
    fc.assert(
      fc.property(anyAsk, (ask) => {
        const page = model(ask);
        const list = renderList(page);
        expect(list.startsWith('<section id="list"')).toBe(true);
        expect(list.endsWith("</section>")).toBe(true);
        expect(pageOf(page)).toContain(list);
      }),
      { numRuns: 30 },
    );
  });

  test("says of a card what the picture does", () => {
    const html = renderList(model());
    expect(html).toContain('data-heading="Top 10 of 214 videos, December 2024"');
    expect(html).toMatch(/<b class="time"[^>]*>1:38<\/b>/);
    expect(html).toContain('<b class="views">99.4K views</b> <i>2.3K likes</i></p><p>62 comments</p>');
    expect(html).toContain('<time datetime="2024-12-13T20:00:00Z">Dec 13, 2024</time>');
    expect(html).toContain("320w,https://i.ytimg.com/vi/v0xLTC70ak4/sddefault.jpg 640w");
    expect(html.match(/fetchpriority="high"/g)).toHaveLength(1);
    expect(html.match(/loading="lazy"/g)).toHaveLength(6);
  });

  test("shows hidden counts as hidden, and why a video plays elsewhere", () => {
    const page = model({ ...decemberAsk, sort: "likes_per_view" });
    const videos = [
      video(0, {
        views: null,
        likes: null,
        comments: null,
        playback: "age_restricted",
        durationS: null,
        publishedAt: null,
        publishedDay: null,
        thumbnails: [],
      }),
    ];
    const html = renderList({ ...page, ranking: { total: 1, videos } });
    for (const words of [
      "views hidden",
      "likes hidden",
      "comments hidden",
      "No likes per view",
      "Age-restricted: opens YouTube",
      "No date",
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain('data-playback="age_restricted"');
    expect(html).not.toContain("<img");
    expect(html).not.toContain("play-all");
  });

  test("without videos says so and offers ways on", () => {
    const page = model({ ...decemberAsk, kind: "live", q: "boss" });
    const html = renderList({ ...page, ranking: { total: 0, videos: [] } });
    expect(html).toContain("No videos match &quot;boss&quot; in December 2024 of this kind");
    for (const way of ["Show all kinds", "Clear the search", "Look in all time"]) expect(html).toContain(way);
    expect(html).toContain('rel="prev"');
    expect(html).toContain('data-heading="No live streams, December 2024, search &quot;boss&quot;"');
  });

  test.each([
    [{}, "Top 10 of 214 videos, December 2024", "Top Videos - December 2024 - Channel"],
    [{ sort: "likes" }, "Top 10 of 214 videos by likes, December 2024", "Top Videos - December 2024 - Likes - Channel"],
    [{ sort: "newest" }, "Newest 10 of 214 videos, December 2024", "Top Videos - December 2024 - Newest - Channel"],
    [
      { kind: "short", q: "boss", period: { type: "all" } },
      "Top 10 of 214 shorts, All time, search &quot;boss&quot;",
      "Top Videos - &quot;boss&quot; - All time - Shorts - Channel",
    ],
  ] as const)("of %j says what it is, to the ear and in the window's title", (asked, heading, title) => {
    const html = pageOf(model({ ...decemberAsk, ...asked }));
    expect(html).toContain(`data-heading="${heading}"`);
    expect(html).toContain(`data-title="${title}`);
    expect(html).toContain(`<title>${title}`);
  });

  test("says where a search looks, and offers all time to one that looks in less", () => {
    const wider = 'href="/c/UC9ecwl3FTG66jIKA9JRDtmg?month=all&amp;q=boss">Search all time</a>';
    const searched = pageOf(model({ ...decemberAsk, q: "boss" }));
    expect(searched).toContain('placeholder="Search December 2024"');
    expect(searched).toContain('data-scope="Search December 2024"');
    expect(searched).toContain(wider);
    expect(pageOf(model())).not.toContain("Search all time");
    const everywhere = pageOf(model({ ...decemberAsk, q: "boss", period: { type: "all" } }));
    expect(everywhere).toContain('placeholder="Search all time"');
    expect(everywhere).not.toContain(wider);
  });

  test("names its feed, which the page's script gives to readers of feeds", () => {
    expect(renderList(model({ ...decemberAsk, sort: "likes" }))).toContain(
      `data-feed="/c/${CHANNEL_ID}/month/2024-12.rss?sort=likes"`,
    );
  });

  test("shows no picture that no page may load, and the next best in its place", () => {
    const closed = (hosts: readonly string[]): string => {
      const thumbnailUrl: Site["thumbnailUrl"] = (_id, { url }) =>
        hosts.some((host) => url.includes(host)) ? url : "";
      return renderList({ ...model(), site: { ...site, thumbnailUrl } });
    };
    expect(closed([])).not.toMatch(/<img|srcset|src=""/);
    expect(closed(["hqdefault"])).toContain('<img src="https://i.ytimg.com/vi/v0xLTC70ak4/hqdefault.jpg" alt=""');
    expect(closed(["hqdefault"])).not.toContain("srcset");
  });

  test("calls what plays elsewhere so, and has no badge where there is no length", () => {
    const videos = [
      video(0, { title: "Here", durationS: 61 }),
      video(1, { title: "There", playback: "upcoming", durationS: 0 }),
    ];
    const html = renderList({ ...model(), ranking: { total: 2, videos } });
    expect(html).toContain(">Play: Here, 1 minute 1 second<");
    expect(html).toContain(">Watch on YouTube: There<");
    expect(html.match(/class="time"/g)).toHaveLength(1);
  });

  test.each([
    ["percentile", { percentile: 100 }, "Most views of its month"],
    ["percentile", { percentile: 99.97 }, "More views than 99.9% of its month"],
    ["likes_per_view", { views: 5000, likes: 301 }, "6.02 likes per 100 views"],
    ["comments_per_view", { views: 0, comments: 0 }, "No comments per view"],
  ] as const)("says what its order %s goes by", (sort, counts, words) => {
    const page = model({ ...decemberAsk, sort });
    expect(renderList({ ...page, ranking: { total: 1, videos: [video(0, counts)] } })).toContain(words);
  });

  test("of a month without videos has no figures of nothing", () => {
    const page = model();
    const summary = { ...page.summary, videos: 0, views: 0, medianViews: null, medianDurationS: null };
    const html = renderList({ ...page, summary, ranking: { total: 0, videos: [] } });
    expect(html).toContain("<dd>0 videos</dd>");
    expect(html).not.toMatch(/Median|<small|>-</);
  });

  test("leads to the nearest periods that have videos, also over a gap, and keeps what else was asked", () => {
    const html = renderList(model({ ...decemberAsk, sort: "likes" }));
    expect(html).toMatch(
      /rel="prev" href="[^"]*month=2024-09&amp;sort=likes"><span[^>]*>Previous: <\/span>September 2024</,
    );
    expect(html).toMatch(/rel="next" href="[^"]*month=2025-01&amp;sort=likes"><span[^>]*>Next: <\/span>January 2025</);
    expect(renderList({ ...model(), earlier: null, later: null })).not.toContain("rel=");
  });

  test("dates a card by the day of the zone, with the moment itself in UTC", () => {
    const page = model();
    const videos = [video(0, { publishedAt: "2024-11-30T20:00:00Z", publishedDay: "2024-12-01" })];
    const html = renderList({ ...page, ranking: { total: 1, videos } });
    expect(html).toContain('<time datetime="2024-11-30T20:00:00Z">Dec 01, 2024</time>');
  });
});

describe("pages", () => {
  test("computed sorts are labelled, and gone where they are not wanted", () => {
    const without = { ...model(), site: { ...site, derived: false } };
    for (const sort of SORTS) {
      expect(pageOf(model())).toContain(`<option value="${sort}"`);
      expect(pageOf(without).includes(`<option value="${sort}"`)).toBe(!DERIVED_SORTS.has(sort));
    }
    expect(pageOf(model()).match(/\(computed here\)<\/option>/g)).toHaveLength(DERIVED_SORTS.size);
  });

  test("figures that are none of YouTube's are labelled, and gone where they are not wanted", () => {
    const history = [1, 2].map((views) => ({
      at: `2026-11-2${views}T10:00:00.000Z`,
      views,
      subscribers: 1,
      videos: 1,
    }));
    const page = { ...model(), history, before: { ...model().summary, videos: 100 } };
    const html = pageOf(page);
    expect(html).toMatch(/Median views<\/dt><dd>12\.0K<small>computed here</);
    expect(html).toMatch(/<small title="Computed here">\+84% from November 2024</);
    expect(html).toMatch(/<small title="Computed here">\+1, \+100%</);
    const plain = pageOf({ ...page, history: [...history], site: { ...site, derived: false } });
    expect(plain).not.toMatch(/Median|%|[Cc]omputed here/);
  });

  test("a request that is never answered ends after 15 seconds", () => {
    expect(pageOf(model())).toMatch(/<meta name="htmx-config" content="[^"]*defaultTimeout:15000"><script/);
  });

  test("addresses in a description are links, whatever else is in it is text", () => {
    const html = videoPage('See https://a.example/x?a=1&b=<i>. javascript:alert(1) "http://b.example/"');
    expect([...html.matchAll(/<a href="([^"]*)" rel="noopener nofollow ugc">/g)].map(([, href]) => href)).toEqual([
      "https://a.example/x?a=1&amp;b=",
      "http://b.example/",
    ]);
  });

  test("tell of a run that is not done, and of coverage", () => {
    const page = model();
    const freshness = { retrievedAt: null, coverage: { listed: 20_000, claimed: 25_312 }, run: "unfinished" as const };
    const html = pageOf({ ...page, channel: { ...page.channel, freshness } });
    expect(html).toContain("20,000 of 25,312 collected");
    expect(html).toContain("cut off before it was done");
  });

  test("a history of one moment is told, of more it is drawn with its numbers", () => {
    expect(videoPage(null, 1)).toContain("One scrape so far");
    const html = videoPage(null, 3);
    expect(html).toContain("From 1,000 on Nov 20, 2026 to 1,074 on Nov 22, 2026.");
    expect(html).toContain("<td>1,037</td>");
    expect(html).not.toContain("One scrape so far");
  });

  test("a video's page leads to its month in the zone of the viewer", () => {
    const html = videoPage(null);
    expect(html).toContain(`href="/c/${CHANNEL_ID}?month=2025-01">More from January 2025<`);
    expect(html).toContain('<time datetime="2024-12-13T20:00:00Z">Dec 13, 2024</time>');
  });

  test("an empty database says how to fill it", () => {
    const html = renderChannelsPage({ site, reader, channels: [] });
    expect(html).toContain("youtube-scrape scrape CHANNEL --db FILE");
  });

  test("nothing is styled or scripted inline", () => {
    for (const html of [pageOf(model()), videoPage(null), renderErrorPage(errorModel("x"))]) {
      expect(html).not.toMatch(/ style=| on\w+=|<style|hx-on|js:/);
      expect(html.match(/<script /g)).toHaveLength(2);
      expect(html).not.toMatch(/<script[^>]*>[^<]/);
    }
  });

  test("the first view is light", () => {
    const weight = (data: string | Buffer): number => gzipSync(data, { level: 9 }).length;
    expect(weight(pageOf(model()))).toBeLessThan(8192);
    expect(weight(renderList(model()))).toBeLessThan(6144);
    expect(weight(buildStyle("font.woff2"))).toBeLessThan(11_264);
  });
});

/** Relative luminance of "#rrggbb" and the contrast of two, after WCAG 2.2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe("colours", () => {
  const source = readFileSync(new URL("../src/style/_tokens.scss", import.meta.url), "utf8");
  const colorsIn = (block: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
    );
  const shared = colorsIn(source.slice(source.indexOf(":root")));

  test.each(["dark", "light"])("of the %s theme keep 4.5:1 for all text", (theme) => {
    const start = source.indexOf(`@mixin ${theme}`);
    const tokens: Readonly<Record<string, string>> = {
      ...shared,
      ...colorsIn(source.slice(start, source.indexOf("\n}", start))),
    };
    const pairs = [
      ...["page", "card", "panel", "raised", "glow"].map((ground) => ["ink", ground]),
      ...["page", "card", "panel", "raised", "glow"].map((ground) => ["soft", ground]),
      ...["page", "card", "panel"].map((ground) => ["accent", ground]),
      ...["s1", "s2", "s3", "s4", "s5"].map((ground) => ["ink", ground]),
      ["on-pick", "pick"],
    ];
    for (const [text = "", ground = ""] of pairs) {
      const ratio = contrast(tokens[text] ?? "", tokens[ground] ?? "");
      expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
