import type { Request, Step } from "./action.ts";
import type { AppState } from "./state.ts";

/** Seconds that a notice stays. */
const NOTICE_TIME = 3;

/** What a deed makes: the next state, with requests where it wants something from outside. */
export type Outcome = AppState | Step<AppState>;

export function stepOf(outcome: Outcome): Step<AppState> {
  return "requests" in outcome ? outcome : { state: outcome, requests: [] };
}

export function asking(state: AppState, ...requests: readonly Request[]): Step<AppState> {
  return { state, requests };
}

/** The state with a notice for three seconds. */
export function tell(state: AppState, text: string): AppState {
  return { ...state, told: text, notice: { text, kind: "info", until: state.now + NOTICE_TIME } };
}

/** The state with a notice that stays until the next key. */
export function complain(state: AppState, text: string): AppState {
  return { ...state, told: text, notice: { text, kind: "error", until: undefined } };
}
