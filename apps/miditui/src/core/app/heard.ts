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
  // Nothing moves yet, as during a count-in, when what is heard lies before the place to begin with.
  if (state.now < transport.since) {
    return { ...state, transport: { ...transport, since: at + secondsBetween(state, tick, transport.tick) } };
  }
  const ahead = secondsBetween(state, playheadTick(state), tick, state.now - at);
  const still = rebased(state);
  if (Math.abs(ahead) < JUMP) return { ...still, transport: { ...still.transport, lag: ahead } };
  return { ...state, transport: { ...transport, tick: Math.max(0, tick), since: at, lag: 0 } };
}

/** How much later in the song one tick is than another, seconds after it; in a loop by the shorter way round. */
function secondsBetween(state: AppState, from: number, to: number, after = 0): number {
  const map = timeMapOf(state.project);
  const seconds = secondsAt(map, to) + after - secondsAt(map, from);
  const { start, end } = state.loop;
  if (!isLooping(state) || from < start || to < start) return seconds;
  const round = secondsAt(map, end) - secondsAt(map, start);
  return seconds - round * Math.round(seconds / round);
}
