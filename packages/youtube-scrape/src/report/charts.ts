import { max } from "d3-array";
import { changeMarks, countAxis, FRAMES, type Frame, outer, powers, timeAxis, yearNames } from "./axes.ts";
import { type Pen, pen } from "./draw.ts";
import { compact, WEEKDAYS } from "./format.ts";
import type { KindYear } from "./groups.ts";
import type { LikesBin } from "./likes.ts";
import { html, type Markup } from "./markup.ts";
import type { RollingFacts } from "./neighbours.ts";
import type { Bin } from "./spread.ts";
import type { RhythmFacts } from "./time.ts";

type PlotOptions = import("@observablehq/plot").PlotOptions;

/** The same chart for wide and for narrow pages; the style shows one of them. */
export function twice(label: string, options: (pen: Pen, frame: Frame) => PlotOptions): Markup {
  const ours = pen();
  return html`${FRAMES.map((frame) => ours.draw({ ...outer(frame), ...options(ours, frame) }, label))}`;
}

/** A value that stands for all of a month or a year. */
export interface PeriodBar {
  /** `YYYY-MM` or `YYYY`. */
  readonly period: string;
  readonly value: number;
}

function startOf(period: string): number {
  return Date.UTC(Number(period.slice(0, 4)), period.length > 4 ? Number(period.slice(5, 7)) - 1 : 0);
}

function endOf(period: string): number {
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5, 7))];
  return period.length > 4 ? Date.UTC(year, month) : Date.UTC(year + 1, 0);
}

/** The time that an axis spans: a few bars would fill the picture, so it has room for a dozen months or half a dozen years. */
export function rangeOf(periods: readonly string[]): readonly [from: number, to: number] {
  const first = periods[0] ?? "1970";
  const last = periods.at(-1) ?? first;
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const least = first.length > 4 ? Date.UTC(year + 1, month - 1) : Date.UTC(year + 6, 0);
  return [startOf(first), Math.max(least, endOf(last))];
}

/** Bars by month or year. @param changes whether to mark what counts as a view */
export function periodChart(label: string, bars: readonly PeriodBar[], changes: boolean): Markup {
  const [from, to] = rangeOf(bars.map(({ period }) => period));
  const top = max(bars, ({ value }) => value) ?? 0;
  return twice(label, (ours, frame) => ({
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, Math.max(1, top)] },
    marks: [
      ...countAxis(ours, top, frame),
      timeAxis(ours, from, to, frame),
      ours.plot.rectY(bars, {
        x1: ({ period }: PeriodBar) => new Date(startOf(period)),
        x2: ({ period }: PeriodBar) => new Date(endOf(period)),
        y: "value",
        fill: "var(--accent)",
        // Gaps between bars of a few pixels would only shimmer, and so would edges that just meet.
        ...(bars.length > frame.width / 6
          ? { insetLeft: -0.2, insetRight: -0.2 }
          : { insetLeft: 0.75, insetRight: 0.75 }),
      }),
      ...(changes ? changeMarks(ours, from, to) : []),
    ],
  }));
}

/** Colours of the kinds, in the order in which they are stacked. */
export const KINDS: readonly (readonly [string, string])[] = [
  ["long", "var(--accent)"],
  ["short", "var(--second)"],
  ["live", "var(--third)"],
  ["unknown", "var(--fourth)"],
];

/** The name of a kind that has a colour. */
export function kindName(kind: string | null): string {
  return KINDS.find(([name]) => name === kind)?.[0] ?? "unknown";
}

export function kindChart(label: string, years: readonly KindYear[]): Markup {
  const [from, to] = rangeOf(years.map(({ year }) => year));
  const totals = new Map<string, number>();
  for (const { year, videos } of years) totals.set(year, (totals.get(year) ?? 0) + videos);
  const top = max(totals.values()) ?? 0;
  // One mark a kind: rectangles of one colour share a group, which takes less room than a colour each.
  const below = new Map<string, number>();
  const layers = KINDS.map(([kind, fill]) => ({
    fill,
    bars: years
      .filter((one) => kindName(one.kind) === kind)
      .map(({ year, videos }) => {
        const start = below.get(year) ?? 0;
        below.set(year, start + videos);
        return { x1: new Date(startOf(year)), x2: new Date(endOf(year)), y1: start, y2: start + videos };
      }),
  }));
  return twice(label, (ours, frame) => ({
    x: { type: "utc", domain: [from, to] },
    y: { domain: [0, Math.max(1, top)] },
    marks: [
      ...countAxis(ours, top, frame),
      yearNames(ours, from, to, frame),
      ...layers.map(({ fill, bars }) =>
        ours.plot.rect(bars, { x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill, insetLeft: 1, insetRight: 1 }),
      ),
    ],
  }));
}

