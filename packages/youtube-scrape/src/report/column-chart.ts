import { max } from "d3-array";
import type { ColumnFacts, PeriodCount } from "./columns.ts";
import { pen } from "./draw.ts";
import { compact, many, stepName } from "./format.ts";
import { html, type Markup } from "./markup.ts";
import type { Bin } from "./spread.ts";

const MEASURE: Readonly<Record<string, string>> = { value: "value", length: "length", elements: "number of elements" };
const FEWEST_BARS = 2;
const WIDTH = 360;

/** Text and lists whose size is a choice of the channel; of names, codes and formats it says nothing. */
const SIZED: ReadonlySet<string> = new Set([
  "title",
  "description",
  "tags",
  "topic_categories",
  "region_allowed",
  "region_blocked",
  "localizations",
]);

/** Whether the spread of a column is worth a picture. */
export function tellsSize({ name, measures }: ColumnFacts): boolean {
  return measures === "value" || SIZED.has(name);
}

/** A small picture of how the values of a column are spread; nothing where the frequent values say all. */
export function columnChart(column: ColumnFacts): Markup {
  if (column.periods.length >= FEWEST_BARS) {
    return bars(
      column.periods.map(({ count }) => count),
      (index) => column.periods[index]?.period ?? "",
      `Bar chart of ${column.name}: ${many(column.values, "time")} from ${edge(column.periods, 0)} to ${edge(column.periods, -1)}.`,
    );
  }
  if (column.bins.length < FEWEST_BARS || !tellsSize(column)) return html``;
  const show = column.holds === "seconds" ? stepName : compact;
  return bars(
    column.bins.map(({ count }) => count),
    (index) => show(column.bins[index]?.from ?? 0),
    `Bar chart of ${column.name} by ${MEASURE[column.measures ?? ""]}: most of ${many(column.values, "video")} from ${show(fullest(column.bins))} on.`,
  );
}

function edge(periods: readonly PeriodCount[], at: number): string {
  return periods.at(at)?.period ?? "";
}

function fullest(bins: readonly Bin[]): number {
  let best: Bin | undefined;
  for (const bin of bins) if (best === undefined || bin.count > best.count) best = bin;
  return best?.from ?? 0;
}

function bars(counts: readonly number[], name: (index: number) => string, label: string): Markup {
  const { plot, draw } = pen();
  const every = Math.ceil(counts.length / 5);
  // A name must end within the picture; a letter takes about 6.5 pixels.
  const fits = (index: number): boolean => (WIDTH * index) / counts.length + 6.5 * name(index).length < WIDTH;
  const ticks = counts.map((_, index) => index).filter((index) => index % every === 0 && fits(index));
  return draw(
    {
      width: WIDTH,
      height: 96,
      marginLeft: 2,
      marginRight: 2,
      marginTop: 4,
      marginBottom: 20,
      x: { domain: [0, counts.length] },
      y: { domain: [0, Math.max(1, max(counts) ?? 0)], axis: null },
      marks: [
        plot.axisX(ticks, { label: null, tickSize: 3, tickPadding: 2, textAnchor: "start", tickFormat: name }),
        plot.ruleY([0], { stroke: "var(--rule)" }),
        plot.rectY(counts, {
          x1: (_: number, index: number) => index,
          x2: (_: number, index: number) => index + 1,
          y: (count: number) => count,
          fill: "var(--accent)",
          insetLeft: 0.75,
          insetRight: 0.75,
        }),
      ],
    },
    label,
  );
}
