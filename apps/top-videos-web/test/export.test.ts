import fc from "fast-check";
import { expect, test } from "vitest";
import type { Video } from "../src/core/archive.ts";
import type { Ask } from "../src/core/ask.ts";
import { csvExport } from "../src/core/export-csv.ts";
import { jsonExport } from "../src/core/export-json.ts";
import { rfc822, rssExport } from "../src/core/export-rss.ts";
import type { Listing } from "../src/core/listing.ts";
import { fakeChannel, fakeVideo } from "./fake-archive.ts";

const ASK: Ask = { period: { type: "month", year: 2024, month: 12 }, sort: "views", n: 10, kind: null, q: "" };
const addresses = {
  page: "http://localhost/c/UC1?a=1&b=2",
  self: "http://localhost/feed",
  picture: () => "http://x/y?a&b",
};

const WORDS = { noun: "video", order: "by views" };

const listing = (videos: readonly Video[], more: Partial<Ask> = {}, title = "A & B"): Listing => ({
  channel: fakeChannel("UC1", { title }),
  ask: { ...ASK, ...more },
  ranking: { total: 214, videos },
  zone: "Europe/Berlin",
});

/** Titles as bad as a database can hold them: any unit, and what spreadsheets, CSV and XML take for something. */
const anyTitle = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "=1+1",
    "@a",
    "-1",
    "+1",
    " =1",
    "\t=1",
    "a,b",
    'say "x"',
    "two\r\nlines",
    "]]>",
    "&amp;<b>",
    "\u0000\u000b\ufffe",
  ),
);

/** RFC 4180, read by its grammar. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  while (cell.lastIndex < text.length) {
    const [, value = "", end] = cell.exec(text) ?? [];
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "\r\n") rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

/** Texts of the elements of well-formed XML by their names; fails for XML that is not. */
function readXml(xml: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const open: string[] = [];
  const token =
    /<\?xml [^?]*\?>|<(\/?)([\w:]+)((?: [\w:]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos);)*")*)(\/?)>|((?:[^<&]|&(?:amp|lt|gt|quot|apos);)+)/y;
  let text = "";
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new Error(`not XML: ${JSON.stringify(xml.slice(at, at + 80))}`);
    const [, closing, name, , empty, characters] = found;
    if (characters !== undefined) text = characters;
    if (name === undefined) continue;
    if (closing === "/") {
      expect(open.pop()).toBe(name);
      texts.set(name, [...(texts.get(name) ?? []), text]);
    } else if (empty !== "/") open.push(name);
    text = "";
  }
  expect(open).toEqual([]);
  return texts;
}

const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

