import type { Browser, Page } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { visit } from "../../../apps/top-videos-web/test/browser/visit.ts";
import { allOf, type Finding } from "../src/findings.ts";
import { inFolder } from "./command.ts";
import { withBrowser, withViewer } from "./viewer-command.ts";
import { HOSTILE_CHANNEL, writeHostileWorld } from "./viewer-hostile-world.ts";
import { cardsOf, type Exported, type ExportedVideo } from "./viewer-lists.ts";
import { type AskedFor, Asks, OUTSIDE, queryOf, SqlOracle } from "./viewer-oracle.ts";
import { ask } from "./viewer-weight.ts";
import { CHANNEL, demo, tied } from "./viewer-worlds.ts";

/**
 * Rows of a text as RFC 4180 has them, read a character at a time.
 *
 * @throws SyntaxError for what it does not allow
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let place = 0;
  while (place < text.length) {
    let cell = "";
    if (text[place] === '"') {
      place++;
      for (;;) {
        const close = text.indexOf('"', place);
        if (close < 0) throw new SyntaxError("a quote is not closed");
        cell += text.slice(place, close);
        place = close + 1;
        if (text[place] !== '"') break;
        cell += '"';
        place++;
      }
    } else {
      const bare = /[^,\r\n]*/y;
      bare.lastIndex = place;
      cell = bare.exec(text)?.[0] ?? "";
      if (cell.includes('"')) throw new SyntaxError(`a quote within a bare cell: ${cell}`);
      place += cell.length;
    }
    row.push(cell);
    if (text[place] === ",") {
      place++;
      continue;
    }
    if (!text.startsWith("\r\n", place)) throw new SyntaxError(`neither comma nor end of line at ${place}`);
    place += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

const COLUMNS = [
  "video_id",
  "title",
  "url",
  "published_at",
  "duration_s",
  "kind",
  "views",
  "likes",
  "comments",
  "playback",
];

function cellsOf(video: ExportedVideo, sort: AskedFor["sort"]): string[] {
  const derived =
    sort === "likes_per_view" || sort === "comments_per_view" || sort === "percentile" ? [video[sort]] : [];
  const { id, title, url, published_at, duration_s, kind, views, likes, comments, playback } = video;
  // A spreadsheet would run what begins like a formula, which an id of YouTube's is not.
  const cell = (value: string | number | null | undefined): string =>
    typeof value === "string" && /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? "");
  const first = /^[\w-]{11}$/.test(id) ? id : cell(id);
  const rest = [title, url, published_at, duration_s, kind, views, likes, comments, playback, ...derived];
  return [first, ...rest.map(cell)];
}

/** A feed as a browser's own parser of XML reads it. */
interface Feed {
  readonly error: string | null;
  readonly root: string;
  readonly version: string | null;
  /** Names of the channel's children. */
  readonly parts: readonly string[];
  readonly self: string | null;
  readonly link: string | null;
  readonly items: readonly {
    readonly title: string;
    readonly link: string;
    readonly guid: string;
    readonly permanent: string | null;
    readonly date: string | null;
    readonly parts: readonly string[];
  }[];
}

const READ = `(text) => {
  const feed = new DOMParser().parseFromString(text, "application/xml");
  const error = feed.querySelector("parsererror");
  const channel = feed.querySelector("rss > channel");
  const text_ = (parent, name) => [...(parent?.children ?? [])].find((child) => child.nodeName === name)?.textContent ?? null;
  return {
    error: error && error.textContent.slice(0, 200),
    root: feed.documentElement.nodeName,
    version: feed.documentElement.getAttribute("version"),
    parts: [...(channel?.children ?? [])].map(({ nodeName }) => nodeName),
    self: channel?.getElementsByTagName("atom:link")[0]?.getAttribute("href") ?? null,
    link: text_(channel, "link"),
    items: [...(channel?.children ?? [])].filter(({ nodeName }) => nodeName === "item").map((item) => ({
      title: text_(item, "title"), link: text_(item, "link"), guid: text_(item, "guid"), date: text_(item, "pubDate"),
      permanent: item.getElementsByTagName("guid")[0]?.getAttribute("isPermaLink") ?? null,
      parts: [...item.children].map(({ nodeName }) => nodeName),
    })),
  };
}`;

/** Characters that XML 1.0 cannot hold are left out; a lone half of a character is no character. */
function asXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/\r\n?/g, "\n");
}

