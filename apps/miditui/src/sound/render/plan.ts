import { MidituiError } from "../../core/error.ts";
import type { Project } from "../../core/project/project.ts";
import { fileEnd, songEnd } from "../../core/project/song-end.ts";
import { barAt, positionAt, tickOfPosition } from "../../core/time/bars.ts";
import { secondsAt } from "../../core/time/seconds.ts";
import { timeMapOf } from "../../core/time/time-map.ts";

/** A range of the song. */
export interface Ticks {
  readonly start: number;
  /** The first tick that is not in it; Infinity where the song ends by itself. */
  readonly end: number;
}

/** What of a song is rendered. */
export interface Stretch {
  /** First and last bar, from 1. @default all */
  readonly fromBar?: number;
  readonly toBar?: number;
  /** What is rendered where it is not whole bars. @default the bars */
  readonly ticks?: Ticks | undefined;
  /** Whether it goes round: as long as its bars or ticks, with what rings on after them heard from their start. */
  readonly loop: boolean;
}

/** When all of it happens, in frames from the first one that is rendered. */
export interface Plan {
  readonly rate: number;
  /** Where it begins, in ticks. */
  readonly start: number;
  /** The tick from which on no note begins; Infinity where the song ends by itself. */
  readonly before: number;
  /** The last note, or the last bar, is over; what rings on is no longer part of the song. */
  readonly end: number;
  /** All that is held is let go. */
  readonly release: number;
  readonly loop: boolean;
}

/** Seconds that sound may last after the end. */
export const LONGEST_TAIL = 10;

/** @throws MidituiError E_USAGE where there is no such bar, or nothing in it */
export function planOf(project: Project, rate: number, stretch: Stretch): Plan {
  const map = timeMapOf(project);
  const last = lastTick(project);
  if (last === 0) throw new MidituiError("E_USAGE", "the song has no notes", "write some first");
  const { loop, ticks = ticksOfBars(project, stretch) } = stretch;
  const { start, end: before } = ticks;
  if (start >= last) throw new MidituiError("E_USAGE", "the song ends before that", "begin where there are notes");
  const frames = (tick: number): number => Math.round((secondsAt(map, tick) - secondsAt(map, start)) * rate);
  if (before < Number.POSITIVE_INFINITY) {
    const end = frames(before);
    return { rate, start, before, end, release: end, loop };
  }
  const end = frames(last);
  return { rate, start, before, end, release: Math.min(frames(fileEnd(project)), end + LONGEST_TAIL * rate), loop };
}

/** 0 where there are no notes; one that begins with the song and has no length is music nevertheless. */
function lastTick(project: Project): number {
  return Math.max(songEnd(project), project.tracks.some(({ notes }) => notes.count > 0) ? 1 : 0);
}

function ticksOfBars(project: Project, { fromBar, toBar, loop }: Stretch): Ticks {
  const map = timeMapOf(project);
  const last = lastTick(project) - 1;
  checkBars(fromBar, toBar, positionAt(map, last).bar);
  const startOf = (bar: number): number => tickOfPosition(map, { bar, beat: 1, tick: 0 });
  const start = startOf(fromBar ?? 1);
  if (toBar !== undefined) return { start, end: startOf(toBar + 1) };
  return { start, end: loop ? barAt(map, last).end : Number.POSITIVE_INFINITY };
}

function checkBars(from: number | undefined, to: number | undefined, bars: number): void {
  const first = from ?? 1;
  if (first > bars) throw noBar(first, bars);
  if (to !== undefined && to > bars) throw noBar(to, bars);
  if (to !== undefined && to < first)
    throw new MidituiError("E_USAGE", `bar ${to} is before bar ${first}`, `end at bar ${first} or later`);
}

function noBar(bar: number, bars: number): MidituiError {
  return new MidituiError("E_USAGE", `there is no bar ${bar}`, `the song has ${bars}`);
}
