import { MidituiError } from "../error.ts";
import type { ChunkEvent } from "../project/event.ts";
import { META, type Metre, metreOf, tempoOf } from "../project/meta.ts";
import { DEFAULT_TEMPO } from "../project/new-project.ts";
import type { Chunk, Project } from "../project/project.ts";
import { filmTempo, ticksPerQuarter } from "../project/resolution.ts";

/** Tempo and metre of a song, ready to be looked up. */
export interface TimeMap {
  readonly ticksPerQuarter: number;
  /** By tick, no two at one; the first at 0. */
  readonly tempos: readonly TempoPoint[];
  readonly metres: readonly MetrePoint[];
}

export interface TempoPoint {
  readonly tick: number;
  /** Of a quarter note. */
  readonly microseconds: number;
  /** From tick 0 to here, rounded once, whatever the number of tempos before. */
  readonly seconds: number;
}

export interface MetrePoint extends Metre {
  readonly tick: number;
  /** Number of the bar that begins here, from 1: a metre cuts the bar before it short. */
  readonly bar: number;
}

interface Known {
  readonly division: Project["division"];
  readonly format: Project["format"];
  readonly map: TimeMap;
}

const known = new WeakMap<readonly Chunk[], Known>();

/** Kept for as long as the chunks of the project are the same, so it costs nothing to ask again. */
export function timeMapOf(project: Project): TimeMap {
  const { chunks, division, format } = project;
  const last = known.get(chunks);
  if (last !== undefined && last.division === division && last.format === format) return last.map;
  const map = makeTimeMap(project);
  known.set(chunks, { division, format, map });
  return map;
}

function makeTimeMap(project: Project): TimeMap {
  // The songs of format 2 have a tempo each; the screen shows the first one's.
  const chunks = project.format === 2 ? project.chunks.slice(0, 1) : project.chunks;
  const events = conductorEvents(chunks);
  const quarter = ticksPerQuarter(project.division);
  return {
    ticksPerQuarter: quarter,
    tempos:
      project.division.type === "smpte"
        ? [{ tick: 0, microseconds: filmTempo(project.division.framesPerSecond), seconds: 0 }]
        : temposOf(events, quarter),
    metres: metresOf(events, quarter),
  };
}

function conductorEvents(chunks: readonly Chunk[]): ChunkEvent[] {
  const events: ChunkEvent[] = [];
  for (const chunk of chunks) {
    for (const block of chunk.events.blocks) {
      for (const event of block) {
        if (event.type === "meta" && (event.kind === META.tempo || event.kind === META.metre)) events.push(event);
      }
    }
  }
  return events.sort((a, b) => a.tick - b.tick);
}

function temposOf(events: readonly ChunkEvent[], quarter: number): TempoPoint[] {
  const points: TempoPoint[] = [];
  // In parts of a microsecond, as many as a quarter has ticks: whole numbers, past what a double can count.
  let parts = 0n;
  let last = { tick: 0, microseconds: DEFAULT_TEMPO };
  const push = (tick: number, microseconds: number): void => {
    parts += BigInt(tick - last.tick) * BigInt(last.microseconds);
    last = { tick, microseconds };
    if (points.at(-1)?.tick === tick) points.pop();
    points.push({ tick, microseconds, seconds: secondsOf(parts, quarter) });
  };
  push(0, DEFAULT_TEMPO);
  for (const event of events) {
    const microseconds = tempoOf(event);
    if (microseconds !== undefined) push(event.tick, microseconds);
  }
  return points;
}

function secondsOf(parts: bigint, quarter: number): number {
  const unit = BigInt(quarter) * 1_000_000n;
  return Number(parts / unit) + Number(parts % unit) / Number(unit);
}

function metresOf(events: readonly ChunkEvent[], quarter: number): MetrePoint[] {
  const points: MetrePoint[] = [{ tick: 0, bar: 1, numerator: 4, denominator: 4 }];
  for (const event of events) {
    const metre = metreOf(event);
    const last = points.at(-1);
    if (metre === undefined || last === undefined) continue;
    if (last.tick === event.tick) points.pop();
    const bars = Math.ceil(((event.tick - last.tick) * last.denominator) / (last.numerator * 4 * quarter));
    points.push({ tick: event.tick, bar: last.bar + bars, ...metre });
  }
  return points;
}

/** The last point at or before the tick; the first one for what is before all. */
export function pointAt<Point extends { readonly tick: number }>(points: readonly Point[], tick: number): Point {
  return lastPoint(points, tick, (point) => point.tick);
}

/** The last point whose key is at most the value; the first one where there is none. Keys rise. */
export function lastPoint<Point>(points: readonly Point[], value: number, keyOf: (point: Point) => number): Point {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const point = points[middle];
    if (point === undefined || keyOf(point) <= value) low = middle;
    else high = middle - 1;
  }
  const point = points[low];
  if (point === undefined) throw new MidituiError("E_INTERNAL", "a time map without a point");
  return point;
}