/** Shades of the heatmap and of the likes, from few to many. */
const SHADES = [1, 2, 3, 4, 5, 6].map((shade) => `var(--heat-${shade})`);

/** Cells in one group for each shade. */
function shaded<T>(cells: readonly T[], shadeOf: (cell: T) => number): { fill: string; cells: T[] }[] {
  return SHADES.map((fill, index) => ({ fill, cells: cells.filter((cell) => shadeOf(cell) === index) }));
}

export function rhythmChart(label: string, { videos }: RhythmFacts): Markup {
  const cells = videos.flatMap((hours, day) => hours.map((count, hour) => ({ day, hour, count })));
  const top = max(cells, ({ count }) => count) ?? 0;
  const layers = shaded(
    cells.filter(({ count }) => count > 0),
    ({ count }) => Math.min(SHADES.length - 1, Math.floor((count / top) * SHADES.length)),
  );
  return twice(label, (ours, frame) => ({
    height: frame.narrow ? 190 : 290,
    marginTop: 4,
    marginRight: 0,
    x: { domain: [0, 24], axis: null },
    y: { domain: [7, 0], axis: null },
    marks: [
      ours.plot.axisX(frame.narrow ? [0, 6, 12, 18] : [0, 3, 6, 9, 12, 15, 18, 21], {
        label: null,
        tickSize: 0,
        tickFormat: (hour: number) => `${String(hour).padStart(2, "0")}:00`,
        textAnchor: "start",
        dx: -2,
      }),
      ours.plot.text(WEEKDAYS, {
        x: () => 0,
        y: (_: string, day: number) => day + 0.5,
        text: (name: string) => name.slice(0, 3),
        dx: -8,
        textAnchor: "end",
      }),
      ours.plot.rect([0], { x1: () => 0, x2: () => 24, y1: () => 0, y2: () => 7, fill: "var(--heat-0)" }),
      ...layers.map((layer) =>
        ours.plot.rect(layer.cells, {
          x1: "hour",
          x2: ({ hour }: { hour: number }) => hour + 1,
          y1: "day",
          y2: ({ day }: { day: number }) => day + 1,
          fill: layer.fill,
          inset: frame.narrow ? 0.5 : 1,
        }),
      ),
    ],
  }));
}

/** What the shades mean. */
export const SHADE_KEY: Markup = html`<span class="shades">few ${SHADES.map(
  (_, index) =>
    html`<svg viewBox="0 0 1 1" aria-hidden="true" class="h${index + 1}"><rect width="1" height="1"/></svg>`,
)} many</span>`;

/** Bins as bars of equal width, with names at their edges. */
export function binChart(label: string, bins: readonly Bin[], name: (edge: number) => string): Markup {
  const top = max(bins, ({ count }) => count) ?? 0;
  return twice(label, (ours, frame) => {
    const every = Math.ceil(bins.length / (frame.narrow ? 6 : 18));
    const edges = bins.map((_, index) => index).filter((index) => index % every === 0);
    return {
      x: { domain: [0, Math.max(1, bins.length)] },
      y: { domain: [0, Math.max(1, top)] },
      marks: [
        ...countAxis(ours, top, frame),
        ours.plot.axisX(edges, {
          label: null,
          tickSize: 4,
          tickFormat: (edge: number) => name(bins[edge]?.from ?? 0),
        }),
        ours.plot.rectY(bins, {
          x1: (_: Bin, index: number) => index,
          x2: (_: Bin, index: number) => index + 1,
          y: "count",
          fill: "var(--accent)",
          insetLeft: 1,
          insetRight: 1,
        }),
      ],
    };
  });
}

/** Pixels to the right of and below a point. */
interface Place {
  readonly dx: number;
  readonly dy: number;
}

/** Pixels that a letter of a chart takes at most, on average. */
const LETTER = 6.5;

