import type { ChannelMoment, Moment } from "../core/archive.ts";
import { day, grouped, moment, percent, scaleNames } from "../core/format.ts";
import { secondsAt } from "../core/instant.ts";
import { axis, between, line, type Point } from "../core/plot.ts";
import { html, type Markup } from "./html.ts";

/** The drawing's own units; it is scaled to the width there is. */
const PLOT = { width: 480, height: 200, left: 76, right: 12, top: 12, bottom: 30 } as const;

/** A count at moments. */
interface Series {
  readonly name: string;
  readonly points: readonly { readonly at: string; readonly value: number | null }[];
}

interface Known {
  readonly at: string;
  readonly value: number;
}

/** "+1,861, +0.2%" from one count to another; "no change". */
function growth(from: number, to: number): string {
  if (from === to) return "no change";
  const sign = to > from ? "+" : "-";
  const by = Math.abs(to - from);
  return `${sign}${grouped(by)}${from > 0 ? `, ${sign}${percent(by / from)}` : ""}`;
}

/** A drawing of a count over time with axes and a text that says the same; null where fewer than two are known. */
function chart(series: Series, id: string, derived: boolean): Markup | null {
  const known: Known[] = [];
  for (const { at, value } of series.points) if (value !== null) known.push({ at, value });
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return null;
  const { low, high, ticks } = axis(known.map(({ value }) => value));
  const right = PLOT.width - PLOT.right;
  const bottom = PLOT.height - PLOT.bottom;
  const from = secondsAt(first.at);
  const until = secondsAt(last.at);
  const y = (value: number): number => bottom - between(value, low, high) * (bottom - PLOT.top);
  const points: Point[] = known.map(({ at, value }) => ({
    x: PLOT.left + between(secondsAt(at), from, until) * (right - PLOT.left),
    y: y(value),
  }));
  const names = scaleNames(ticks);
  const scale = ticks.map((tick, i) => {
    const at = y(tick).toFixed(1);
    return html`<path class="rule" d="M${PLOT.left} ${at}H${right}"/><text x="${PLOT.left - 8}" y="${at}" dy="5" text-anchor="end">${names[i] ?? ""}</text>`;
  });
  const dots = points.map(({ x, y: at }) => html`<circle cx="${x.toFixed(1)}" cy="${at.toFixed(1)}" r="3"/>`);
  const said = `From ${grouped(first.value)} on ${day(first.at)} to ${grouped(last.value)} on ${day(last.at)}.`;
  const shape = line(points);
  // The ground under a line says how much there is, which only an axis from 0 on can show.
  const under = low === 0 && html`<path class="under" d="${shape}V${bottom}H${PLOT.left}z"/>`;
  const grown = derived && html` <small title="Computed here">${growth(first.value, last.value)}</small>`;
  const foot = PLOT.height - 8;
  return html`<figure class="chart"><figcaption>${series.name}${grown}</figcaption><svg viewBox="0 0 ${PLOT.width} ${PLOT.height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${series.name}</title><desc id="${id}-d">${said}</desc>${scale}${under}<path class="line" d="${shape}"/>${dots.length > 40 ? null : dots}<text x="${PLOT.left}" y="${foot}">${day(first.at)}</text><text x="${right}" y="${foot}" text-anchor="end">${day(last.at)}</text></svg></figure>`;
}

/** Drawings side by side, and the numbers they were made of. */
function charts(series: readonly Series[], derived: boolean): Markup {
  const drawn: Markup[] = [];
  for (const [i, one] of series.entries()) {
    const figure = chart(one, `chart-${i}`, derived);
    if (figure !== null) drawn.push(figure);
  }
  const heads = series.map(({ name }) => html`<th scope="col">${name}</th>`);
  const rows = (series[0]?.points ?? []).map(({ at }, i) => {
    const cells = series.map(({ points }) => {
      const value = points[i]?.value ?? null;
      return html`<td>${value === null ? "hidden" : grouped(value)}</td>`;
    });
    return html`<tr><th scope="row"><time datetime="${at}">${moment(at)}</time></th>${cells}</tr>`;
  });
  return html`<div class="charts">${drawn}</div><details class="numbers"><summary>The numbers</summary><div class="wide"><table><thead><tr><th scope="col">When</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

/** A channel's counts at the moments of its runs. @param derived whether to say how they changed */
export function channelHistory(history: readonly ChannelMoment[], derived: boolean): Markup {
  const series = [
    { name: "Views", points: history.map(({ at, views }) => ({ at, value: views })) },
    { name: "Subscribers", points: history.map(({ at, subscribers }) => ({ at, value: subscribers })) },
    { name: "Videos", points: history.map(({ at, videos }) => ({ at, value: videos })) },
  ];
  return charts(series, derived);
}

/** A video's counts at the moments it was looked at. @param derived whether to say how they changed */
export function videoHistory(history: readonly Moment[], derived: boolean): Markup {
  const series = [
    { name: "Views", points: history.map(({ at, views }) => ({ at, value: views })) },
    { name: "Likes", points: history.map(({ at, likes }) => ({ at, value: likes })) },
    { name: "Comments", points: history.map(({ at, comments }) => ({ at, value: comments })) },
  ];
  return charts(series, derived);
}
