import type { ChannelSums, Month } from "../core/archive.ts";
import { compact, grouped } from "../core/format.ts";
import { periodKey } from "../core/period.ts";
import { area } from "../core/plot.ts";
import { html, type Markup } from "./html.ts";

const WIDTH = 240;
const HEIGHT = 40;

/** Months that one point of a sparkline stands for: what a year has must show, what a month has would be noise. */
const POINT_MONTHS = 3;

const STATS = [
  { field: "videos", label: "Total Videos" },
  { field: "views", label: "Total Views" },
  { field: "likes", label: "Total Likes" },
  { field: "comments", label: "Total Comments" },
] as const;
type Stat = (typeof STATS)[number];

/** Drawings by the months they show, in the order of the totals; a data version of the archive has one such list. */
const drawn = new WeakMap<readonly Month[], readonly Markup[]>();

/** @param months the newest first */
function sparklines(months: readonly Month[], until: string): readonly Markup[] {
  const kept = drawn.get(months);
  if (kept !== undefined) return kept;
  const newest = months[0];
  // The month in which the data were collected is not over: it would look like a fall.
  const open = newest !== undefined && until.startsWith(periodKey({ type: "month", ...newest }));
  const whole = open ? months.slice(1) : months;
  const lines = STATS.map(({ field }) => sparkline(whole, field));
  drawn.set(months, lines);
  return lines;
}

function sparkline(months: readonly Month[], field: Stat["field"]): Markup {
  const newest = months[0];
  const oldest = months.at(-1);
  if (newest === undefined || oldest === undefined) return html``;
  const last = newest.year * 12 + newest.month;
  const count = Math.ceil((last - (oldest.year * 12 + oldest.month) + 1) / POINT_MONTHS);
  const points = new Array<number>(count).fill(0);
  for (const month of months) {
    // Counted from the newest, so that the last point has all of its months.
    const at = count - 1 - Math.floor((last - (month.year * 12 + month.month)) / POINT_MONTHS);
    points[at] = (points[at] ?? 0) + month[field];
  }
  const path = area(points, WIDTH, HEIGHT);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/></svg>`;
}

/** The four totals, each over a drawing of how it is spread over the years. */
export function stats(sums: ChannelSums, months: readonly Month[]): Markup {
  const lines = sparklines(months, sums.freshness.retrievedAt ?? "");
  const boxes = STATS.map(
    ({ field, label }, i) =>
      html`<div title="${grouped(sums[field])}"><dt>${label}</dt><dd>${compact(sums[field])}</dd>${lines[i] ?? null}</div>`,
  );
  return html`<dl class="stats">${boxes}</dl>`;
}
