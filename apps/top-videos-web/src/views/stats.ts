import type { Month, Sums } from "../core/archive.ts";
import { compact, grouped } from "../core/format.ts";
import { area } from "../core/plot.ts";
import { html, type Markup } from "./html.ts";

const WIDTH = 240;
const HEIGHT = 40;

/** Months that one point of a sparkline stands for: what a year has must show, what a week has would be noise. */
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
function sparklines(months: readonly Month[]): readonly Markup[] {
  const kept = drawn.get(months);
  if (kept !== undefined) return kept;
  const lines = STATS.map(({ field }) => sparkline(months, field));
  drawn.set(months, lines);
  return lines;
}

function sparkline(months: readonly Month[], field: Stat["field"]): Markup {
  const newest = months[0];
  const oldest = months.at(-1);
  if (newest === undefined || oldest === undefined) return html``;
  const first = oldest.year * 12 + oldest.month;
  const span = newest.year * 12 + newest.month - first + 1;
  const points = new Array<number>(Math.ceil(span / POINT_MONTHS)).fill(0);
  for (const month of months) {
    const at = Math.floor((month.year * 12 + month.month - first) / POINT_MONTHS);
    points[at] = (points[at] ?? 0) + month[field];
  }
  const path = area(points, WIDTH, HEIGHT);
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/></svg>`;
}

/** The four totals, each over a drawing of how it is spread over the years. */
export function stats(sums: Sums, months: readonly Month[]): Markup {
  const lines = sparklines(months);
  const boxes = STATS.map(
    ({ field, label }, i) =>
      html`<div title="${grouped(sums[field])}"><dt>${label}</dt><dd>${compact(sums[field])}</dd>${lines[i] ?? null}</div>`,
  );
  return html`<dl class="stats">${boxes}</dl>`;
}