test("any title is read back from CSV, but for the apostrophe before a formula", () => {
  fc.assert(
    fc.property(fc.array(anyTitle), (titles) => {
      const rows = readCsv(csvExport(listing(titles.map((title) => fakeVideo("abcdefghijk", { title })))));
      expect(rows[0]).toEqual(
        "video_id,title,url,published_at,duration_s,kind,views,likes,comments,playback".split(","),
      );
      const read = rows.slice(1).map((row) => row[1] ?? "");
      expect(read.map((text, i) => (text === `'${titles[i]}` ? titles[i] : text))).toEqual(titles);
      for (const text of read) expect(text).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});

test("an unknown value is an empty cell, and a figure computed here a last column", () => {
  const videos = [
    fakeVideo("-bcdefghijk", { title: "", views: 200, likes: 5, publishedAt: null, kind: null, durationS: null }),
    fakeVideo("abcdefghijk", { views: 0 }),
  ];
  expect(csvExport(listing(videos, { sort: "likes_per_view" })).split("\r\n")).toEqual([
    "video_id,title,url,published_at,duration_s,kind,views,likes,comments,playback,likes_per_view",
    `-bcdefghijk,"",https://www.youtube.com/watch?v=-bcdefghijk,,,,200,5,,here,0.025`,
    "abcdefghijk,Video abcdefghijk,https://www.youtube.com/watch?v=abcdefghijk,2024-12-13T20:00:00Z,98,long,0,10,,here,",
    "",
  ]);
});

test("an id keeps its dash, what only looks like one does not stay a formula", () => {
  const idOf = (id: string) => readCsv(csvExport(listing([fakeVideo(id)])))[1]?.[0];
  expect([idOf("-_-bcdefghi"), idOf("-2+3+cmd|x!"), idOf("=1+1"), idOf("@a")]).toEqual([
    "-_-bcdefghi",
    "'-2+3+cmd|x!",
    "'=1+1",
    "'@a",
  ]);
});

test("JSON says what was asked for and has all that a card shows", () => {
  const video = fakeVideo("abcdefghijk", { percentile: 99.5 });
  expect(JSON.parse(jsonExport(listing([video], { sort: "percentile", kind: "long", q: "x" })))).toEqual({
    channel: { id: "UC1", title: "A & B", handle: "@UC1" },
    period: "2024-12",
    zone: "Europe/Berlin",
    sort: "percentile",
    n: 10,
    kind: "long",
    q: "x",
    total: 214,
    videos: [
      {
        id: "abcdefghijk",
        title: "Video abcdefghijk",
        url: "https://www.youtube.com/watch?v=abcdefghijk",
        published_at: "2024-12-13T20:00:00Z",
        duration_s: 98,
        kind: "long",
        views: 100,
        likes: 10,
        comments: null,
        percentile: 99.5,
        playback: "here",
        thumbnails: [{ url: "https://demo.invalid/vi/abcdefghijk/mqdefault.png", width: 320, height: 180 }],
      },
    ],
  });
  expect(Object.keys(JSON.parse(jsonExport(listing([video]))).videos[0])).not.toContain("percentile");
});

test("a feed is well-formed whatever the titles are, and has them in order", () => {
  fc.assert(
    fc.property(fc.array(anyTitle), anyTitle, (titles, name) => {
      const videos = titles.map((title) => fakeVideo("abcdefghijk", { title }));
      const texts = readXml(rssExport(listing(videos, { q: name }, name), addresses, WORDS));
      const kept = titles.map((title) =>
        title.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ""),
      );
      expect((texts.get("title") ?? []).slice(0, -1).map(unescaped)).not.toContain(undefined);
      expect(texts.get("guid")?.length ?? 0).toBe(titles.length);
      const read = (texts.get("title") ?? []).map(unescaped);
      expect(read.slice(1)).toEqual(kept);
    }),
  );
});

test("a feed has what RSS 2.0 asks of a channel and an item", () => {
  const video = fakeVideo("abcdefghijk");
  const other = fakeVideo("b", { publishedAt: null, views: null, likes: null });
  const xml = rssExport(listing([video, other]), addresses, WORDS);
  const texts = readXml(xml);
  expect(texts.get("link")?.map(unescaped)).toEqual([
    addresses.page,
    "https://www.youtube.com/watch?v=abcdefghijk",
    "https://www.youtube.com/watch?v=b",
  ]);
  expect(texts.get("pubDate")).toEqual(["Fri, 13 Dec 2024 20:00:00 GMT"]);
  expect(texts.get("description")).toEqual([
    "The first 2 of 214 videos, by views. Months are in Europe/Berlin.",
    "100 views, 10 likes",
    "",
  ]);
  expect(xml).toContain('<atom:link href="http://localhost/feed" rel="self" type="application/rss+xml"/>');
  expect(xml).toContain('<media:thumbnail url="http://x/y?a&amp;b"/>');
});

test("times of a feed are those that the engine writes", () => {
  const moments = fc.date({ min: new Date("0101-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      expect(rfc822(moment.toISOString())).toBe(moment.toUTCString());
    }),
  );
  expect(rfc822("2024-12-13")).toBeNull();
});
