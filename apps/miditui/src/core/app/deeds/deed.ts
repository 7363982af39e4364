import type { AppState } from "../state.ts";
import type { Outcome } from "../step.ts";

/** What a key does. The state's `now` is the moment of it. */
export type Deed = (state: AppState) => Outcome;
