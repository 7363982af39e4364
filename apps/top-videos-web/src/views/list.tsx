/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { ChannelSums } from "../core/archive.ts";
import type { Ask, Period } from "../core/ask.ts";
import { following } from "../core/following.ts";
import { grouped } from "../core/format.ts";
import type { ErrorPageModel, ListModel } from "../core/page.ts";
import { periodKey, periodName, previous } from "../core/period.ts";
import { card, shownOf } from "./card.ts";
import { SWAPS_LIST } from "./hx.ts";
import { exportPath, listPath, watchAllUrl } from "./links.ts";
import { Summary } from "./summary.tsx";
import { nounOf } from "./words.ts";

/** Videos that YouTube's address for several of them takes. */
const LONGEST_QUEUE = 50;

/** The list as it is announced: "Top 10 of 214 videos, December 2024". */
function heading({ ask, ranking }: ListModel): string {
  const what = shownOf(ranking.videos.length, ranking.total, nounOf(ask.kind));
  const found = ask.q === "" ? "" : `, search "${ask.q}"`;
  return `Top ${what}, ${periodName(ask.period)}${found}`;
}

/** What the page's script has to know of a list: how to announce it, and what was asked. */
function facts(model: ListModel): Readonly<Record<string, string>> {
  const { ask, channel } = model;
  return {
    "data-heading": heading(model),
    "data-title": titleOf(channel, ask),
    "data-month": periodKey(ask.period),
    "data-sort": ask.sort,
    "data-n": String(ask.n),
    "data-kind": ask.kind ?? "",
    "data-q": ask.q,
  };
}

/** Title of the window for a list. */
export function titleOf(channel: ChannelSums, ask: Ask): string {
  return `Top Videos - ${periodName(ask.period)} - ${channel.title}`;
}

/** Neighbours that can have videos: none before the first month, none after the data were collected. */
function neighbours({ ask, before, channel }: ListModel): { older: Period | null; newer: Period | null } {
  const newer = following(ask.period);
  const last = channel.freshness.retrievedAt ?? "";
  return {
    older: before === null ? null : previous(ask.period),
    newer: newer !== null && periodKey(newer) <= last ? newer : null,
  };
}

function Steps({ model }: { model: ListModel }) {
  const { older, newer } = neighbours(model);
  if (older === null && newer === null) return null;
  const link = (period: Period, rel: string, word: string) => (
    <a class={rel} rel={rel} href={listPath(model.channel.id, { ...model.ask, period })}>
      <span class="sr">{word}: </span>
      {periodName(period)}
    </a>
  );
  return (
    <nav class="steps" aria-label="Neighbouring periods" {...SWAPS_LIST}>
      {older === null ? null : link(older, "prev", "Previous")}
      {newer === null ? null : link(newer, "next", "Next")}
    </nav>
  );
}

function Actions({ model }: { model: ListModel }) {
  const { channel, ask, ranking } = model;
  const playable = ranking.videos.filter(({ playback }) => playback === "here").map(({ id }) => id);
  return (
    <div class="actions">
      <p>{shownOf(ranking.videos.length, ranking.total, nounOf(ask.kind))}</p>
      {playable.length > 1 ? (
        <a class="play-all" href={watchAllUrl(playable.slice(0, LONGEST_QUEUE))}>
          Play all
        </a>
      ) : null}
      <a class="copy" href={listPath(channel.id, ask)}>
        Copy link
      </a>
      <span class="exports">
        <a href={exportPath(channel.id, ask, "json")}>JSON</a>
        <a href={exportPath(channel.id, ask, "csv")}>CSV</a>
        <a href={exportPath(channel.id, ask, "rss")}>RSS</a>
      </span>
    </div>
  );
}

function emptyText({ kind, q, period }: Ask): string {
  const when = period.type === "all" ? "" : ` in ${periodName(period)}`;
  if (q !== "") return `No videos match "${q}"${when}${kind === null ? "" : " of this kind"}`;
  return `No videos${when}${kind === null ? "" : " of this kind"}`;
}

function Empty({ model }: { model: ListModel }) {
  const { ask, channel } = model;
  const all: Period = { type: "all" };
  return (
    <div class="empty" {...SWAPS_LIST}>
      <p dir="auto">{emptyText(ask)}</p>
      <p>Choose a month with a number in the grid above, or:</p>
      <ul>
        {ask.kind === null ? null : (
          <li>
            <a href={listPath(channel.id, { ...ask, kind: null })}>Show all kinds</a>
          </li>
        )}
        {ask.q === "" ? null : (
          <li>
            <a href={listPath(channel.id, { ...ask, q: "" })}>Clear the search</a>
          </li>
        )}
        {ask.period.type === "all" ? null : (
          <li>
            <a href={listPath(channel.id, { ...ask, period: all })}>Look in all time</a>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The part of a channel's page that changes with what is asked for, as the page holds it and as a fragment. */
export function renderList(model: ListModel): string {
  const { site, channel, ask, ranking } = model;
  const place = { site, channelId: channel.id, sort: ask.sort };
  let cards = "";
  for (const [i, video] of ranking.videos.entries()) cards += card(video, i, place).text;
  return String(
    <section id="list" aria-labelledby="list-title" {...facts(model)}>
      <header class="list-head">
        <h2 id="list-title">Top Videos - {periodName(ask.period)}</h2>
        <Steps model={model} />
      </header>
      <div class="list-body">
        <Summary model={model} />
        {ranking.videos.length === 0 ? (
          <Empty model={model} />
        ) : (
          <>
            <Actions model={model} />
            {ranking.capped ? (
              <p class="note">
                More videos match than are ranked: these are the best of the first {grouped(ranking.total)}. Add a word
                to narrow the search.
              </p>
            ) : null}
            <div class="cards">{raw(cards)}</div>
          </>
        )}
      </div>
    </section>,
  );
}

/** An error in the place of the list. */
export function renderErrorList({ code, message, hint }: ErrorPageModel): string {
  return String(
    <section id="list" data-heading="Error" aria-labelledby="list-title">
      <header class="list-head">
        <h2 id="list-title">This did not work</h2>
      </header>
      <div class="list-body empty" role="alert">
        <p dir="auto">{message}</p>
        {hint === undefined ? null : <p dir="auto">{hint}</p>}
        <p class="code">{code}</p>
      </div>
    </section>,
  );
}
