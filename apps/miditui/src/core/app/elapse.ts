import { songEnd } from "../project/song-end.ts";
import { metreAt } from "../time/bars.ts";
import { secondsAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { followed, showTick } from "./follow.ts";
import { withoutExpired } from "./live.ts";
import { insertTick, isLooping, playheadTick } from "./playhead.ts";
import { stoppedRecording } from "./recording.ts";
import type { AppState } from "./state.ts";
import { tell } from "./step.ts";
import { rewound } from "./transport.ts";

/** Bars without a key after which a recording ends. */
const IDLE_BARS = 2;
/** Quarter notes that are played after the end of the song. */
const QUARTERS_AFTER_END = 2;

/** The state at a later time of the clock: what moves has moved, what is over has ended. */
export function elapsed(before: AppState, now: number): AppState {
  let state: AppState = { ...before, now: Math.max(before.now, now) };
  if (state.notice?.until !== undefined && state.notice.until <= state.now) state = { ...state, notice: undefined };
  if (state.preview !== undefined && state.preview.until <= state.now) state = { ...state, preview: undefined };
  state = withoutExpired(state);
  if (isOver(state)) return tell(showTick(rewound(state), state.cursor.tick), endText(state));
  if (isIdle(state)) state = tell(stoppedRecording(state), `Recording stopped after ${IDLE_BARS} bars without a key`);
  return isMoving(state) ? followed(state, before) : state;
}

/** Whether something moves from frame to frame. */
export function isMoving(state: AppState): boolean {
  return state.transport.state === "playing" || state.recording !== undefined;
}

function endText({ project }: AppState): string {
  return songEnd(project) === 0 ? "Stopped: the song has no notes yet" : "End of the song: stopped, back at the start";
}

function isOver(state: AppState): boolean {
  if (state.transport.state !== "playing" || isLooping(state) || state.recording !== undefined) return false;
  const map = timeMapOf(state.project);
  return playheadTick(state) > songEnd(state.project) + QUARTERS_AFTER_END * map.ticksPerQuarter;
}

function isIdle(state: AppState): boolean {
  const { recording } = state;
  if (recording === undefined || recording.take || recording.held.length > 0) return false;
  const map = timeMapOf(state.project);
  const tick = Math.floor(insertTick(state, recording.last));
  const { numerator, denominator } = metreAt(map, tick);
  const ticks = (IDLE_BARS * numerator * 4 * map.ticksPerQuarter) / denominator;
  return state.now - recording.last > secondsAt(map, tick + ticks) - secondsAt(map, tick);
}
