import type { Request, Step } from "./action.ts";
import type { AppState } from "./state.ts";
import { asking } from "./step.ts";

/** The state that waits for its song to be saved, with the request for that. */
export function savedTo(
  state: AppState,
  to: Pick<Extract<Request, { type: "save" }>, "path" | "format" | "replace">,
): Step<AppState> {
  const { project, file } = state;
  return asking({ ...state, file: { ...file, saving: project } }, { type: "save", project, ...to });
}