/** What RSS 2.0 asks of a feed and this one lacks. */
function feedFaults(feed: Feed, videos: readonly ExportedVideo[], url: string): string[] {
  const faults: string[] = [];
  const expect = (right: boolean, what: string): void => {
    if (!right) faults.push(what);
  };
  expect(feed.error === null, `no XML: ${feed.error}`);
  expect(feed.root === "rss" && feed.version === "2.0", `root ${feed.root} ${feed.version}`);
  for (const name of ["title", "link", "description"]) {
    expect(feed.parts.filter((part) => part === name).length === 1, `not one ${name} of the channel`);
  }
  expect(feed.self === url, `itself is ${feed.self}`);
  expect(URL.canParse(feed.link ?? ""), `link ${feed.link}`);
  expect(feed.items.length === videos.length, `${feed.items.length} items of ${videos.length}`);
  expect(new Set(feed.items.map(({ guid }) => guid)).size === feed.items.length, "a guid twice");
  for (const [i, item] of feed.items.entries()) {
    const video = videos[i];
    expect(item.title === asXml(video?.title ?? ""), `title ${item.title}`);
    expect(item.link === video?.url && item.guid === video?.url && item.permanent !== "false", `guid ${item.guid}`);
    expect(new Set(item.parts).size === item.parts.length, `parts ${item.parts.join()}`);
    const moment = Date.parse(video?.published_at ?? "");
    const date = Number.isNaN(moment) ? null : new Date(moment).toUTCString();
    expect(item.date === date, `pubDate ${item.date}, not ${date}`);
  }
  return faults;
}

interface Compared {
  lists: number;
  readonly json: string[];
  readonly csv: string[];
  readonly rss: string[];
}

async function compareOne(page: Page, address: string, asked: AskedFor, compared: Compared): Promise<void> {
  const query = queryOf(asked);
  const base = `${address}c/${asked.channel}`;
  const named = `${asked.channel} ${asked.period} ${query}`;
  const file = (format: string): string => `${base}/month/${asked.period}.${format}?${query}`;
  const [html, json, csv, rss] = await Promise.all(
    [`${base}?month=${asked.period}&${query}`, file("json"), file("csv"), file("rss")].map((url) => ask(url)),
  );
  if (!html || !json || !csv || !rss) return;
  compared.lists++;
  const { videos }: Exported = JSON.parse(json.bytes.toString());
  const ids = videos.map(({ id }) => id);
  const unescaped = cardsOf(html.bytes.toString()).map((id) =>
    id
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&"),
  );
  if (unescaped.join("\n") !== ids.map(asHtml).join("\n")) compared.json.push(named);
  try {
    const [head = [], ...rows] = readCsv(csv.bytes.toString());
    const columns = head.slice(0, COLUMNS.length).join() === COLUMNS.join();
    const wanted = videos.map((video) => cellsOf(video, asked.sort).join("\u0001"));
    const whole = rows.every((row) => row.length === head.length);
    if (!columns || !whole || rows.map((row) => row.join("\u0001")).join("\u0002") !== wanted.join("\u0002")) {
      compared.csv.push(named);
    }
  } catch (error) {
    compared.csv.push(`${named}: ${error}`);
  }
  const feed = await page.evaluate<Feed>(`(${READ})(${JSON.stringify(rss.bytes.toString())})`);
  const faults = feedFaults(feed, videos, file("rss"));
  const type = String(rss.headers["content-type"]);
  if (!type.startsWith("application/rss+xml")) faults.push(type);
  if (faults.length > 0) compared.rss.push(`${named}: ${faults.slice(0, 2).join(", ")}`);
}

function asHtml(text: string): string {
  return text.replaceAll("\0", "");
}

async function compareMany(
  browser: Browser,
  database: string,
  channel: string,
  count: number,
  compared: Compared,
): Promise<void> {
  await withViewer(database, ({ address }) =>
    visit(browser, { javaScriptEnabled: true }, async ({ page }) => {
      const sql = new SqlOracle(database, "UTC");
      const asks = new Asks(count, channel, sql.months(channel));
      sql.close();
      for (let i = 0; i < count; i++) {
        const asked = asks.next(i % 8 === 7);
        if (asked.period !== OUTSIDE) await compareOne(page, address, asked, compared);
      }
    }),
  );
}

/** JSON, CSV and RSS of random lists beside the cards of their page. */
export async function exportFindings(quick: boolean): Promise<Finding[]> {
  const compared: Compared = { lists: 0, json: [], csv: [], rss: [] };
  const made = await demo(quick ? 500 : 20_000);
  const small = await tied();
  await withBrowser((browser) =>
    inFolder(async (folder) => {
      const hostile = `${folder}/hostile.db`;
      writeHostileWorld(hostile, quick ? 40 : 300);
      await compareMany(browser, made, CHANNEL, quick ? 15 : 600, compared);
      await compareMany(browser, small, "UCa", quick ? 15 : 300, compared);
      await compareMany(browser, hostile, HOSTILE_CHANNEL, quick ? 10 : 100, compared);
    }),
  );
  return [
    allOf("lists whose JSON has the order of the page", compared.lists, compared.json),
    allOf("lists whose CSV, parsed, has the values of the JSON", compared.lists, compared.csv),
    allOf(
      "lists whose RSS is RSS 2.0 with the titles, dates and ids of the JSON in its order",
      compared.lists,
      compared.rss,
    ),
  ];
}
