import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { ScrapeError, visible } from "../src/core/error.ts";
import { escaped } from "../src/report/markup.ts";
import { type ReportOptions, report } from "../src/report/report.ts";
import { STYLE } from "../src/report/style.ts";
import type { Store } from "../src/store/store.ts";
import { addChannel, addVideo, type Cell, CHANNEL, emptyStore, fill, insert } from "./report-data.ts";

function filled(count: number, options: { seed?: number; backwards?: boolean } = {}): Store {
  const store = emptyStore();
  fill(store, count, options);
  return store;
}

function failure(store: Store, options: ReportOptions): ScrapeError {
  try {
    report(store, options);
  } catch (error) {
    if (error instanceof ScrapeError) return error;
    throw error;
  }
  throw new Error("expected a ScrapeError");
}

const head = z.object({ rows: z.number(), months: z.array(z.unknown()), columns: z.array(z.unknown()) });

test("20,000 videos take at most 700 kB of page", () => {
  expect(Buffer.byteLength(report(filled(20_000)).html)).toBeLessThan(700_000);
});

test("repeating gives the same bytes", () => {
  const store = filled(700);
  const [first, second] = [report(store), report(store)];
  expect(second).toEqual(first);
});

test("the order of rows in the file changes nothing", () => {
  const [forwards, backwards] = [filled(600), filled(600, { backwards: true })];
  expect(backwards.db.prepare("SELECT video_id FROM videos WHERE rowid = 1").get()).not.toEqual(
    forwards.db.prepare("SELECT video_id FROM videos WHERE rowid = 1").get(),
  );
  const [one, other] = [report(forwards), report(backwards)];
  expect(other.json).toBe(one.json);
  expect(other.html).toBe(one.html);
});

test("the page is one file: no script, no style but one, no address but its own parts and those of videos", () => {
  const { html } = report(filled(500));
  expect(html.match(/<style>/g)).toHaveLength(1);
  expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form|image|use|foreignObject)\b/i);
  expect(html).not.toMatch(/<[^>]*\s(?:style|on\w+|src|srcset|xlink:href|background)\s*=/i);
  expect(html).not.toMatch(/url\(|@import|@font-face/);
  const video = /<a href="https:\/\/www\.youtube\.com\/watch\?v=[A-Za-z0-9_-]{11}" rel="noreferrer">/g;
  expect(html.match(video)?.length).toBeGreaterThan(20);
  for (const [, target] of html.replaceAll(video, "").matchAll(/href="([^"]*)"/g)) {
    expect(html).toContain(`id="${target?.slice(1)}"`);
    expect(target?.startsWith("#")).toBe(true);
  }
});

