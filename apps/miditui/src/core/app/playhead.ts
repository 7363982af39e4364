import { secondsAt, tickAtSeconds } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import type { AppState, Loop, Transport } from "./state.ts";

/** What the clock's arithmetic leaves of a tick is not shown, so that 960 is never 959.9999. */
const PARTS_OF_A_TICK = 1_000_000;
/** Share of the time by which the playhead goes faster or slower until it is where the sound is. */
const SLEW = 0.1;

/**
 * Where the song is played at a time of the clock, in ticks that may be broken. A time before the clocks of the playhead
 * were begun anew is one of the same run.
 *
 * @param now @default the last action's
 */
export function playheadTick(state: AppState, now: number = state.now): number {
  const { transport, loop, project } = state;
  const { since, tick } = transport;
  if (transport.state !== "playing" || Math.max(now, state.now) < since) return tick;
  const map = timeMapOf(project);
  const elapsed = now - since;
  const at = secondsAt(map, tick) + elapsed + madeGood(transport, elapsed);
  const played = tickAtSeconds(map, Math.max(at, secondsAt(map, firstTick(state))));
  if (!isLooping(state)) return wholeParts(played);
  const end = secondsAt(map, loop.end);
  const start = secondsAt(map, loop.start);
  const round = at < end ? played : tickAtSeconds(map, start + ((at - end) % (end - start)));
  const shown = wholeParts(round);
  return shown < loop.end ? shown : loop.start;
}

/** Before it the playhead was not, as far as is known. */
function firstTick(state: AppState): number {
  const { transport, loop } = state;
  if (isLooping(state) && transport.tick >= loop.start) return loop.start;
  return Math.min(transport.tick, transport.begun?.tick ?? 0);
}

/** Seconds of the transport's lag that are made good by then. */
function madeGood({ lag = 0 }: Transport, elapsed: number): number {
  return Math.sign(lag) * Math.min(Math.abs(lag), Math.max(0, elapsed) * SLEW);
}

/** Whether playing will go round: the loop is on and the playhead has not begun behind its end. */
export function isLooping({ loop, transport }: AppState): boolean {
  return loop.on && loop.end > loop.start && transport.tick < loop.end;
}

/** Where a key in Insert mode writes its note: the playhead, the line of the recording, or the cursor. */
export function insertTick(state: AppState, now: number = state.now): number {
  const { transport, recording, cursor, project } = state;
  if (transport.state === "playing") return playheadTick(state, now);
  if (recording === undefined) return cursor.tick;
  const map = timeMapOf(project);
  return wholeParts(tickAtSeconds(map, secondsAt(map, recording.tick) + Math.max(0, now - recording.since)));
}

/** The same state with its clocks begun anew at this moment, so that what follows can change how fast they run. */
export function rebased(state: AppState): AppState {
  const { transport, recording, now } = state;
  if (transport.state !== "playing" && recording === undefined) return state;
  return {
    ...state,
    transport: transport.state === "playing" ? transportAt(state) : transport,
    recording: recording === undefined ? undefined : { ...recording, tick: insertTick(state), since: now },
  };
}

/** The transport that plays as it does, counted from now on; what is not heard yet begins when it would. */
function transportAt(state: AppState): Transport {
  const { transport, now } = state;
  const lag = (transport.lag ?? 0) - madeGood(transport, now - transport.since);
  return { ...transport, tick: playheadTick(state), since: Math.max(now, transport.since), lag };
}

/** The state with another loop; the playhead stays where it is. */
export function withLoop(state: AppState, loop: Loop): AppState {
  return { ...rebased(state), loop };
}

function wholeParts(tick: number): number {
  return Math.round(tick * PARTS_OF_A_TICK) / PARTS_OF_A_TICK;
}
