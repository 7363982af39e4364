import type { Ranking, Video } from "./archive.ts";
import { grouped, shortMonth } from "./format.ts";
import { type Listing, watchUrl } from "./listing.ts";
import { periodName } from "./period.ts";

export interface FeedAddresses {
  /** The page that shows the list. */
  readonly page: string;
  /** The feed itself. */
  readonly self: string;
  /** Whole address of a video's picture; undefined where it has none to show. */
  readonly picture: (video: Video) => string | undefined;
}

/** What the page calls things. */
export interface FeedWords {
  /** One of those listed, such as "video" or "live stream". */
  readonly noun: string;
  /** The order of the list, such as "by likes per view". */
  readonly order: string;
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** The list as RSS 2.0, an item a video in the order of the page, with pictures after Media RSS. */
export function rssExport(listing: Listing, addresses: FeedAddresses, words: FeedWords): string {
  const { channel, ask, ranking, zone } = listing;
  const title = `${channel.title}: top videos, ${periodName(ask.period)}`;
  const what = ask.q === "" ? "" : ` that match "${ask.q}"`;
  const description = `${numberOf(ranking, words.noun)}${what}, ${words.order}. Months are in ${zone}.`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${xml(title)}</title>
<link>${xml(addresses.page)}</link>
<description>${xml(description)}</description>
<atom:link href="${xml(addresses.self)}" rel="self" type="application/rss+xml"/>
${ranking.videos.map((video) => item(video, addresses)).join("")}</channel>
</rss>
`;
}

function numberOf({ videos, total }: Ranking, noun: string): string {
  const all = `${grouped(total)} ${noun}${total === 1 ? "" : "s"}`;
  return videos.length < total ? `The first ${videos.length} of ${all}` : all;
}

function item(video: Video, { picture }: FeedAddresses): string {
  const url = xml(watchUrl(video.id));
  const date = video.publishedAt === null ? null : rfc822(video.publishedAt);
  const image = picture(video);
  return `<item>
<title>${xml(video.title)}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
${date === null ? "" : `<pubDate>${date}</pubDate>\n`}<description>${xml(counts(video))}</description>
${image === undefined ? "" : `<media:thumbnail url="${xml(image)}"/>\n`}</item>
`;
}

function counts({ views, likes, comments }: Video): string {
  const known = [
    { count: views, noun: "views" },
    { count: likes, noun: "likes" },
    { count: comments, noun: "comments" },
  ].filter(({ count }) => count !== null);
  return known.map(({ count, noun }) => `${count} ${noun}`).join(", ");
}

/** Text as it may stand in an element or a quoted attribute; characters that XML 1.0 cannot hold are left out. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found);
}

/**
 * A time of the archive as RFC 822 with the four-digit year of RSS; null where it is none. The day of the week is that
 * of J. Sakamoto's table of month offsets.
 */
export function rfc822(iso: string): string | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})/.exec(iso);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  const weekday = (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
  return `${DAYS[weekday]}, ${found[3]} ${shortMonth(month)} ${found[1]} ${found[4]} GMT`;
}
