import type { Thumbnail, Video } from "../core/archive.ts";
import type { Sort } from "../core/ask.ts";
import { clock, compact, counted, day, spoken } from "../core/format.ts";
import { derivedFigure, watchUrl } from "../core/listing.ts";
import type { Site } from "../core/page.ts";
import { html, type Markup } from "./html.ts";
import { videoPath } from "./links.ts";
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

/** A picture as a page may load it. */
export interface Source {
  readonly url: string;
  readonly width: number;
}

/** The narrowest picture from a width on that a page may load, else the widest that it may; undefined where it may none. */
export function sourceOf(site: Site, { id, thumbnails }: Video, least: number): Source | undefined {
  const loaded = (thumbnail: Thumbnail): Source | undefined => {
    const url = site.thumbnailUrl(id, thumbnail);
    return url === "" ? undefined : { url, width: thumbnail.width };
  };
  for (const thumbnail of thumbnails) {
    const source = thumbnail.width >= least ? loaded(thumbnail) : undefined;
    if (source !== undefined) return source;
  }
  for (const thumbnail of thumbnails.toReversed()) {
    const source = thumbnail.width < least ? loaded(thumbnail) : undefined;
    if (source !== undefined) return source;
  }
  return undefined;
}

/** @param place 0 for the first of the list; the pictures after the first row wait until they are near the window */
function picture(site: Site, video: Video, place: number): Markup | null {
  const once = sourceOf(site, video, SHARP.once);
  if (once === undefined) return null;
  const twice = sourceOf(site, video, SHARP.twice) ?? once;
  const when = place === 0 ? html`fetchpriority="high"` : html`loading="${place < FIRST_ROW ? "eager" : "lazy"}"`;
  const set =
    once.url === twice.url
      ? null
      : html` srcset="${once.url} ${once.width}w,${twice.url} ${twice.width}w" sizes="${SIZES}"`;
  return html`<img src="${once.url}"${set} alt="" width="320" height="180" ${when} decoding="async">`;
}

/** "99.4K views", or that YouTube hides them. */
function count(value: number | null, noun: string): string {
  if (value === null) return `${noun}s hidden`;
  return `${compact(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** The figure that a computed order goes by, in words; null for the orders by YouTube's own. */
function figure(video: Video, sort: Sort): string | null {
  const derived = derivedFigure(video, sort);
  if (derived === null) return null;
  const { value } = derived;
  if (sort === "percentile") {
    if (value === null) return "No percentile";
    return value >= 100
      ? "Most views of its month"
      : `More views than ${Math.min(99.9, value).toFixed(1)}% of its month`;
  }
  const noun = sort === "likes_per_view" ? "likes" : "comments";
  return value === null ? `No ${noun} per view` : `${(value * 100).toFixed(2)} ${noun} per 100 views`;
}

/** What a link to a video is called: "Play: TITLE, 1 minute 38 seconds", or "Watch on YouTube" where it plays only there. */
export function playName({ title, durationS, playback }: Video): string {
  const act = playback === "here" ? "Play" : "Watch on YouTube";
  return `${act}: ${title}${hasLength(durationS) ? `, ${spoken(durationS)}` : ""}`;
}

/** Whether a length is known; YouTube says 0 of streams that run and of videos to come. */
function hasLength(durationS: number | null): durationS is number {
  return durationS !== null && durationS > 0;
}

/** The length on a picture; null where it is not known. */
export function lengthBadge({ durationS }: Video): Markup | null {
  return hasLength(durationS) ? html`<b class="time" aria-hidden="true">${clock(durationS)}</b>` : null;
}

export interface CardPlace {
  readonly site: Site;
  readonly channelId: string;
  readonly sort: Sort;
}

/** @param place 0 for the first of the list */
export function card(video: Video, place: number, { site, channelId, sort }: CardPlace): Markup {
  const { id, title, kind, playback, publishedAt, publishedDay } = video;
  const watch = watchUrl(id);
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
  return html`<article class="card" data-video="${id}" data-playback="${playback}"><a class="play ${artOf(id)}" href="${watch}">${picture(site, video, place)}<span class="sr">${playName(video)}</span>${lengthBadge(video)}${badge}</a><b class="rank">${place + 1}</b><div class="text"><h3 dir="auto"><a class="play" href="${watch}" tabindex="-1">${title}</a></h3>${derived === null ? null : html`<p class="derived">${derived}</p>`}<p><b class="views">${count(video.views, "view")}</b> <i>${count(video.likes, "like")}</i></p><p>${count(video.comments, "comment")}</p>${out}<p class="foot">${date}<a href="${videoPath(channelId, id)}" aria-label="History of ${title}">History</a></p></div></article>`;
}

/** "10 of 214 videos", or all of them. */
export function shownOf(shown: number, total: number, noun: string): string {
  return shown < total ? `${shown} of ${counted(total, noun)}` : counted(total, noun);
}
