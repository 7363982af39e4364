/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { ChannelPageModel } from "../core/page.ts";
import { ChannelBar, RunNotice } from "./channel-bar.tsx";
import { channelHistory } from "./charts.ts";
import { Controls } from "./controls.tsx";
import { SWAPS_LIST } from "./hx.ts";
import { renderShell } from "./layout.tsx";
import { exportPath } from "./links.ts";
import { renderList, titleOf } from "./list.tsx";
import { Stats } from "./stats.tsx";

/**
 * A channel's page.
 *
 * @param grid what fillGrid of the channel's grid gave for the same ask
 */
export function renderChannelPage(model: ChannelPageModel, grid: string): string {
  const { site, reader, channel, channels, ask, months, history } = model;
  return renderShell({
    site,
    reader,
    title: titleOf(channel, ask),
    feed: exportPath(channel.id, ask, "rss"),
    page: "browse",
    children: (
      <>
        <ChannelBar channel={channel} channels={channels} />
        <RunNotice freshness={channel.freshness} />
        <Stats sums={channel} months={months} />
        <section class="pick" aria-labelledby="months-title">
          <h2 id="months-title">Select a Month</h2>
          <p class="legend" aria-hidden="true">
            Fewer views <i class="s1" />
            <i class="s2" />
            <i class="s3" />
            <i class="s4" />
            <i class="s5" /> more
          </p>
          <nav id="months" aria-labelledby="months-title" {...SWAPS_LIST}>
            {raw(grid)}
          </nav>
        </section>
        <div class="results">
          <Controls channelId={channel.id} ask={ask} derived={site.derived} />
          {raw(renderList(model))}
        </div>
        {history.length > 1 ? (
          <section class="history" aria-labelledby="history-title">
            <h2 id="history-title">The channel over time</h2>
            {raw(channelHistory(history).text)}
          </section>
        ) : null}
      </>
    ),
  });
}
