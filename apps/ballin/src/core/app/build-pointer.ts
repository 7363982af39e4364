import type { PointerEvent } from "@side-projects/terminal";
import { scaled, turned } from "../builder/edit.ts";
import { type Point, scaleBetween, turnBetween } from "../builder/handles.ts";
import { itemAt } from "../builder/hit.ts";
import { withItem } from "../builder/scene.ts";
import { extended } from "../builder/wall-drawing.ts";
import { type Outcome, quiet } from "./action.ts";
import { placedTool } from "./build.ts";
import { shown } from "./document.ts";
import { handleCells } from "./handles.ts";
import { picked } from "./pointer.ts";
import { type Building, canvasRowsOf, type State, selectedItem } from "./state.ts";

/** The left button on the canvas in the builder: pressed, or moved while it is held. */
export function buildPointer(state: State, event: PointerEvent, spot: Point): Outcome {
  const { building } = state;
  if (building === undefined) return quiet(state);
  const row = Math.max(0, Math.min(canvasRowsOf(state) - 1, Math.floor(event.row)));
  const column = Math.max(0, Math.min(state.columns - 1, Math.floor(event.column)));
  const here = { ...state, building: { ...building, column, row } };
  return event.action === "down" ? down(here, here.building, spot) : dragged(here, here.building, spot);
}

function down(state: State, building: Building, spot: Point): Outcome {
  if (building.tool === "wall") {
    const wall = [...(building.wall ?? []), spot.x, spot.y];
    return quiet({ ...state, drag: { kind: "wall" }, building: { ...building, wall } });
  }
  if (building.tool !== undefined) return placedTool(state, building.tool);
  const item = selectedItem(state);
  const handle =
    item &&
    handleCells(item, state.columns, canvasRowsOf(state)).find(
      ({ column, row }) => column === building.column && row === building.row,
    );
  if (handle !== undefined) return quiet({ ...state, drag: { kind: handle.kind, from: state.scene, ...spot } });
  const hit = itemAt(state.scene, spot.x, spot.y);
  const free = { ...state, building: { ...building, grabbed: false } };
  return hit === undefined ? quiet({ ...free, selected: undefined }) : picked(free, hit, spot);
}

function dragged(state: State, building: Building, spot: Point): Outcome {
  const { drag } = state;
  if (drag === undefined) return quiet(state);
  if (drag.kind === "wall") return quiet(drawn(state, building, spot));
  if (drag.kind !== "turn" && drag.kind !== "scale") return quiet(state);
  const before = drag.from.items.find(({ id }) => id === state.selected);
  if (before === undefined) return quiet(state);
  const next =
    drag.kind === "turn"
      ? turned(before, Math.round(turnBetween(before, drag, spot)))
      : scaled(before, Math.round(scaleBetween(before, drag, spot) * 100) / 100);
  return shown(state, withItem(state.scene, next));
}

function drawn(state: State, building: Building, { x, y }: Point): State {
  return { ...state, building: { ...building, wall: extended(building.wall ?? [], x, y) } };
}