export function likesChart(label: string, bins: readonly LikesBin[]): Markup {
  const [left, right] = [bins[0]?.views_from ?? 1, max(bins, ({ views_to }) => views_to) ?? 10];
  const top = max(bins, ({ likes_to }) => likes_to) ?? 10;
  const bottom = Math.min(...bins.map(({ likes_from }) => likes_from));
  const most = max(bins, ({ videos }) => videos) ?? 1;
  const layers = shaded(bins, ({ videos }) =>
    most === 1 ? 0 : Math.min(SHADES.length - 1, Math.floor((Math.log(videos) / Math.log(most)) * SHADES.length)),
  );
  const shares = [0.1, 0.01].flatMap((share) => {
    const [start, end] = [Math.max(left, bottom / share), Math.min(right, top / share)];
    return start < end ? [{ share, start, end, name: `${100 * share}% like it` }] : [];
  });
  const heightOf = (frame: Frame): number => (frame.narrow ? 300 : 460);
  /** How far below the end of a line its name stands: below where the line passes its first letter, if there is room. */
  const placeOf = (frame: Frame, { end, share, name }: { end: number; share: number; name: string }): Place => {
    const [across, up] = [Math.log(right / left), Math.log(top / bottom)];
    const wide = (frame.width - frame.marginLeft - frame.marginRight) / across;
    const high = (heightOf(frame) - frame.marginTop - frame.marginBottom) / up;
    const below = LETTER * name.length * (high / wide) + 14;
    const room = Math.log((end * share) / bottom) * high;
    return end === right && below + 8 < room ? { dx: -2, dy: below } : { dx: -14, dy: -8 };
  };
  return twice(label, (ours, frame) => ({
    height: heightOf(frame),
    x: { type: "log", domain: [left, right] },
    y: { type: "log", domain: [bottom, top] },
    marks: [
      ours.plot.gridX(powers(left, right), { stroke: "var(--rule)", strokeOpacity: 1 }),
      ours.plot.gridY(powers(bottom, top), { stroke: "var(--rule)", strokeOpacity: 1 }),
      ours.plot.axisX(powers(left, right), { label: null, tickSize: 0, tickFormat: (value: number) => compact(value) }),
      ours.plot.axisY(powers(bottom, top), { label: null, tickSize: 0, tickFormat: (value: number) => compact(value) }),
      ...layers.map((layer) =>
        ours.plot.rect(layer.cells, {
          x1: "views_from",
          x2: "views_to",
          y1: "likes_from",
          y2: "likes_to",
          fill: layer.fill,
          inset: 0.25,
        }),
      ),
      ...shares.flatMap(({ share, start, end, name }) => [
        ours.plot.line(
          [
            [start, start * share],
            [end, end * share],
          ],
          { stroke: "var(--ink)", strokeDasharray: "2,3" },
        ),
        ours.plot.text([[end, end * share]], {
          text: () => name,
          textAnchor: "end",
          ...placeOf(frame, { end, share, name }),
          fill: "var(--ink)",
          stroke: "var(--paper)",
          strokeWidth: 4,
        }),
      ]),
    ],
  }));
}

export function rollingChart(label: string, { points }: RollingFacts): Markup {
  const rows = points.map((point) => ({
    time: new Date(point.published_at),
    // A logarithmic axis has no zero.
    low: Math.max(1, point.derived_p25),
    middle: Math.max(1, point.derived_median),
    high: Math.max(1, point.derived_p75),
  }));
  const from = rows[0]?.time.getTime() ?? 0;
  const to = Math.max(from + 86_400_000, rows.at(-1)?.time.getTime() ?? 0);
  const bottom = Math.min(...rows.map(({ low }) => low));
  const top = Math.max(bottom * 10, ...rows.map(({ high }) => high));
  return twice(label, (ours, frame) => ({
    x: { type: "utc", domain: [from, to] },
    y: { type: "log", domain: [bottom, top] },
    marks: [
      ours.plot.gridY(powers(bottom, top), { stroke: "var(--rule)", strokeOpacity: 1 }),
      ours.plot.axisY(powers(bottom, top), { label: null, tickSize: 0, tickFormat: (value: number) => compact(value) }),
      timeAxis(ours, from, to, frame),
      ours.plot.areaY(rows, { x: "time", y1: "low", y2: "high", fill: "var(--band)" }),
      ours.plot.lineY(rows, { x: "time", y: "middle", stroke: "var(--accent)", strokeWidth: 2 }),
      ...changeMarks(ours, from, to),
    ],
  }));
}
