import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Site } from "../src/core/page.ts";
import { renderChannelsPage } from "../src/views/channels-page.tsx";
import { renderErrorPage } from "../src/views/error-page.tsx";
import { renderErrorList, renderList } from "../src/views/list.ts";
import { anyAsk } from "./any-ask.ts";
import { fakeChannel } from "./fake-archive.ts";
import { CHANNEL_ID, decemberAsk, errorModel, model, pageOf, reader, site, video, videoPage } from "./view-models.ts";

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
