import type { PointerEvent } from "@side-projects/terminal";
import { recolored } from "../builder/edit.ts";
import type { Point } from "../builder/handles.ts";
import { itemAt } from "../builder/hit.ts";
import { withItem, without } from "../builder/scene.ts";
import type { Item } from "../shapes/shape.ts";
import type { Command } from "../simulation/command.ts";
import { andThen, type Outcome, quiet, withCommands } from "./action.ts";
import { buildPointer } from "./build-pointer.ts";
import { edited, remembered, shown } from "./document.ts";
import { movedBy } from "./item-edit.ts";
import { boxAt, inside, type Layout } from "./layout.ts";
import { geyser, perform } from "./perform.ts";
import { canvasRowsOf, type State, selectedItem } from "./state.ts";

/** A second click on an item within so many milliseconds and units deletes it. */
const DOUBLE_CLICK = { milliseconds: 400, units: 2 };

/** The world's place under a mouse: the middle of its cell, or the very place where a terminal tells pixels. */
function spotOf(event: PointerEvent, canvasRows: number): Point {
  const exact = (value: number): number => (Number.isInteger(value) ? value + 0.5 : value);
  return { x: exact(event.column), y: canvasRows - exact(event.row) };
}

/** A mouse on the canvas or the bars, while no menu is open. */
export function pointed(state: State, event: PointerEvent, layout: Layout): Outcome {
  switch (event.action) {
    case "down":
      return down(state, event, layout);
    case "drag":
      return state.drag === undefined ? quiet(state) : dragged(state, event);
    case "up":
      return dropped(state);
    case "wheel-up":
    case "wheel-down":
      return state.building === undefined ? quiet(state) : wheel(state, event);
    default:
      return quiet(state);
  }
}

function down(state: State, event: PointerEvent, layout: Layout): Outcome {
  const column = Math.floor(event.column);
  const row = Math.floor(event.row);
  if (row >= layout.canvasRows) {
    if (event.button !== "left") return quiet(state);
    const button = layout.buttons.find(({ box }) => inside(box, column, row));
    if (button !== undefined) return perform(state, button);
    const zone = boxAt(layout.zones, column, row);
    return zone < 0 ? quiet(state) : geyser(state, zone);
  }
  const spot = spotOf(event, layout.canvasRows);
  if (event.button === "right") {
    const item = itemAt(state.scene, spot.x, spot.y);
    return item === undefined ? quiet(state) : edited(state, withItem(state.scene, recolored(item, 1)));
  }
  if (event.button !== "left") return quiet(state);
  if (state.building !== undefined) return buildPointer(state, event, spot);
  const item = itemAt(state.scene, spot.x, spot.y);
  return item === undefined ? pushed(state, spot, row, layout.canvasRows) : picked(state, item, spot);
}

/** Takes an item along; the second of two quick clicks takes it away. */
export function picked(state: State, item: Item, { x, y }: Point): Outcome {
  const { click, now } = state;
  const twice =
    click?.id === item.id &&
    now - click.at < DOUBLE_CLICK.milliseconds &&
    (click.x - x) * (click.x - x) + (click.y - y) * (click.y - y) < DOUBLE_CLICK.units * DOUBLE_CLICK.units;
  if (twice) return edited({ ...state, click: undefined, drag: undefined }, without(state.scene, item.id));
  return quiet({
    ...state,
    selected: item.id,
    click: { at: now, id: item.id, x, y },
    drag: { kind: "move", from: state.scene, x, y },
  });
}

/** A click in the void: the top quarter pours balls, the rest bursts. */
function pushed(state: State, { x, y }: Point, row: number, canvasRows: number): Outcome {
  const kind = row < canvasRows / 4 ? "pour" : "burst";
  const first: Command = kind === "pour" ? { type: "drop-at", x, count: 10 } : { type: "burst", x, y };
  return withCommands({ ...state, selected: undefined, drag: { kind } }, first, { type: "hold", source: kind, x, y });
}

function dragged(state: State, event: PointerEvent): Outcome {
  const { drag } = state;
  const canvasRows = canvasRowsOf(state);
  const { x, y } = spotOf(event, canvasRows);
  if (drag === undefined) return quiet(state);
  if (drag.kind === "pour" || drag.kind === "burst") {
    return withCommands(state, { type: "hold", source: drag.kind, x, y: Math.max(0, y) });
  }
  if (drag.kind !== "move") return buildPointer(state, event, { x, y });
  const item = selectedItem(state);
  if (item === undefined) return quiet({ ...state, drag: undefined });
  const next = movedBy(item, x - drag.x, y - drag.y, state.columns, canvasRows);
  return shown({ ...state, drag: { ...drag, x, y } }, withItem(state.scene, next));
}

/** The button was let go. What was dragged is one step to undo. */
function dropped(state: State): Outcome {
  const { drag } = state;
  if (drag === undefined) return quiet(state);
  const next = { ...state, drag: undefined };
  switch (drag.kind) {
    case "pour":
    case "burst":
      return withCommands(next, { type: "release", source: drag.kind });
    case "wall":
      return endedWall(next);
    default:
      return quiet(drag.from === state.scene ? next : remembered(next, drag.from));
  }
}

function endedWall(state: State): Outcome {
  return state.building === undefined ? quiet(state) : perform(state, { deed: "wall", argument: 0 });
}

/** In the builder the wheel turns the selected item, or with Ctrl scales it. */
function wheel(state: State, event: PointerEvent): Outcome {
  const by = event.action === "wheel-up" ? 1 : -1;
  const meaning = event.ctrl
    ? ({ deed: "size", argument: by } as const)
    : ({ deed: "turn", argument: by * 5 } as const);
  return andThen(quiet(state), (next) => perform(next, meaning));
}
