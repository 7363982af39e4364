import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { buildStyle } from "../build/style.ts";
import { DERIVED_SORTS, SORTS } from "../src/core/ask.ts";
import { renderChannelsPage } from "../src/views/channels-page.tsx";
import { renderErrorPage } from "../src/views/error-page.tsx";
import { renderList } from "../src/views/list.ts";
import { CHANNEL_ID, errorModel, model, pageOf, reader, site, videoPage } from "./view-models.ts";

describe("pages", () => {
  test("nothing is painted before the last element of the page is there", () => {
    const page = pageOf(model());
    const [, awaited] = /<link rel="expect" href="#(\w+)" blocking="render">/.exec(page) ?? [];
    expect(page.split(` id="${awaited}"`)).toHaveLength(2);
    expect(page.lastIndexOf(" id=")).toBe(page.indexOf(` id="${awaited}"`));
  });

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
