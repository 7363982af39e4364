import { lastPoint, pointAt, type TempoPoint, type TimeMap } from "./time-map.ts";

/** Seconds from tick 0; the tick may be broken, as a playhead's is. */
export function secondsAt(map: TimeMap, tick: number): number {
  const point = pointAt(map.tempos, tick);
  return point.seconds + ((tick - point.tick) * point.microseconds) / (map.ticksPerQuarter * 1_000_000);
}

/** Where the song is after so many seconds: a broken tick, as a playhead goes between two. */
export function tickAtSeconds(map: TimeMap, seconds: number): number {
  const point = lastPoint(map.tempos, seconds, (tempo) => tempo.seconds);
  return point.tick + ((seconds - point.seconds) * map.ticksPerQuarter * 1_000_000) / point.microseconds;
}

/** The tempo in force at the tick. */
export function tempoAt(map: TimeMap, tick: number): TempoPoint {
  return pointAt(map.tempos, tick);
}

/** Quarter notes a minute. */
export function beatsPerMinute(tempo: { readonly microseconds: number }): number {
  return 60_000_000 / tempo.microseconds;
}
