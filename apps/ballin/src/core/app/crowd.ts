import { roomFor } from "../physics/room.ts";
import { canvasRowsOf, type State } from "./state.ts";
import { toasted } from "./toast.ts";

/**
 * Says so where there are more balls than the world has room for.
 *
 * @param before the state in which it was told already, if it was
 */
export function warnedOfCrowd(state: State, before?: State): State {
  const balls = ballsOf(state);
  const room = roomOf(state);
  if (balls <= room) return state;
  if (before !== undefined && balls === ballsOf(before) && ballsOf(before) > roomOf(before)) return state;
  return toasted(state, `${room} balls fit in here, not ${balls}: enlarge the window or see --radius`, true);
}

function ballsOf({ options, stats }: State): number {
  return Math.max(options.ball_count, stats.balls);
}

function roomOf(state: State): number {
  return roomFor(state.columns, canvasRowsOf(state), state.radius);
}
