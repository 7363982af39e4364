import type { PeriodSummary, SameMonth } from "../core/archive.ts";
import type { Ask } from "../core/ask.ts";
import { change, clock, compact, counted, grouped } from "../core/format.ts";
import type { ListModel } from "../core/page.ts";
import { monthName, periodName, previous } from "../core/period.ts";
import { html, type Markup } from "./html.ts";
import { SWAPS_LIST } from "./hx.ts";
import { listPath } from "./links.ts";
import { KIND_NAMES } from "./words.ts";

/** Height of a bar's drawing in its own units. */
const BAR = 36;

const MIX_WIDTH = 200;

const KINDS = ["long", "short", "live", "unknown"] as const;

function fact(name: string, value: string, note: Markup | null = null): Markup {
  return html`<div><dt>${name}</dt><dd>${value}${note}</dd></div>`;
}

/** How the videos divide into kinds: a bar, and beneath it what it shows. */
function mix({ byKind, videos }: PeriodSummary): Markup | null {
  if (videos === 0) return null;
  let x = 0;
  const bars: Markup[] = [];
  const names: Markup[] = [];
  for (const kind of KINDS) {
    const count = byKind[kind];
    if (count === 0) continue;
    const width = Math.round((MIX_WIDTH * count) / videos);
    bars.push(html`<rect class="k-${kind}" x="${x}" width="${width}" height="8"/>`);
    x += width;
    const name = kind === "unknown" ? "Other" : KIND_NAMES[kind];
    names.push(html`<small class="k-${kind}">${name} ${grouped(count)}</small>`);
  }
  return html`<div class="kinds"><dt>Kinds</dt><dd><svg class="mix" viewBox="0 0 ${MIX_WIDTH} 8" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>${names}</dd></div>`;
}

/** The month in other years as bars of views, each of which leads there. */
function sameMonthBars(channelId: string, ask: Ask, years: readonly SameMonth[]): Markup | null {
  const { period } = ask;
  if (period.type !== "month" || years.length < 2) return null;
  const { month } = period;
  const most = years.reduce((views, year) => Math.max(views, year.views), 1);
  const bars = years.toReversed().map(({ year, videos, views }) => {
    const height = Math.max(1, Math.round((BAR * views) / most));
    const name = `${monthName(month)} ${year}, ${counted(videos, "video")}, ${counted(views, "view")}`;
    const href = listPath(channelId, { ...ask, period: { type: "month", year, month } });
    const current = year === period.year && html` aria-current="page"`;
    return html`<li><a href="${href}" aria-label="${name}"${current}><svg viewBox="0 0 8 ${BAR}" preserveAspectRatio="none" aria-hidden="true"><rect y="${BAR - height}" width="8" height="${height}"/></svg><i>${String(year).slice(0, -2)}</i>${String(year).slice(-2)}</a></li>`;
  });
  return html`<nav class="years" aria-labelledby="years-title" ${SWAPS_LIST}><p id="years-title">${monthName(month)} in other years, by views</p><ol>${bars}</ol></nav>`;
}

/** That a figure is none of YouTube's. */
const COMPUTED: Markup = html`<small>computed here</small>`;

/** What there is to say of the whole period beside its list. */
export function summary({ site, ask, summary: sums, before, sameMonth, channel }: ListModel): Markup {
  const past = previous(ask.period);
  const note = (now: number, then: number | undefined): Markup | null => {
    const text = !site.derived || then === undefined || now === 0 ? null : change(now, then);
    return text === null || past === null
      ? null
      : html`<small title="Computed here">${text} from ${periodName(past)}</small>`;
  };
  const { medianViews, medianDurationS } = sums;
  const whole = ask.period.type === "all" ? "All time" : `All of ${periodName(ask.period)}`;
  const facts = [
    fact(whole, counted(sums.videos, "video"), note(sums.videos, before?.videos)),
    fact("Views", compact(sums.views), note(sums.views, before?.views)),
  ];
  if (site.derived && medianViews !== null) {
    facts.push(fact("Median views", compact(Math.round(medianViews)), COMPUTED));
  }
  if (site.derived && medianDurationS !== null) facts.push(fact("Median length", clock(medianDurationS), COMPUTED));
  return html`<aside class="summary" aria-label="${periodName(ask.period)} in numbers"><dl>${facts}${mix(sums)}</dl>${sameMonthBars(channel.id, ask, sameMonth)}</aside>`;
}
