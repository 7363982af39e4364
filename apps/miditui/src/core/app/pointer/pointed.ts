import type { PointerEvent } from "@side-projects/terminal";
import type { AppState } from "../state.ts";
import type { Outcome } from "../step.ts";

/** Does what the pointer stands for. */
export function pointed(state: AppState, _event: PointerEvent): Outcome {
  return state;
}
