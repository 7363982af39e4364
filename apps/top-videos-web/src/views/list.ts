import type { ChannelSums } from "../core/archive.ts";
import { type Ask, DERIVED_SORTS, type Period } from "../core/ask.ts";
import { sentence } from "../core/format.ts";
import type { ErrorPageModel, ListModel } from "../core/page.ts";
import { periodKey, periodName } from "../core/period.ts";
import { card, shownOf } from "./card.ts";
import { html, type Markup } from "./html.ts";
import { SWAPS_LIST } from "./hx.ts";
import { exportPath, listPath, watchAllUrl } from "./links.ts";
import { summary } from "./summary.ts";
import { KIND_NAMES, leadName, nounOf, orderName, SORT_NAMES, searchName, searchScope } from "./words.ts";

/** Videos that YouTube's address for several of them takes. */
const LONGEST_QUEUE = 50;

/** The list as it is announced: "Top 10 of 214 videos, December 2024". */
function heading({ ask, ranking }: ListModel): string {
  const noun = nounOf(ask.kind);
  const { length } = ranking.videos;
  const what =
    length === 0
      ? `No ${noun}s`
      : `${leadName(ask.sort)} ${shownOf(length, ranking.total, noun)}${orderName(ask.sort)}`;
  const found = ask.q === "" ? "" : `, search "${ask.q}"`;
  return `${what}, ${periodName(ask.period)}${found}`;
}

/** Title of the window for a list: all that was asked for, what goes without saying left out. */
export function titleOf(channel: ChannelSums, ask: Ask): string {
  const kind = ask.kind === null ? "" : ` - ${KIND_NAMES[ask.kind]}`;
  const sort = ask.sort === "views" ? "" : ` - ${SORT_NAMES[ask.sort]}`;
  return `Top Videos - ${searchName(ask)}${periodName(ask.period)}${sort}${kind} - ${channel.title}`;
}

/** What the page's script has to know of a list: how to announce it, and what was asked. */
function facts(model: ListModel): Markup {
  const { ask, channel } = model;
  return html`data-heading="${heading(model)}" data-title="${titleOf(channel, ask)}" data-month="${periodKey(ask.period)}" data-sort="${ask.sort}" data-n="${ask.n}" data-kind="${ask.kind ?? ""}" data-q="${ask.q}" data-scope="${searchScope(ask.period)}" data-feed="${exportPath(channel.id, ask, "rss")}"`;
}

/** Links to the nearest periods that have videos. */
function steps({ ask, earlier, later, channel }: ListModel): Markup | null {
  if (earlier === null && later === null) return null;
  const link = (period: Period | null, rel: string, word: string): Markup | null =>
    period &&
    html`<a class="${rel}" rel="${rel}" href="${listPath(channel.id, { ...ask, period })}"><span class="sr">${word}: </span>${periodName(period)}</a>`;
  return html`<nav class="steps" aria-label="Neighbouring periods" ${SWAPS_LIST}>${link(earlier, "prev", "Previous")}${link(later, "next", "Next")}</nav>`;
}

/** What can be done with the list as a whole; without videos only the steps are left. */
function actions(model: ListModel): Markup | null {
  const { channel, ask, ranking } = model;
  const neighbours = steps(model);
  if (ranking.videos.length === 0) return neighbours && html`<div class="actions">${neighbours}</div>`;
  const playable = ranking.videos.filter(({ playback }) => playback === "here").map(({ id }) => id);
  const all =
    playable.length > 1 &&
    html`<a class="play-all" href="${watchAllUrl(playable.slice(0, LONGEST_QUEUE))}">Play all</a>`;
  const by = DERIVED_SORTS.has(ask.sort) && `, by ${SORT_NAMES[ask.sort].toLowerCase()} (computed here)`;
  const wider =
    ask.q !== "" &&
    ask.period.type !== "all" &&
    html` <span ${SWAPS_LIST}><a href="${listPath(channel.id, { ...ask, period: { type: "all" } })}">Search all time</a></span>`;
  return html`<div class="actions">${neighbours}<p>${shownOf(ranking.videos.length, ranking.total, nounOf(ask.kind))}${by}${wider}</p>${all}<a class="copy" href="${listPath(channel.id, ask)}">Copy link</a><span class="exports"><a href="${exportPath(channel.id, ask, "json")}">JSON</a><a href="${exportPath(channel.id, ask, "csv")}">CSV</a><a href="${exportPath(channel.id, ask, "rss")}">RSS</a></span></div>`;
}

function emptyText({ kind, q, period }: Ask): string {
  const when = period.type === "all" ? "" : ` in ${periodName(period)}`;
  const what = q === "" ? "" : ` match "${q}"`;
  return `No videos${what}${when}${kind === null ? "" : " of this kind"}`;
}

/** That nothing was found, and the ways on. */
function empty({ ask, channel }: ListModel): Markup {
  const way = (text: string, other: Partial<Ask>): Markup =>
    html`<li><a href="${listPath(channel.id, { ...ask, ...other })}">${text}</a></li>`;
  const ways: Markup[] = [];
  if (ask.kind !== null) ways.push(way("Show all kinds", { kind: null }));
  if (ask.q !== "") ways.push(way("Clear the search", { q: "" }));
  if (ask.period.type !== "all") ways.push(way("Look in all time", { period: { type: "all" } }));
  const advice =
    ways.length > 0 &&
    html`<p>${ask.q === "" ? "Choose a month that has a number" : "All words must be in the title, the description or the tags of a video. Try fewer of them"}, or:</p><ul>${ways}</ul>`;
  return html`<div class="empty" ${SWAPS_LIST}><p dir="auto">${emptyText(ask)}</p>${advice}</div>`;
}

function body(model: ListModel): Markup {
  const { site, channel, ask, ranking } = model;
  if (ranking.videos.length === 0) return html`${actions(model)}${empty(model)}`;
  const place = { site, channelId: channel.id, sort: ask.sort };
  return html`${actions(model)}<div class="cards">${ranking.videos.map((video, i) => card(video, i, place))}</div>`;
}

/** The part of a channel's page that changes with what is asked for, as the page holds it and as a fragment. */
export function list(model: ListModel): Markup {
  return html`<section id="list" aria-labelledby="list-title" ${facts(model)}><header class="list-head"><h2 id="list-title">Top Videos - <bdi>${searchName(model.ask)}</bdi>${periodName(model.ask.period)}</h2></header><div class="list-body">${summary(model)}${body(model)}</div></section>`;
}

/** {@link list} as the answer to a request for the list alone. */
export function renderList(model: ListModel): string {
  return list(model).text;
}

/** An error in the place of the list. */
export function renderErrorList({ code, message, hint }: ErrorPageModel): string {
  const said = sentence(message);
  const advice = hint !== undefined && html`<p dir="auto">${sentence(hint)}</p>`;
  return html`<section id="list" data-heading="${said}" aria-labelledby="list-title"><header class="list-head"><h2 id="list-title" dir="auto">${said}</h2></header><div class="list-body empty">${advice}<p class="code">${code}</p></div></section>`
    .text;
}
