/** @jsxImportSource hono/jsx */
import { raw } from "hono/html";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { SameMonth } from "../core/archive.ts";
import type { Ask, Kind } from "../core/ask.ts";
import { change, clock, compact, counted, grouped, percent } from "../core/format.ts";
import type { ListModel } from "../core/page.ts";
import { monthName, periodName, previous } from "../core/period.ts";
import { html, type Markup } from "./html.ts";
import { SWAPS_LIST } from "./hx.ts";
import { listPath } from "./links.ts";
import { KIND_NAMES } from "./words.ts";

/** Height of a bar's drawing in its own units. */
const BAR = 36;

function Fact(props: { name: string; value: string; note?: string | null }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.value}
        {props.note ? <small>{props.note}</small> : null}
      </dd>
    </div>
  );
}

const MIX_WIDTH = 200;

/** How the videos divide into kinds: a bar, and beneath it what it shows. */
function Mix({ summary }: { summary: ListModel["summary"] }) {
  const kinds: readonly (Kind | "unknown")[] = ["long", "short", "live", "unknown"];
  const present = kinds.filter((kind) => summary.byKind[kind] > 0);
  let x = 0;
  const rects: Markup[] = [];
  for (const kind of present) {
    const width = Math.round((MIX_WIDTH * summary.byKind[kind]) / Math.max(1, summary.videos));
    rects.push(html`<rect class="k-${kind}" x="${x}" width="${width}" height="8"/>`);
    x += width;
  }
  const svg = html`<svg class="mix" viewBox="0 0 ${MIX_WIDTH} 8" preserveAspectRatio="none" aria-hidden="true">${rects}</svg>`;
  return (
    <div class="kinds">
      <dt>Kinds</dt>
      <dd>
        {raw(svg.text)}
        {present.map((kind) => (
          <small class={`k-${kind}`}>
            {kind === "unknown" ? "Other" : KIND_NAMES[kind]} {percent(summary.byKind[kind] / summary.videos)}
          </small>
        ))}
      </dd>
    </div>
  );
}

/** The month in other years as bars of views, each of which leads there. */
function sameMonthBars(channelId: string, ask: Ask, years: readonly SameMonth[], month: number): Markup {
  const most = years.reduce((views, year) => Math.max(views, year.views), 1);
  const shown = ask.period.type === "month" ? ask.period.year : 0;
  const bars = [...years].reverse().map(({ year, videos, views }) => {
    const height = Math.max(1, Math.round((BAR * views) / most));
    const name = `${monthName(month)} ${year}, ${counted(videos, "video")}, ${counted(views, "view")}`;
    const href = listPath(channelId, { ...ask, period: { type: "month", year, month } });
    const current = year === shown ? html` aria-current="page"` : null;
    return html`<li><a href="${href}" aria-label="${name}"${current}><svg viewBox="0 0 8 ${BAR}" preserveAspectRatio="none" aria-hidden="true"><rect y="${BAR - height}" width="8" height="${height}"/></svg>${String(year).slice(-2)}</a></li>`;
  });
  return html`${bars}`;
}

/** What there is to say of the period beside its list. */
export function Summary({ model }: { model: ListModel }): JSX.Element {
  const { ask, summary, before, sameMonth, channel } = model;
  const past = previous(ask.period);
  const against = past === null ? "" : ` on ${periodName(past)}`;
  const note = (now: number, then: number | undefined): string | null => {
    const text = then === undefined ? null : change(now, then);
    return text === null ? null : `${text}${against}`;
  };
  const month = ask.period.type === "month" ? ask.period.month : 0;
  return (
    <aside class="summary" aria-label={`${periodName(ask.period)} in numbers`}>
      <dl>
        <Fact name="Videos" value={grouped(summary.videos)} note={note(summary.videos, before?.videos)} />
        <Fact name="Views" value={compact(summary.views)} note={note(summary.views, before?.views)} />
        <Fact
          name="Median views"
          value={summary.medianViews === null ? "-" : compact(Math.round(summary.medianViews))}
        />
        <Fact name="Median length" value={summary.medianDurationS === null ? "-" : clock(summary.medianDurationS)} />
        {summary.videos > 0 ? <Mix summary={summary} /> : null}
      </dl>
      {sameMonth.length > 1 ? (
        <nav class="years" aria-labelledby="years-title" {...SWAPS_LIST}>
          <p id="years-title">{monthName(month)} in other years, by views</p>
          <ol>{raw(sameMonthBars(channel.id, ask, sameMonth, month).text)}</ol>
        </nav>
      ) : null}
    </aside>
  );
}
