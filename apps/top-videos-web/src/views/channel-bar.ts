import type { ChannelSums, Freshness } from "../core/archive.ts";
import { compact, counted, grouped, moment } from "../core/format.ts";
import { artOf } from "./card.ts";
import { html, type Markup } from "./html.ts";
import { channelPath } from "./links.ts";

/** A letter on a drawn ground: the pictures of channels are on hosts that a page does not load from. */
export function avatar(channel: ChannelSums): Markup {
  const [letter = "?"] = channel.title.trim();
  return html`<span class="avatar ${artOf(channel.id)}" aria-hidden="true">${letter.toUpperCase()}</span>`;
}

/** "20,000 of 20,020 collected". */
export function coverageText({ coverage }: Freshness, stored: number): string {
  if (coverage === null) return `${grouped(stored)} collected`;
  return coverage.claimed === null
    ? `${grouped(coverage.listed)} collected`
    : `${grouped(coverage.listed)} of ${grouped(coverage.claimed)} collected`;
}

/** When the data were collected. @param word what is said before the time */
export function age({ retrievedAt }: Freshness, word: "as of" | "collected"): Markup {
  if (retrievedAt === null) return html`<span>not collected yet</span>`;
  return html`<span>${word} <time class="age" datetime="${retrievedAt}">${moment(retrievedAt)}</time></span>`;
}

function picker(chosen: ChannelSums, channels: readonly ChannelSums[]): Markup | null {
  if (channels.length < 2) return null;
  const items = channels
    .filter(({ id }) => id !== chosen.id)
    .map(
      ({ id, title, videos }) =>
        html`<li><a href="${channelPath(id)}"><bdi>${title}</bdi> <small>${counted(videos, "video")}</small></a></li>`,
    );
  return html`<details class="picker"><summary>Other channels</summary><ul>${items}<li><a href="/">All channels</a></li></ul></details>`;
}

/** Whose videos the page shows, how whole and how old the data are, and a way to the other channels. */
export function channelBar(channel: ChannelSums, channels: readonly ChannelSums[]): Markup {
  const { title, handle, subscribers, freshness, videos } = channel;
  const known = subscribers === null ? null : html`<span>${compact(subscribers)} subscribers</span>`;
  return html`<div class="channel">${avatar(channel)}<p class="name"><bdi>${title}</bdi></p>${picker(channel, channels)}<p>${handle !== null && html`<bdi>${handle}</bdi>`}${known}<span>${coverageText(freshness, videos)}</span>${age(freshness, "as of")}</p></div>`;
}

/** That the numbers may still change, where a run is not done. */
export function runNotice({ run }: Freshness): Markup | null {
  if (run === "idle") return null;
  const text =
    run === "running"
      ? "A run is collecting this channel now: numbers grow until it is done."
      : "The last run was cut off before it was done: some videos may be missing. Start the same command again to go on.";
  return html`<p class="note">${text}</p>`;
}
