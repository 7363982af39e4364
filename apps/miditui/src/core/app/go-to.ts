import { markersOf } from "../edit/conductor.ts";
import { LAST_TICK } from "../notes/new-notes.ts";
import { metreAt, type Position, tickOfPosition } from "../time/bars.ts";
import { tickAtSeconds } from "../time/seconds.ts";
import { type TimeMap, timeMapOf } from "../time/time-map.ts";
import { showTick } from "./follow.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";
import { positionText } from "./transport.ts";

/** The state with its cursor at a place in words: "17", "17:3", "17:3:240", "1:05.250", "65s", a marker. */
export function goneTo(state: AppState, text: string): AppState | string {
  const tick = tickOfText(state, text);
  if (typeof tick === "string") return tick;
  if (tick === undefined) return "write it as 17, 17:3, 17:3:240, 1:05.250 or 65s, or type a marker's name";
  if (tick > LAST_TICK) return "no song is that long";
  const next = { ...state, cursor: { ...state.cursor, tick } };
  return tell(showTick(next, tick, "middle"), `Cursor at ${positionText(next, tick)}`);
}

/** The tick; what is wrong with a position; undefined for what is none. */
function tickOfText(state: AppState, text: string): number | string | undefined {
  const map = timeMapOf(state.project);
  const [, minutes, seconds] = /^(?:(\d{1,4}):)?(\d{1,6}(?:\.\d{1,6}))$/.exec(text) ?? [];
  const [, plain] = /^(\d{1,6}(?:\.\d{1,6})?) ?s$/.exec(text) ?? [];
  if (seconds !== undefined || plain !== undefined) {
    const total = Number(minutes ?? 0) * 60 + Number(seconds ?? plain);
    return Math.max(0, Math.round(tickAtSeconds(map, total)));
  }
  const [, bar, beat, tick] = /^(\d{1,6})(?::(\d{1,4})(?::(\d{1,6}))?)?$/.exec(text) ?? [];
  if (bar !== undefined) return tickOfBar(map, { bar: Number(bar), beat: Number(beat ?? 1), tick: Number(tick ?? 0) });
  const wanted = text.toLowerCase();
  if (wanted === "") return undefined;
  const markers = markersOf(state.project);
  const named = markers.find((marker) => marker.text.toLowerCase() === wanted);
  return (named ?? markers.find((marker) => marker.text.toLowerCase().includes(wanted)))?.tick;
}

function tickOfBar(map: TimeMap, { bar, beat, tick }: Position): number | string {
  if (bar < 1) return "bars are counted from 1";
  if (beat < 1) return "beats are counted from 1";
  const start = tickOfPosition(map, { bar, beat: 1, tick: 0 });
  const { numerator, denominator } = metreAt(map, start);
  if (beat > numerator) return `bar ${bar} has ${numerator} ${numerator === 1 ? "beat" : "beats"}`;
  const ticks = (4 * map.ticksPerQuarter) / denominator;
  if (tick >= ticks) return `a beat of bar ${bar} has ${ticks} ticks, counted from 0`;
  return tickOfPosition(map, { bar, beat, tick });
}
