import type { InputEvent, PointerEvent } from "@side-projects/terminal";
import type { Action } from "../app/action.ts";
import type { FileEntry } from "../app/dialog.ts";
import { reduce } from "../app/reduce.ts";
import type { AppState } from "../app/state.ts";

/** What a person does; places are cells of the screen. */
export type Stroke =
  /** A key, as the table of keys names it: "ctrl+s", "A", "pagedown". */
  | string
  | { readonly type: "text"; readonly text: string }
  /** Presses a button, moves to `to` if there is such, and lets go. */
  | {
      readonly type: "mouse";
      readonly at: readonly [column: number, row: number];
      readonly to?: readonly [column: number, row: number];
      readonly button?: "left" | "middle" | "right";
      readonly shift?: boolean;
    }
  | { readonly type: "wait"; readonly seconds: number };

/** Seconds from one stroke to the next, so that no two clicks are a double one. */
const PACE = 0.5;

/**
 * The state after strokes. Of what they ask of the disk nothing is done, but for a look into a folder.
 *
 * @param entries what every folder holds
 */
export function played(state: AppState, strokes: readonly Stroke[], entries: readonly FileEntry[] = []): AppState {
  let next = state;
  const act = (action: Action): void => {
    const { state: after, requests } = reduce(next, action);
    next = after;
    for (const request of requests)
      if (request.type === "list") act({ type: "listed", folder: request.folder, entries, at: action.at });
  };
  for (const stroke of strokes) {
    const at = next.now + (typeof stroke === "object" && stroke.type === "wait" ? stroke.seconds : PACE);
    for (const event of eventsOf(stroke)) act({ type: "input", event, at });
    act({ type: "tick", at });
  }
  return next;
}

/** What a terminal tells of a stroke. */
function eventsOf(stroke: Stroke): InputEvent[] {
  if (typeof stroke === "string") return [keyEvent(stroke)];
  switch (stroke.type) {
    case "text":
      return [...stroke.text].map((letter) => keyEvent(letter === " " ? "space" : letter));
    case "mouse": {
      const { at, to = at, button = "left", shift = false } = stroke;
      const event = (action: PointerEvent["action"], [column, row]: readonly [number, number]): PointerEvent => ({
        type: "pointer",
        action,
        button,
        column,
        row,
        ctrl: false,
        alt: false,
        shift,
      });
      return [event("down", at), ...(to === at ? [] : [event("drag", to)]), event("up", to)];
    }
    default:
      return [];
  }
}

function keyEvent(chord: string): InputEvent {
  const [, held = "", key = chord] = /^((?:ctrl\+|alt\+|shift\+)*)(.+)$/s.exec(chord) ?? [];
  return {
    type: "key",
    key,
    ctrl: held.includes("ctrl+"),
    alt: held.includes("alt+"),
    shift: held.includes("shift+") || (key.length === 1 && key >= "A" && key <= "Z"),
    action: "press",
  };
}
