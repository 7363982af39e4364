import { beatSpanAt, metreAt, positionAt } from "../time/bars.ts";
import { tempoAt } from "../time/seconds.ts";
import type { TimeMap } from "../time/time-map.ts";

export interface Beat {
  readonly tick: number;
  /** Whether a bar begins with it. */
  readonly accent: boolean;
}

/** The first beat at the tick or after it. */
export function beatFrom(map: TimeMap, tick: number): Beat {
  const whole = Math.max(0, Math.ceil(tick));
  const span = beatSpanAt(map, whole);
  const at = span.start === whole ? whole : span.end;
  return { tick: at, accent: positionAt(map, at).beat === 1 };
}

/** A click of a count-in. */
export interface CountBeat {
  /** Seconds before the song begins. */
  readonly before: number;
  readonly accent: boolean;
}

/**
 * The clicks of some bars before a tick, at its tempo and metre: they fall on the beats that it lies among, as if the song
 * had gone on like this before it.
 *
 * @returns how long the bars are, in seconds, and the clicks in order
 */
export function countIn(map: TimeMap, tick: number, bars: number): { seconds: number; beats: CountBeat[] } {
  const whole = Math.max(0, Math.floor(tick));
  const span = beatSpanAt(map, whole);
  const { beat } = positionAt(map, whole);
  const metre = metreAt(map, whole);
  const ticks = (4 * map.ticksPerQuarter) / metre.denominator;
  const second = tempoAt(map, tick).microseconds / (map.ticksPerQuarter * 1_000_000);
  const count = bars * metre.numerator;
  const beats: CountBeat[] = [];
  // Beats that lie in the bars before; the one that the song begins with is its own.
  const isOnBeat = span.start === tick;
  for (let back = count - (isOnBeat ? 0 : 1); back >= (isOnBeat ? 1 : 0); back--) {
    const place = (((beat - 1 - back) % metre.numerator) + metre.numerator) % metre.numerator;
    beats.push({ before: (tick - span.start + back * ticks) * second, accent: place === 0 });
  }
  return { seconds: count * ticks * second, beats };
}
