import { itemAt } from "../builder/hit.ts";
import { withItem } from "../builder/scene.ts";
import { andThen, type Outcome, quiet } from "./action.ts";
import { DIRECTIONS } from "./deed.ts";
import { edited } from "./document.ts";
import { releaseAll } from "./hold.ts";
import { added, movedBy, newAttractor, newEmitter, newWall, pasted, windier } from "./item-edit.ts";
import type { Meaning } from "./keymap.ts";
import { ARMED } from "./layout.ts";
import { type Building, canvasRowsOf, type State, selectedItem } from "./state.ts";
import { toasted } from "./toast.ts";

/** Cells of a long step of the cursor. */
const STRIDE = 5;

/** What a key or button means in the builder; undefined where the builder has no meaning of its own for it. */
export function performBuild(state: State, meaning: Meaning): Outcome | undefined {
  if (meaning.deed === "build") return state.building === undefined ? entered(state) : left(state);
  const { building } = state;
  return building === undefined ? undefined : performIn(state, building, meaning);
}

function performIn(state: State, building: Building, { deed, argument }: Meaning): Outcome | undefined {
  switch (deed) {
    case "cursor":
    case "stride":
      return stepped(state, building, argument, deed === "stride" ? STRIDE : 1);
    case "enter":
      return pointedAt(state, building);
    case "grab":
      if (selectedItem(state) === undefined) return quiet(toasted(state, "Select an item first: Enter or Tab"));
      return quiet({ ...state, building: { ...building, grabbed: !building.grabbed } });
    case "wall":
      return wall(state, building, argument);
    case "emitter":
    case "attractor":
      if (argument === ARMED) return quiet(armed(state, building, deed));
      return placedTool(state, deed);
    case "copy":
      return copied(state);
    case "paste":
      return pastedHere(state);
    case "wind":
      return andThen(edited(state, windier(state.scene, argument)), (next) =>
        quiet(toasted(next, `Wind ${next.scene.wind}`)),
      );
    case "close":
      return backedOut(state, building);
    default:
      return undefined;
  }
}

function entered(state: State): Outcome {
  const building: Building = {
    column: Math.floor(state.columns / 2),
    row: Math.floor(canvasRowsOf(state) / 2),
    grabbed: false,
    tool: undefined,
    wall: undefined,
  };
  return andThen(releaseAll(state), (next) => quiet({ ...next, building, drag: undefined }));
}

function left(state: State): Outcome {
  return quiet({ ...state, building: undefined, selected: undefined, drag: undefined });
}

/** The middle of the cursor's cell in the world. */
function cursorSpot(state: State, { column, row }: Building): { readonly x: number; readonly y: number } {
  return { x: column + 0.5, y: canvasRowsOf(state) - row - 0.5 };
}

function stepped(state: State, building: Building, argument: number, cells: number): Outcome {
  const canvasRows = canvasRowsOf(state);
  const direction = DIRECTIONS[argument];
  const dx = direction === "left" ? -cells : direction === "right" ? cells : 0;
  const dy = direction === "up" ? -cells : direction === "down" ? cells : 0;
  const column = Math.max(0, Math.min(state.columns - 1, building.column + dx));
  const row = Math.max(0, Math.min(canvasRows - 1, building.row + dy));
  const next = { ...state, building: { ...building, column, row } };
  const item = building.grabbed ? selectedItem(state) : undefined;
  if (item === undefined) return quiet(next);
  const moved = movedBy(item, column - building.column, building.row - row, state.columns, canvasRows);
  return edited(next, withItem(state.scene, moved));
}

/** Enter: a corner of the wall that is drawn, a tool's place, or what the cursor is on becomes the selected item. */
function pointedAt(state: State, building: Building): Outcome {
  const { x, y } = cursorSpot(state, building);
  if (building.wall !== undefined) {
    return quiet({ ...state, building: { ...building, wall: [...building.wall, x, y] } });
  }
  if (building.tool === "wall") return wall(state, building, 0);
  if (building.tool !== undefined) return placedTool(state, building.tool);
  return quiet({ ...state, selected: itemAt(state.scene, x, y)?.id, building: { ...building, grabbed: false } });
}

function armed(state: State, building: Building, tool: NonNullable<Building["tool"]>): State {
  const again = building.tool === tool;
  return { ...state, building: { ...building, tool: again ? undefined : tool, wall: undefined, grabbed: false } };
}

/** Begins a wall at the cursor, or ends the one that was begun. */
function wall(state: State, building: Building, argument: number): Outcome {
  if (building.wall === undefined) {
    if (argument === ARMED) return quiet(armed(state, building, "wall"));
    const { x, y } = cursorSpot(state, building);
    return quiet({ ...state, building: { ...building, tool: "wall", wall: [x, y], grabbed: false } });
  }
  const { x, y } = cursorSpot(state, building);
  const points = building.wall.at(-2) === x && building.wall.at(-1) === y ? building.wall : [...building.wall, x, y];
  const next = { ...state, building: { ...building, tool: undefined, wall: undefined } };
  const item = newWall(points);
  return item === undefined ? quiet(next) : added(next, item);
}

/** Places an emitter or attractor at the cursor. */
export function placedTool(state: State, tool: "emitter" | "attractor"): Outcome {
  const { building } = state;
  if (building === undefined) return quiet(state);
  const spot = cursorSpot(state, building);
  const next = { ...state, building: { ...building, tool: undefined, wall: undefined, grabbed: false } };
  return added(next, tool === "emitter" ? newEmitter(spot) : newAttractor(spot));
}

function copied(state: State): Outcome {
  const item = selectedItem(state);
  if (item === undefined) return quiet(toasted(state, "Select an item first: Enter or Tab"));
  return quiet(toasted({ ...state, clipboard: item }, "Copied"));
}

function pastedHere(state: State): Outcome {
  const { building, clipboard } = state;
  if (building === undefined || clipboard === undefined) return quiet(toasted(state, "Nothing is copied"));
  return added(state, pasted(clipboard, cursorSpot(state, building)));
}

function backedOut(state: State, building: Building): Outcome {
  if (building.wall !== undefined || building.tool !== undefined) {
    return quiet({ ...state, drag: undefined, building: { ...building, wall: undefined, tool: undefined } });
  }
  if (building.grabbed) return quiet({ ...state, building: { ...building, grabbed: false } });
  return state.selected === undefined ? left(state) : quiet({ ...state, selected: undefined });
}