test("the policy allows just the one style sheet, by its hash", () => {
  const { html } = report(filled(50));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  const hash = createHash("sha256").update(STYLE, "utf8").digest("base64");
  expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`);
  expect(html).toContain(`<style>${STYLE}</style>`);
});

const HOSTILE = [
  "<script>alert(1)</script>",
  `"><svg onload=alert(1)>`,
  "' onmouseover='alert(1)",
  "</style><script>",
  "</title><h1>no</h1>",
  "\u202Egnp.exe\u2066\u200F",
  "a\u0000b\u0007c\u001B[31m\n\r\td\u2028",
  "&lt;b&gt; &amp; &#60;",
  "-->]]>",
  "x".repeat(5000),
];

test("whatever stands in the database stays text", () => {
  for (const text of HOSTILE) {
    const store = emptyStore();
    const row: Record<string, Cell> = {};
    for (const { name, type } of store.db
      .prepare<[], { name: string; type: string }>("SELECT name, type FROM pragma_table_info('videos')")
      .all()) {
      if (type === "TEXT" && name !== "ym" && name !== "availability") row[name] = text;
    }
    const more = { title: text, handle: text, country: text, published_at: text, retrieved_at: text };
    addChannel(store, CHANNEL, more);
    for (let index = 0; index < 3; index++) {
      addVideo(store, `v${index}`, {
        ...row,
        video_id: `v${index}${text}`,
        channel_id: CHANNEL,
        view_count: 5 ** index,
      });
    }
    insert(store, "video_changes", {
      video_id: `v0${text}`,
      changed_at: text,
      field: text,
      old: text,
      new: text,
      run_id: 1,
    });
    insert(store, "video_stats", { video_id: `v0${text}`, retrieved_at: text, view_count: 1 });
    insert(store, "video_stats", { video_id: `v0${text}`, retrieved_at: `9${text}`, view_count: 2 });
    const { html } = report(store);
    const tags = html.replaceAll(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /^<script|<svg onload|<h1>no|\son\w+=|'/.test(tag))).toEqual([]);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
    expect(/[\p{Cc}\u2028-\u202e\u2066-\u2069\u200e\u200f]/u.test(html.replaceAll("\n", ""))).toBe(false);
  }
});

test("escaping loses nothing and leaves nothing that could end a text or an attribute", () => {
  const names: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const out = escaped(text);
      expect(out).not.toMatch(/[<>"']/);
      expect(out.replace(/&([^;]*);/g, (_, name: string) => names[name] ?? "?")).toBe(visible(text));
    }),
  );
});

test("a channel without videos has a report", () => {
  const store = emptyStore();
  addChannel(store);
  const { html, json } = report(store);
  expect(head.parse(JSON.parse(json))).toMatchObject({ rows: 0, months: [] });
  expect(html).toContain("Small Wonders");
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

test.each([1, 2, 3, 5, 12])("a channel of %i videos has a report without gaps in its numbers", (count) => {
  const { html, json } = report(filled(count));
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
  expect(head.parse(JSON.parse(json)).rows).toBe(count);
});

test("a video of which nothing is known but its id has a report", () => {
  const store = emptyStore();
  addChannel(store);
  addVideo(store, "aaaaaaaaaaa");
  addVideo(store, "bbbbbbbbbbb");
  const { html, json } = report(store);
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
  expect(head.parse(JSON.parse(json)).columns).toHaveLength(51);
});

test("1,000 months have a report, drawn by year", () => {
  const store = emptyStore();
  addChannel(store);
  for (let index = 0; index < 1000; index++) {
    const month = `${1943 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, "0")}`;
    addVideo(store, `v${index}`, {
      published_at: `${month}-15T12:00:00Z`,
      view_count: index,
      kind: "long",
      title: "A",
    });
  }
  const { html, json } = report(store);
  expect(head.parse(JSON.parse(json)).months).toHaveLength(1000);
  expect(html).toContain("Videos published by year");
  expect(Buffer.byteLength(html)).toBeLessThan(700_000);
});

test("counts beyond what a number holds exactly, times that are none and broken JSON do no harm", () => {
  const store = emptyStore();
  addChannel(store);
  const broken = ["not a time", "2026-13-45T99:99:99Z", "", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "-"];
  for (const [index, published_at] of broken.entries()) {
    store.db
      .prepare(
        `INSERT INTO videos (video_id, channel_id, published_at, view_count, like_count, duration_s, tags, thumbnails,
           first_seen_at, retrieved_at) VALUES (?, ?, ?, 9223372036854775807, 9223372036854775807, -5, ?, ?, '', '')`,
      )
      .run(`v${index}`, CHANNEL, published_at, index % 2 === 0 ? "{[" : '[1,null,{"a":[]},"x"]', "7");
  }
  const { html } = report(store);
  expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

test("the days on which views came to be counted another way are marked and explained where they fall into the picture", () => {
  const of = (published_at: string): string => {
    const store = emptyStore();
    addChannel(store);
    for (let index = 0; index < 6; index++) addVideo(store, `v${index}`, { published_at, view_count: 5 });
    return report(store).html;
  };
  const notes = (html: string): string[] => html.match(/From (?:31 March 2025|27 August 2026), views of/g) ?? [];
  expect(notes(of("2019-05-05T12:00:00Z"))).toEqual([]);
  expect(notes(of("2024-12-05T12:00:00Z"))).toEqual(["From 31 March 2025, views of"]);
  expect(notes(of("2025-01-05T12:00:00Z")).length).toBe(1);
  expect(notes(of("2026-08-05T12:00:00Z"))).toEqual(["From 27 August 2026, views of"]);
  const both = report(filled(500)).html;
  expect(notes(both)).toHaveLength(2);
  // On the views by month and on the rolling median, each for wide and narrow pages.
  expect(both.match(/stroke-dasharray="2,3"[^>]*><line[^>]*\/><line/g)).toHaveLength(4);
});

test("an unknown channel is told with those that are there", () => {
  const store = filled(3);
  addChannel(store, "UC0000000000000000000002");
  const error = failure(store, { channel: "UCx" });
  expect(error.code).toBe("E_NOTHING");
  expect(error.message).toContain('"UCx"');
  expect(error.hint).toContain("UC0000000000000000000001");
  expect(error.hint).toContain("UC0000000000000000000002");
});

test("a channel may be left out where there is one, and must be named where there are two", () => {
  const store = filled(3);
  expect(report(store).json).toBe(report(store, { channel: CHANNEL }).json);
  expect(report(store, { channel: "@SmallWonders" }).json).toBe(report(store).json);
  addChannel(store, "UC0000000000000000000002");
  expect(failure(store, {}).code).toBe("E_USAGE");
  expect(failure(emptyStore(), {}).code).toBe("E_NOTHING");
});

test("videos of another channel are not counted", () => {
  const store = filled(5);
  addChannel(store, "UC0000000000000000000002");
  addVideo(store, "other", { channel_id: "UC0000000000000000000002", view_count: 1e12 });
  expect(report(store, { channel: CHANNEL }).json).toBe(report(filled(5)).json);
});

test.each(["Mars/Olympus", "", "Europe/Berlin; x", "\u001B[31m"])("%j is not a time zone", (timeZone) => {
  const error = failure(filled(3), { timeZone });
  expect(error.code).toBe("E_USAGE");
  expect(error.message).not.toContain("\u001B");
});

test.each([1, 2, 3])("the names of the lines among the likes do not lie on their lines, seed %i", (seed) => {
  const { html } = report(filled(900, { seed }));
  const name =
    /<path d="M([\d.]+),([\d.]+)L([\d.]+),([\d.]+)"\/><\/g><g transform="translate\(([\d.-]+),([\d.-]+)\)" text-anchor="end"[^>]*><text[^>]*>(\d+% like it)</g;
  const found = [...html.matchAll(name)];
  expect(found.length).toBeGreaterThanOrEqual(2);
  for (const [, ...parts] of found) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, dx = 0, dy = 0] = parts.slice(0, 6).map(Number);
    const [right, middle] = [x2 + dx, y2 + dy];
    const lineAt = (x: number): number => y1 + ((x - x1) * (y2 - y1)) / (x2 - x1);
    // Letters of 12 pixels are about 6 wide and reach 6 above and below their middle.
    const distances = [right, right - 6 * (parts[6]?.length ?? 0)].map((x) => lineAt(x) - middle);
    expect(Math.min(...distances.map(Math.abs))).toBeGreaterThan(7);
    expect(new Set(distances.map(Math.sign)).size).toBe(1);
  }
});
