import type { PointerEvent } from "@side-projects/terminal";
import { hit } from "../../screen/hit.ts";
import { layoutOf } from "../../screen/layout-of.ts";
import { toInsertMode, toNormalMode } from "../deeds/general.ts";
import { letGo, letGoClicked } from "../live.ts";
import { noneSelected } from "../select-none.ts";
import type { AppState, Cell, Click } from "../state.ts";
import type { Outcome } from "../step.ts";
import { clicked, doubleClicked, MOUSE_KEY } from "./click.ts";
import { clickedDialog } from "./click-dialog.ts";
import { dragged } from "./drag.ts";
import { released } from "./release.ts";
import { dragFrom } from "./start.ts";
import { wheeled } from "./wheel.ts";

/** Seconds between two clicks of a double-click. */
const DOUBLE_CLICK = 0.4;

/** Does what the pointer stands for, at what is seen under it. */
export function pointed(state: AppState, event: PointerEvent): Outcome {
  const at = { column: Math.floor(event.column), row: Math.floor(event.row) };
  switch (event.action) {
    case "down":
      // A terminal may have kept the release to itself.
      return down(released(letGo(state, MOUSE_KEY)), event, at);
    case "drag":
      return dragged(state, at);
    case "up":
      return letGoClicked(released(state.pointer === undefined ? state : dragged(state, at)), MOUSE_KEY);
    case "move":
      return letGoClicked(state, MOUSE_KEY);
    default:
      return wheeled(state, event, hit(state, layoutOf(state), at.column, at.row));
  }
}

function down(before: AppState, event: PointerEvent, at: Cell): Outcome {
  const target = hit(before, layoutOf(before), at.column, at.row);
  const state = before.notice?.kind === "error" ? { ...before, notice: undefined } : before;
  // With Shift, Ctrl or Alt each click is one of its own: two quick ones must not delete a note.
  const plain = event.button === "left" && !event.shift && !event.ctrl && !event.alt;
  const second = plain && isSecond(state, at);
  const click: Click | undefined = plain && !second ? { ...at, at: state.now, made: undefined } : undefined;
  const next = { ...state, click };
  if (state.dialog !== undefined) return event.button === "left" ? clickedDialog(next, target, second) : state;
  if (event.button === "right") return state.mode === "normal" ? toInsertMode(state) : toNormalMode(noBand(state));
  if (event.button === "middle") return dragFrom(next, "pan", { event, at, target });
  if (!second) return clicked(next, { event, at, target });
  const made = state.click?.made;
  return doubleClicked(next, { event, at, target }, made);
}

function noBand(state: AppState): AppState {
  return state.band === undefined ? state : { ...noneSelected(state), selection: state.selection };
}

function isSecond({ click, now }: AppState, at: Cell): boolean {
  return click !== undefined && click.column === at.column && click.row === at.row && now - click.at < DOUBLE_CLICK;
}
