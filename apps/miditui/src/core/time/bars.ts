import { lastPoint, type MetrePoint, pointAt, type TimeMap } from "./time-map.ts";

export interface Position {
  /** From 1. */
  readonly bar: number;
  /** From 1, in the metre's beats: eighths in 6/8. */
  readonly beat: number;
  /** Whole ticks after the beat, from 0. */
  readonly tick: number;
}

/** A line of the grid. */
export interface BarLine {
  readonly tick: number;
  readonly bar: number;
  /** 1 on the line of the bar itself. */
  readonly beat: number;
}

/** The metre in force at the tick, with the place where it begins. */
export function metreAt(map: TimeMap, tick: number): MetrePoint {
  return pointAt(map.metres, tick);
}

/** Bar, beat and tick of a whole tick, 0 or more. */
export function positionAt(map: TimeMap, tick: number): Position {
  const metre = metreAt(map, tick);
  const beat = beatAt(map, metre, tick - metre.tick);
  return {
    bar: metre.bar + Math.floor(beat / metre.numerator),
    beat: (beat % metre.numerator) + 1,
    tick: tick - metre.tick - beatStart(map, metre, beat),
  };
}

/** The tick of a position; what is before the first bar is its start, beats and ticks may run past their bar. */
export function tickOfPosition(map: TimeMap, position: Position): number {
  const metre = lastPoint(map.metres, position.bar, (point) => point.bar);
  const beat = (position.bar - metre.bar) * metre.numerator + position.beat - 1;
  return Math.max(0, metre.tick + beatStart(map, metre, beat) + position.tick);
}

/**
 * Lines of bars and beats with ticks in [from, to).
 *
 * @param apart ticks that lines are apart at least: beats nearer than that are left out, then all bars but every second,
 *   fourth and so on, counted from where their metre begins. @default 0
 */
export function barsBetween(map: TimeMap, from: number, to: number, apart = 0): BarLine[] {
  const lines: BarLine[] = [];
  let index = map.metres.indexOf(metreAt(map, from));
  for (; index < map.metres.length; index++) {
    const metre = map.metres[index];
    if (metre === undefined || metre.tick >= to) break;
    const end = Math.min(to, map.metres[index + 1]?.tick ?? to);
    const step = beatsApart(map, metre, apart);
    const first = beatAt(map, metre, Math.max(0, from - metre.tick - 1));
    for (let beat = first - (first % step); ; beat += step) {
      const tick = metre.tick + beatStart(map, metre, beat);
      if (tick >= end) break;
      if (tick < from) continue;
      lines.push({ tick, bar: metre.bar + Math.floor(beat / metre.numerator), beat: (beat % metre.numerator) + 1 });
    }
  }
  return lines;
}

/** Ticks of the bar that the tick is in, from its line to the next. */
export function barAt(map: TimeMap, tick: number): { readonly start: number; readonly end: number } {
  const { bar } = positionAt(map, tick);
  return {
    start: tickOfPosition(map, { bar, beat: 1, tick: 0 }),
    end: tickOfPosition(map, { bar: bar + 1, beat: 1, tick: 0 }),
  };
}

/** Ticks of the beat that the tick is in. */
export function beatSpanAt(map: TimeMap, tick: number): { readonly start: number; readonly end: number } {
  const metre = metreAt(map, tick);
  const beat = beatAt(map, metre, tick - metre.tick);
  const next = map.metres.find((point) => point.tick > metre.tick)?.tick ?? Number.POSITIVE_INFINITY;
  return {
    start: metre.tick + beatStart(map, metre, beat),
    end: Math.min(next, metre.tick + beatStart(map, metre, beat + 1)),
  };
}

/** Beats between two lines: 1, or whole bars by powers of two. */
function beatsApart(map: TimeMap, metre: MetrePoint, apart: number): number {
  const length = (4 * map.ticksPerQuarter) / metre.denominator;
  if (length >= Math.max(1, apart)) return 1;
  let step = metre.numerator;
  while (step * length < Math.max(1, apart)) step *= 2;
  return step;
}

/**
 * Ticks from the metre's start to a beat of it. A beat need not be a whole number of ticks (a 16th at 6 ticks a
 * quarter), so beats are counted and each rounded down by itself: the error does not grow.
 */
function beatStart(map: TimeMap, metre: MetrePoint, beat: number): number {
  return Math.floor((beat * 4 * map.ticksPerQuarter) / metre.denominator);
}

/** The last beat that has begun so many ticks after the metre's start. */
function beatAt(map: TimeMap, metre: MetrePoint, ticks: number): number {
  return Math.floor(((ticks + 1) * metre.denominator - 1) / (4 * map.ticksPerQuarter));
}
