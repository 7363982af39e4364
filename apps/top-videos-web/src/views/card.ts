import type { Thumbnail, Video } from "../core/archive.ts";
import type { Sort } from "../core/ask.ts";
import { clock, compact, counted, day, percent, spoken } from "../core/format.ts";
import type { Site } from "../core/page.ts";
import { html, type Markup } from "./html.ts";
import { videoPath, watchUrl } from "./links.ts";
import { PLAYBACK_NAMES } from "./words.ts";

/** Cards in the first row of a wide window: their pictures are loaded at once. */
const FIRST_ROW = 4;

/** Drawn backgrounds that a card without a picture can have. */
const ARTS = 6;

/** Width in pixels from which a picture is sharp in a card, and on a dense screen. */
const SHARP = { once: 300, twice: 600 } as const;

// A card is a little wider than the smaller picture, which is worth it: the larger one has four times the bytes.
const SIZES = "(max-width:640px) 92vw,320px";

/** FNV-1a of a text, so that a video keeps its drawn card. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Class of the drawn background of a text's card. */
export function artOf(id: string): string {
  return `a${hash(id) % ARTS}`;
}

/** One picture for screens of one pixel a CSS pixel and one for denser ones, of those that are stored. */
function candidates(thumbnails: readonly Thumbnail[]): readonly [Thumbnail, Thumbnail] | undefined {
  const widest = thumbnails.at(-1);
  if (widest === undefined) return undefined;
  const once = thumbnails.find(({ width }) => width >= SHARP.once) ?? widest;
  return [once, thumbnails.find(({ width }) => width >= SHARP.twice) ?? widest];
}

/** @param place 0 for the first of the list; the pictures after the first row wait until they are near the window */
function picture(site: Site, { id, thumbnails }: Video, place: number): Markup | null {
  const chosen = candidates(thumbnails);
  if (chosen === undefined) return null;
  const [once, twice] = chosen;
  const small = site.thumbnailUrl(id, once);
  const when = place === 0 ? html`fetchpriority="high"` : html`loading="${place < FIRST_ROW ? "eager" : "lazy"}"`;
  const set =
    once === twice
      ? null
      : html` srcset="${small} ${once.width}w,${site.thumbnailUrl(id, twice)} ${twice.width}w" sizes="${SIZES}"`;
  return html`<img src="${small}"${set} alt="" width="320" height="180" ${when} decoding="async">`;
}

/** "99.4K views", or that YouTube hides them. */
function count(value: number | null, noun: string): string {
  if (value === null) return `${noun}s hidden`;
  return `${compact(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** The figure that a computed order goes by; null for the orders by YouTube's own. */
function figure({ views, likes, comments, percentile }: Video, sort: Sort): string | null {
  if (sort === "percentile") {
    return percentile === null ? "No percentile" : `More views than ${percentile.toFixed(1)}% of its month`;
  }
  if (sort !== "likes_per_view" && sort !== "comments_per_view") return null;
  const [part, noun] = sort === "likes_per_view" ? [likes, "likes"] : [comments, "comments"];
  if (part === null || views === null || views === 0) return `No ${noun} per view`;
  return `${percent(part / views)} ${noun} per view`;
}

/** What a link that plays a video is called: "Play: TITLE, 1 minute 38 seconds". */
export function playName({ title, durationS }: Video): string {
  return `Play: ${title}${durationS === null ? "" : `, ${spoken(durationS)}`}`;
}

export interface CardPlace {
  readonly site: Site;
  readonly channelId: string;
  readonly sort: Sort;
}

/** @param place 0 for the first of the list */
export function card(video: Video, place: number, { site, channelId, sort }: CardPlace): Markup {
  const { id, title, durationS, kind, playback, publishedAt, publishedDay } = video;
  const watch = watchUrl(id);
  const time = durationS === null ? null : html`<b class="time" aria-hidden="true">${clock(durationS)}</b>`;
  const badge =
    kind === "short" || kind === "live"
      ? html`<b class="kind ${kind}" aria-hidden="true">${kind === "short" ? "Short" : "Live"}</b>`
      : null;
  const out = playback === "here" ? null : html`<p class="out">${PLAYBACK_NAMES[playback]}: opens YouTube</p>`;
  const derived = figure(video, sort);
  const date =
    publishedAt === null || publishedDay === null
      ? html`<span>No date</span>`
      : html`<time datetime="${publishedAt}">${day(publishedDay)}</time>`;
  return html`<article class="card" data-video="${id}" data-playback="${playback}"><a class="play ${artOf(id)}" href="${watch}">${picture(site, video, place)}<span class="sr">${playName(video)}</span>${time}${badge}</a><b class="rank">${place + 1}</b><div class="text"><h3 dir="auto"><a class="play" href="${watch}" tabindex="-1">${title}</a></h3>${derived === null ? null : html`<p class="derived">${derived}</p>`}<p><b class="views">${count(video.views, "view")}</b> <i>${count(video.likes, "like")}</i></p><p>${count(video.comments, "comment")}</p>${out}<p class="foot">${date}<a href="${videoPath(channelId, id)}" aria-label="History of ${title}">History</a></p></div></article>`;
}

/** "10 of 214 videos", or all of them. */
export function shownOf(shown: number, total: number, noun: string): string {
  return shown < total ? `${shown} of ${counted(total, noun)}` : counted(total, noun);
}
