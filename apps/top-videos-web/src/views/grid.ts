import type { Month } from "../core/archive.ts";
import type { Ask, Period } from "../core/ask.ts";
import { askToQuery } from "../core/ask-query.ts";
import { counted, grouped, shortMonth } from "../core/format.ts";
import { periodKey, periodName } from "../core/period.ts";
import { shades } from "../core/shade.ts";
import { escapeHtml, html, Markup } from "./html.ts";

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The month grid of a channel, cut where the address of each link goes on with what the reader asked for. */
export interface Grid {
  readonly parts: readonly string[];
  /** Which cut belongs to a period, by its key. */
  readonly cuts: ReadonlyMap<string, number>;
}

/** Years that are shown at first where there is little room. */
const RECENT = 5;

/** Stands for the cuts while the grid is made; no text of a page can hold it. */
const CUT = new Markup("\u0000");

/** @param months the newest first */
export function makeGrid(channelPath: string, months: readonly Month[]): Grid {
  const cuts = new Map<string, number>();
  const link = (period: Period, text: string, attributes: Markup): Markup => {
    const key = periodKey(period);
    cuts.set(key, cuts.size);
    return html`<a ${attributes} href="${channelPath}?month=${key}${CUT}">${text}</a>`;
  };
  const levels = shades(months.map(({ views }) => views));
  const byKey = new Map(months.map((month, i) => [monthKey(month), { month, shade: levels[i] ?? 1 }]));
  const cell = (year: number, number: number): Markup => {
    const found = byKey.get(`${year}-${number}`);
    if (found === undefined) return html`<td></td>`;
    const { videos, views } = found.month;
    const period = { type: "month", year, month: number } as const;
    const name = `${periodName(period)}, ${counted(videos, "video")}, ${counted(views, "view")}`;
    return html`<td>${link(period, grouped(videos), html`class="s${found.shade}" aria-label="${name}"`)}</td>`;
  };
  const row = (year: number): Markup => {
    const sum = months.reduce((total, month) => total + (month.year === year ? month.videos : 0), 0);
    const name = `${year}, ${counted(sum, "video")}`;
    const head = link({ type: "year", year }, String(year), html`aria-label="${name}"`);
    return html`<tr><th scope="row">${head}</th>${MONTHS.map((number) => cell(year, number))}</tr>`;
  };
  const total = months.reduce((sum, { videos }) => sum + videos, 0);
  const all = link({ type: "all" }, "All time", html`aria-label="All time, ${counted(total, "video")}"`);
  const heads = MONTHS.map((number) => html`<th scope="col">${shortMonth(number)}</th>`);
  const years = yearsOf(months).map(row);
  const more =
    years.length > RECENT &&
    html`<p class="more"><input class="sr" type="checkbox" id="all-years"><label for="all-years">All ${years.length} years</label></p>`;
  const text = html`<p class="all">${all}</p><table><caption class="sr">Videos by month</caption><thead><tr><th scope="col"><span class="sr">Year</span></th>${heads}</tr></thead><tbody>${years}</tbody></table>${more}`;
  return { parts: text.text.split(CUT.text), cuts };
}

const monthKey = ({ year, month }: Month): string => `${year}-${month}`;

/** Every year from the newest to the oldest that has videos, those between without any included. */
function yearsOf(months: readonly Month[]): number[] {
  const newest = months[0]?.year;
  const oldest = months.at(-1)?.year;
  if (newest === undefined || oldest === undefined) return [];
  return Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i);
}

/** The grid for one ask: each link keeps sort, number, kind and search, and the chosen period is marked. */
export function fillGrid(grid: Grid, ask: Ask): string {
  const query = askToQuery({ ...ask, period: { type: "all" } });
  const tail = escapeHtml(query.slice("month=all".length));
  const chosen = grid.cuts.get(periodKey(ask.period));
  if (chosen === undefined) return grid.parts.join(tail);
  const before = grid.parts.slice(0, chosen + 1).join(tail);
  const after = grid.parts.slice(chosen + 1).join(tail);
  return `${before}${tail}" aria-current="page${after}`;
}
