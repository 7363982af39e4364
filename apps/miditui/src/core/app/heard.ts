import { secondsAt } from "../time/seconds.ts";
import { timeMapOf } from "../time/time-map.ts";
import { isLooping, playheadTick, rebased } from "./playhead.ts";
import type { AppState } from "./state.ts";

/** Seconds by which the playhead may be wrong without a jump to where it belongs. */
const JUMP = 0.02;

/**
 * The state after the sound has told what is heard: a small error of the playhead is made good little by little, so that
 * it never goes back; a large one at once.
 */
export function afterHeard(state: AppState, heard: { readonly tick: number; readonly at: number }): AppState {
  const { transport } = state;
  if (transport.state !== "playing") return state;
  const { tick, at } = heard;
  const map = timeMapOf(state.project);
  // Nothing moves yet, as during a count-in, when what is heard lies before the place to begin with.
  if (state.now < transport.since) {
    const since = at + secondsAt(map, transport.tick) - secondsAt(map, tick);
    return { ...state, transport: { ...transport, since } };
  }
  const shown = playheadTick(state);
  const seconds = secondsAt(map, tick) + state.now - at - secondsAt(map, shown);
  const ahead = Math.min(tick, shown) < state.loop.start ? seconds : shortWay(state, seconds);
  const still = rebased(state);
  if (Math.abs(ahead) < JUMP) return { ...still, transport: { ...still.transport, lag: ahead } };
  return { ...state, transport: { ...transport, tick: Math.max(0, tick), since: at, lag: 0 } };
}

/** Seconds between two places, in a loop by the shorter way round: one of them may have gone round before the other. */
function shortWay(state: AppState, seconds: number): number {
  if (!isLooping(state)) return seconds;
  const map = timeMapOf(state.project);
  const round = secondsAt(map, state.loop.end) - secondsAt(map, state.loop.start);
  return seconds - round * Math.round(seconds / round);
}
