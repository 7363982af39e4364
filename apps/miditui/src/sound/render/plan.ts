import { MidituiError } from "../../core/error.ts";
import type { Project } from "../../core/project/project.ts";
import { fileEnd, songEnd } from "../../core/project/song-end.ts";
import { barAt, positionAt, tickOfPosition } from "../../core/time/bars.ts";
import { secondsAt } from "../../core/time/seconds.ts";
import { timeMapOf } from "../../core/time/time-map.ts";

/** What of a song is rendered. */
export interface Stretch {
  /** First and last bar, from 1. @default all */
  readonly fromBar?: number;
  readonly toBar?: number;
  /** Whether it goes round: as long as its bars, with what rings on after them heard from their start. */
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
export function planOf(project: Project, rate: number, { fromBar, toBar, loop }: Stretch): Plan {
  const map = timeMapOf(project);
  const last = songEnd(project);
  const bars = positionAt(map, Math.max(0, last - 1)).bar;
  if (last === 0) throw new MidituiError("E_USAGE", "the song has no notes", "write some first");
  checkBars(fromBar, toBar, bars);
  const startOf = (bar: number): number => tickOfPosition(map, { bar, beat: 1, tick: 0 });
  const start = startOf(fromBar ?? 1);
  const frames = (tick: number): number => Math.round((secondsAt(map, tick) - secondsAt(map, start)) * rate);
  if (toBar !== undefined || loop) {
    const before = toBar === undefined ? barAt(map, last - 1).end : startOf(toBar + 1);
    const end = frames(before);
    return { rate, start, before, end, release: end, loop };
  }
  const end = frames(last);
  const before = Number.POSITIVE_INFINITY;
  return { rate, start, before, end, release: Math.min(frames(fileEnd(project)), end + LONGEST_TAIL * rate), loop };
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
