import { autosaveAt } from "./autosave.ts";
import { isMoving } from "./elapse.ts";
import { expiry } from "./live.ts";
import type { AppState } from "./state.ts";

/**
 * Clock when a "tick" is needed although nothing comes in: a notice goes, a song is to be autosaved. The state's own `now`
 * while something moves, which wants a tick every frame. Undefined while nothing will happen.
 */
export function nextWake(state: AppState): number | undefined {
  if (isMoving(state)) return state.now;
  const times = [state.notice?.until, state.preview?.until, expiry(state), autosaveAt(state)];
  const due = times.filter((time) => time !== undefined);
  return due.length === 0 ? undefined : Math.min(...due);
}
