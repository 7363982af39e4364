/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { ChannelSums } from "../core/archive.ts";
import { compact, counted } from "../core/format.ts";
import type { ChannelsPageModel } from "../core/page.ts";
import { age, avatar, coverageText } from "./channel-bar.ts";
import { rendered } from "./html.ts";
import { renderShell } from "./layout.ts";
import { channelPath } from "./links.ts";

function ChannelCard({ channel }: { channel: ChannelSums }) {
  return (
    <li>
      {raw(avatar(channel).text)}
      <h2>
        <a href={channelPath(channel.id)}>
          <bdi>{channel.title}</bdi>
        </a>
      </h2>
      <p>
        {counted(channel.videos, "video")} <i>{compact(channel.views)} views</i>
      </p>
      <p>
        {channel.handle === null ? null : <bdi>{channel.handle}</bdi>} {coverageText(channel.freshness, channel.videos)}
        , {raw(age(channel.freshness, "as of").text)}
      </p>
      {channel.freshness.run === "idle" ? null : (
        <p class="note">{channel.freshness.run === "running" ? "Being collected now" : "Last run unfinished"}</p>
      )}
    </li>
  );
}

function Nothing() {
  return (
    <div class="empty">
      <h1>Nothing collected yet</h1>
      <p>Fill this database with a channel, then load the page again:</p>
      <pre>
        <code>youtube-scrape scrape CHANNEL --db FILE</code>
      </pre>
      <p>
        CHANNEL is a handle such as @name, an id or an address. It needs a free YouTube API key; <code>--demo</code>{" "}
        needs none.
      </p>
    </div>
  );
}

/** The channels there are, or how to collect one. */
export function renderChannelsPage({ site, reader, channels }: ChannelsPageModel): string {
  return renderShell({
    site,
    reader,
    title: "YouTube Video Browser",
    page: "home",
    main: rendered(
      channels.length === 0 ? (
        <Nothing />
      ) : (
        <>
          <h1>{counted(channels.length, "channel")}</h1>
          <ul class="channels">
            {channels.map((channel) => (
              <ChannelCard channel={channel} />
            ))}
          </ul>
        </>
      ),
    ),
  });
}
