/** @jsxImportSource hono/jsx */
import type { JSX } from "hono/jsx/jsx-runtime";
import type { ChannelSums, Freshness } from "../core/archive.ts";
import { compact, counted, grouped, moment } from "../core/format.ts";
import { artOf } from "./card.ts";
import { channelPath } from "./links.ts";

/** A letter on a drawn ground: the pictures of channels are on hosts that a page does not load from. */
export function Avatar({ channel }: { channel: ChannelSums }): JSX.Element {
  const [letter = "?"] = channel.title.trim();
  return (
    <span class={`avatar ${artOf(channel.id)}`} aria-hidden="true">
      {letter.toUpperCase()}
    </span>
  );
}

/** "20,000 of 20,020 known", and why that may not be all. */
export function coverageText({ coverage }: Freshness, stored: number): string {
  if (coverage === null) return `${grouped(stored)} collected`;
  return coverage.claimed === null
    ? `${grouped(coverage.listed)} found`
    : `${grouped(coverage.listed)} of ${grouped(coverage.claimed)} known`;
}

/** When the data were collected. */
export function Age({ at }: { at: string | null }): JSX.Element {
  if (at === null) return <span>not collected yet</span>;
  return (
    <span>
      data of{" "}
      <time class="age" datetime={at}>
        {moment(at)}
      </time>
    </span>
  );
}

/** Whose videos the page shows, how whole and how old the data are, and a way to the other channels. */
export function ChannelBar({
  channel,
  channels,
}: {
  channel: ChannelSums;
  channels: readonly ChannelSums[];
}): JSX.Element {
  const { freshness } = channel;
  return (
    <div class="channel">
      <Avatar channel={channel} />
      <p class="name">
        <bdi>{channel.title}</bdi>
      </p>
      <p>
        {channel.handle === null ? null : <bdi>{channel.handle}</bdi>}
        {channel.subscribers === null ? null : <span>{compact(channel.subscribers)} subscribers</span>}
        <span>{coverageText(freshness, channel.videos)}</span>
        <Age at={freshness.retrievedAt} />
      </p>
      {channels.length > 1 ? (
        <details class="picker">
          <summary>Other channels</summary>
          <ul>
            {channels.map((other) => (
              <li>
                <a href={channelPath(other.id)} aria-current={other.id === channel.id ? "page" : undefined}>
                  <bdi>{other.title}</bdi> <small>{counted(other.videos, "video")}</small>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** That the numbers may still change, where a run is not done. */
export function RunNotice({ freshness }: { freshness: Freshness }): JSX.Element | null {
  if (freshness.run === "idle") return null;
  return (
    <p class="note">
      {freshness.run === "running"
        ? "A run is collecting this channel now: numbers grow until it is done."
        : "The last run was cut off before it was done: some videos may be missing. Start the same command again to go on."}
    </p>
  );
}
