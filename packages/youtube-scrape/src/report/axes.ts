import { tickStep } from "d3-array";
import type { Pen } from "./draw.ts";
import { compact, shortMonth } from "./format.ts";
import { DECADE_THIRDS } from "./spread.ts";
import { VIEW_CHANGES, type ViewChange } from "./time.ts";

type Markish = import("@observablehq/plot").Markish;

/** A chart is drawn twice, so that its letters keep their size: for pages of at least 720 pixels, and for phones. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly narrow: boolean;
}

const WIDE: Frame = {
  width: 840,
  height: 300,
  marginLeft: 48,
  marginRight: 12,
  marginTop: 26,
  marginBottom: 28,
  narrow: false,
};
const NARROW: Frame = { ...WIDE, width: 358, height: 230, marginLeft: 40, marginRight: 8, narrow: true };

export const FRAMES: readonly [Frame, Frame] = [WIDE, NARROW];

/** The frame without what only marks of its kind need. */
export function outer({ narrow: _, ...frame }: Frame): Omit<Frame, "narrow"> {
  return frame;
}

/** The value axis of counts: rules across, numbers to the left. */
export function countAxis({ plot }: Pen, top: number, frame: Frame): Markish[] {
  const step = Math.max(1, tickStep(0, Math.max(1, top), frame.narrow ? 4 : 5));
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step);
  return [
    plot.gridY(ticks, { stroke: "var(--rule)", strokeOpacity: 1 }),
    plot.axisY(ticks, { tickSize: 0, tickPadding: 8, label: null, tickFormat: (value: number) => compact(value) }),
  ];
}

/** Powers of ten within a range, or steps of 1, 2 and 5 where there are not two of them. */
export function powers(low: number, high: number): number[] {
  const within = DECADE_THIRDS.filter((edge) => edge >= low && edge <= high);
  const whole = within.filter((edge) => DECADE_THIRDS.indexOf(edge) % 3 === 0);
  return whole.length > 1 ? whole : within;
}

/** Ticks of a time axis: years, or months where there are fewer than three years. */
export function timeAxis({ plot }: Pen, from: number, to: number, frame: Frame): Markish {
  const [first, last] = [new Date(from), new Date(to)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  const room = frame.narrow ? 5 : 12;
  if (years >= 3) {
    const step = Math.max(1, tickStep(0, years, room));
    const start = Math.ceil(first.getUTCFullYear() / step) * step;
    const ticks = Array.from({ length: Math.floor(years / step) + 2 }, (_, index) => Date.UTC(start + index * step, 0));
    const within = ticks.filter((tick) => tick >= from && tick <= to);
    return axis(plot, within, (tick) => tick.slice(0, 4));
  }
  const span = (years * 12 + last.getUTCMonth() - first.getUTCMonth()) / room;
  const step = [1, 2, 3, 6, 12].find((months) => months >= span) ?? 12;
  const months = Array.from({ length: 48 }, (_, index) => Date.UTC(first.getUTCFullYear(), index * step));
  const within = months.filter((tick) => tick >= from && tick <= to);
  if (within.length > 1) {
    return axis(plot, within, (tick, index) =>
      index === 0 || tick.slice(5, 7) === "01" ? dated(tick) : shortMonth(tick),
    );
  }
  return axis(plot, [from], (tick) => `${Number(tick.slice(8, 10))} ${dated(tick)}`);
}

function dated(tick: string): string {
  return `${shortMonth(tick)} ${tick.slice(0, 4)}`;
}

function axis(plot: Pen["plot"], ticks: readonly number[], name: (iso: string, index: number) => string): Markish {
  const dates = ticks.map((tick) => new Date(tick));
  return plot.axisX(dates, {
    tickSize: 4,
    label: null,
    tickFormat: (tick: Date, index: number) => name(tick.toISOString(), index),
  });
}

/** Years named below the middle of their bars, as many as fit. */
export function yearNames({ plot }: Pen, from: number, to: number, frame: Frame): Markish {
  const [first, last] = [from, to - 1].map((time) => new Date(time).getUTCFullYear());
  const count = (last ?? 0) - (first ?? 0) + 1;
  const every = Math.ceil(count / (frame.narrow ? 8 : 18));
  const years = Array.from({ length: Math.ceil(count / every) }, (_, index) => (first ?? 0) + index * every);
  const name = (year: number): string => (frame.narrow && count > 4 ? `'${String(year).slice(-2)}` : String(year));
  return plot.axisX(
    years.map((year) => new Date(Date.UTC(year, 6))),
    { tickSize: 0, label: null, tickFormat: (date: Date) => name(date.getUTCFullYear()) },
  );
}

/** The changes of what a view is that fall into a range of time. */
export function changesWithin(from: number, to: number): ViewChange[] {
  return VIEW_CHANGES.filter(({ date }) => Date.parse(date) > from && Date.parse(date) < to);
}

/** A dashed rule with a number at each change of what a view is. */
export function changeMarks({ plot }: Pen, from: number, to: number): Markish[] {
  const changes = changesWithin(from, to);
  if (changes.length === 0) return [];
  const at = ({ date }: ViewChange): Date => new Date(date);
  return [
    plot.ruleX(changes, { x: at, stroke: "var(--ink)", strokeDasharray: "2,3" }),
    plot.text(changes, {
      x: at,
      text: (change: ViewChange) => String(VIEW_CHANGES.indexOf(change) + 1),
      frameAnchor: "top",
      dy: -18,
      fill: "var(--ink)",
      fontWeight: "bold",
    }),
  ];
}
