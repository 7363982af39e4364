import type { PointerEvent } from "@side-projects/terminal";
import type { Target } from "../../screen/target.ts";
import type { AppState, Cell, Drag, DragKind, Spot } from "../state.ts";

/** A button that went down, and on what. */
export interface Press {
  readonly event: PointerEvent;
  readonly at: Cell;
  readonly target: Target;
}

/** The state with a drag begun: what it is worked out from is as it is now. */
export function dragFrom(
  state: AppState,
  kind: DragKind,
  { event, at, target }: Press,
  onRelease: Drag["onRelease"] = "nothing",
): AppState {
  const { project, selection, scroll, loop, track } = state;
  const pointer: Drag = {
    kind,
    button: event.button === "none" ? "left" : event.button,
    from: at,
    at,
    origin: originOf(state, target),
    track: trackOf(target),
    onRelease,
    note: target.type === "roll" ? target.note?.id : undefined,
    base: { project, selection, scroll, loop, track },
    moved: false,
  };
  return { ...state, pointer };
}

function originOf(state: AppState, target: Target): Spot {
  const tick = "tick" in target ? target.tick : state.cursor.tick;
  const pitch = target.type === "roll" ? (target.pitch ?? 0) : state.cursor.pitch;
  return { tick, pitch };
}

/** Index of the track of a list that the target is in; -1 elsewhere. */
function trackOf(target: Target): number {
  if (target.type === "track") return target.index;
  return target.type === "timeline" || target.type === "timeline-label" ? (target.track ?? 0) : -1;
}
