import { max, min, tickStep } from "d3-array";
import { changeMarks, type Frame } from "./axes.ts";
import { twice } from "./charts.ts";
import { shortMonth } from "./format.ts";
import type { HistoryMoment } from "./history.ts";
import type { Markup } from "./markup.ts";

const MOST_TICKS = 6;
const DAY = 86_400_000;

function dayName(iso: string, withYear: boolean): string {
  const name = `${Number(iso.slice(8, 10))} ${shortMonth(iso)}`;
  return withYear ? `${name} ${iso.slice(0, 4)}` : name;
}

/** What tells the moments apart: years, days, within three days minutes, within ten minutes seconds. */
function namer(from: number, to: number): (iso: string) => string {
  if (to - from < 600_000) return (iso) => iso.slice(11, 19);
  if (to - from < 3 * DAY) return (iso) => `${dayName(iso, false)}, ${iso.slice(11, 16)}`;
  const isOneYear = new Date(from).getUTCFullYear() === new Date(to).getUTCFullYear();
  return (iso) => dayName(iso, !isOneYear);
}

/** At most six moments whose names do not touch: the last, and from the first on those that are far enough from both. */
function spacedTicks(times: readonly number[], least: number): number[] {
  const last = times.at(-1);
  const first = times[0];
  if (first === undefined || last === undefined) return [];
  const apart = Math.max(least, (last - first) / (MOST_TICKS - 1));
  const ticks: number[] = [];
  for (const time of times) {
    const isFree = last - time >= apart && time - (ticks.at(-1) ?? Number.NEGATIVE_INFINITY) >= apart;
    if (isFree) ticks.push(time);
  }
  return [...ticks, last];
}

const UNITS: readonly (readonly [size: number, letter: string])[] = [
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
];

/** Names of the steps of an axis, with as many digits as tell one from the next. */
function stepNamer(top: number, step: number): (value: number) => string {
  const [size, letter] = UNITS.find(([unit]) => top >= unit) ?? [1, ""];
  const digits = Math.min(9, Math.max(0, Math.ceil(-Math.log10(step / size) - 1e-9)));
  return (value) => `${(value / size).toFixed(digits)}${letter}`;
}

/** The steps of a value axis that begins and ends around the values, not at 0. */
function closeSteps(low: number, high: number, count: number): { steps: number[]; name: (value: number) => string } {
  // A line that is flat still needs two steps to lie between.
  const room = Math.max(1, (high - low) * 0.08, high - low === 0 ? Math.abs(high) * 0.01 : 0);
  const step = Math.max(1, tickStep(low - room, high + room, count));
  const [first, last] = [Math.floor((low - room) / step), Math.ceil((high + room) / step)];
  const steps = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { steps, name: stepNamer(Math.abs(high), step) };
}

/** Views of the same videos at each moment; the value axis does not begin at 0. */
export function historyChart(label: string, moments: readonly HistoryMoment[]): Markup {
  const rows = moments.map(({ from, derived_views_of_same }) => ({
    time: new Date(Date.parse(from)),
    views: derived_views_of_same,
  }));
  const from = rows[0]?.time.getTime() ?? 0;
  const to = Math.max(from + 1000, rows.at(-1)?.time.getTime() ?? from);
  const name = namer(from, to);
  const values = rows.map(({ views }) => views);
  const side = (frame: Frame): number => (frame.narrow ? 34 : 44);
  return twice(label, (ours, frame) => {
    const { steps, name: stepName } = closeSteps(min(values) ?? 0, max(values) ?? 0, frame.narrow ? 4 : 5);
    const marginLeft = 16 + 7 * Math.max(...steps.map((step) => stepName(step).length));
    const width = frame.width - marginLeft - frame.marginRight - 2 * side(frame);
    const room = 7 * name(new Date(from).toISOString()).length + 12;
    const ticks = spacedTicks(
      rows.map(({ time }) => time.getTime()),
      ((to - from) * room) / width,
    );
    return {
      marginLeft,
      x: { type: "utc", domain: [from, to], insetLeft: side(frame), insetRight: side(frame) },
      y: { domain: [steps[0] ?? 0, steps.at(-1) ?? 1] },
      marks: [
        ours.plot.gridY(steps, { stroke: "var(--rule)", strokeOpacity: 1 }),
        ours.plot.axisY(steps, { tickSize: 0, tickPadding: 8, label: null, tickFormat: stepName }),
        ours.plot.axisX(
          ticks.map((tick) => new Date(tick)),
          { tickSize: 4, label: null, tickFormat: (tick: Date) => name(tick.toISOString()) },
        ),
        ours.plot.lineY(rows, { x: "time", y: "views", stroke: "var(--accent)", strokeWidth: 2 }),
        ours.plot.dot(rows, { x: "time", y: "views", fill: "var(--accent)", r: rows.length > 60 ? 1 : 3.5 }),
        ...changeMarks(ours, from, to),
      ],
    };
  });
}
