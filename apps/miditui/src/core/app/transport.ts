import { songEnd } from "../project/song-end.ts";
import { metreAt, positionAt } from "../time/bars.ts";
import { tempoAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { showTick } from "./follow.ts";
import { playheadTick } from "./playhead.ts";
import { stoppedRecording } from "./recording.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";

/**
 * The state playing from a tick on: its playhead goes as soon as that can be heard.
 *
 * @param countIn bars of clicks before it
 */
export function playing(state: AppState, tick: number, countIn = 0): AppState {
  const since = state.now + heardAfter(state) + countInSeconds(state, tick, countIn);
  const transport = { state: "playing", tick, since, begun: { tick, countIn } } as const;
  return showTick({ ...state, transport }, Math.floor(tick), "middle");
}

/** Seconds from when something is to sound until it is heard. */
function heardAfter({ sound }: AppState): number {
  return sound.output?.latency ?? 0;
}

function countInSeconds({ project }: AppState, tick: number, bars: number): number {
  const map = timeMapOf(project);
  const { numerator, denominator } = metreAt(map, tick);
  return (bars * numerator * 4 * tempoAt(map, tick).microseconds) / (denominator * 1_000_000);
}

/** The state playing on from where it is; from the start of the loop or of the song where that is behind it. */
export function resumed(state: AppState): AppState {
  const { loop, project } = state;
  const { tick } = state.transport;
  if (loop.on && loop.end > loop.start && tick >= loop.end) return playing(state, loop.start);
  const end = songEnd(project);
  return playing(state, end > 0 && tick >= end ? 0 : tick);
}

export function paused(state: AppState): AppState {
  return { ...state, transport: { state: "paused", tick: playheadTick(state), since: state.now } };
}

/** The state with its playhead at the start, nothing playing or being recorded. */
export function rewound(state: AppState): AppState {
  return { ...stoppedRecording(state), transport: { state: "stopped", tick: 0, since: state.now } };
}

/** The state with playhead and cursor at a tick; what plays goes on from there. */
export function sought(state: AppState, tick: number): AppState {
  const still = stoppedRecording(state);
  const there = still.transport.state === "playing" ? playing(still, tick) : still;
  const transport = { ...there.transport, tick };
  const next = { ...there, transport, cursor: { ...there.cursor, tick } };
  return tell(showTick(next, tick, "middle"), `Playhead at ${positionText(next, tick)}`);
}

/** Bar, beat and tick as the transport shows them: "22:01:074". */
export function positionText(state: AppState, tick: number): string {
  const { bar, beat, tick: rest } = positionAt(timeMapOf(state.project), Math.floor(tick));
  return `${bar}:${digits(beat, 2)}:${digits(rest, 3)}`;
}

/** Minutes, seconds and thousandths, rounded down, as in "1:02.500". */
export function timeText(seconds: number): string {
  const thousandths = Math.floor(seconds * 1000 + 1e-6);
  const minutes = Math.floor(thousandths / 60_000);
  const rest = thousandths % 60_000;
  return `${minutes}:${digits(Math.floor(rest / 1000), 2)}.${digits(rest % 1000, 3)}`;
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
