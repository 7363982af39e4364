import type { ChannelMoment } from "../core/archive.ts";
import type { ChannelPageModel } from "../core/page.ts";
import { channelBar, runNotice } from "./channel-bar.ts";
import { channelHistory } from "./charts.ts";
import { controls } from "./controls.ts";
import { html, Markup } from "./html.ts";
import { SWAPS_LIST } from "./hx.ts";
import { renderShell } from "./layout.ts";
import { exportPath } from "./links.ts";
import { list, titleOf } from "./list.ts";
import { stats } from "./stats.ts";

const LEGEND: Markup = html`<p class="legend" aria-hidden="true"><span>Number: videos. Colour: fewer</span> <i class="s1"></i><i class="s2"></i><i class="s3"></i><i class="s4"></i><i class="s5"></i> more views</p>`;

/** Drawings by the history they show; a data version of the archive has one such list. */
const drawn = new WeakMap<readonly ChannelMoment[], Markup>();

function history(moments: readonly ChannelMoment[], derived: boolean): Markup | null {
  if (moments.length < 2) return null;
  const kept = drawn.get(moments);
  if (kept !== undefined) return kept;
  const made = html`<section class="history" aria-labelledby="history-title"><h2 id="history-title">The channel over time</h2>${channelHistory(moments, derived)}</section>`;
  drawn.set(moments, made);
  return made;
}

/**
 * A channel's page.
 *
 * @param grid what fillGrid of the channel's grid gave for the same ask
 */
export function renderChannelPage(model: ChannelPageModel, grid: string): string {
  const { site, reader, channel, channels, ask, months } = model;
  const pick = html`<section class="pick" aria-labelledby="months-title"><h2 id="months-title">Select a Month</h2>${LEGEND}<nav id="months" aria-labelledby="months-title" ${SWAPS_LIST}>${new Markup(grid)}</nav></section>`;
  const main = html`${channelBar(channel, channels)}${runNotice(channel.freshness)}${stats(channel, months)}${pick}<div class="results">${controls(channel.id, ask, site.derived)}${list(model)}</div>${history(model.history, site.derived)}`;
  return renderShell({
    site,
    reader,
    title: titleOf(channel, ask),
    feed: exportPath(channel.id, ask, "rss"),
    page: "browse",
    main,
  });
}
