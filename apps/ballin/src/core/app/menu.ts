import type { PointerEvent } from "@side-projects/terminal";
import { SHAPE_KINDS } from "../shapes/shape.ts";
import { andThen, type MenuAction, type Outcome, quiet, withCommands } from "./action.ts";
import { warnedOfCrowd } from "./crowd.ts";
import { placedShape } from "./item-edit.ts";
import { helpRows } from "./keymap.ts";
import { type Box, boxAt } from "./layout.ts";
import { innerBox, shapeCells, stepColumns } from "./menu-layout.ts";
import type { Menu, OptionsMenu } from "./menu-state.ts";
import { adjusted, OPTION_ROWS, typed } from "./option-list.ts";
import { saving, withOptions } from "./perform.ts";
import type { State } from "./state.ts";
import { toasted } from "./toast.ts";

/** Rows that a turn of the wheel scrolls. */
const WHEEL_ROWS = 3;

/** What the widgets of the open menu report, or a click in it. Without a menu nothing happens. */
export function menuAction(state: State, action: MenuAction): Outcome {
  const { menu } = state;
  if (menu === undefined) return quiet(state);
  switch (action.type) {
    case "menu-cancel":
      return menu.kind === "options" && menu.typing
        ? quiet({ ...state, menu: { ...menu, typing: false } })
        : closed(state);
    case "menu-choose":
      return quiet({ ...state, menu: chosen(menu, action.index) });
    case "menu-scroll":
      return quiet({ ...state, menu: scrolled(menu, action.top) });
    case "menu-step":
      return menu.kind === "options" ? stepped(state, menu, action.by) : quiet(state);
    case "menu-accept":
      return accepted(state, menu, action.text);
  }
}

/** Closes the menu, whatever is being typed in it. A ball count that was changed takes effect now. */
export function closed(state: State): Outcome {
  const { menu } = state;
  const next = { ...state, menu: undefined, doubted: undefined };
  if (menu?.kind !== "options" || menu.balls === state.options.ball_count) return quiet(next);
  const { ball_count } = state.options;
  return withCommands(warnedOfCrowd({ ...next, stats: { ...next.stats, balls: ball_count } }), { type: "reset" });
}

function chosen(menu: Menu, index: number): Menu {
  switch (menu.kind) {
    case "options":
      return { ...menu, index: within(index, OPTION_ROWS.length), typing: false };
    case "shapes":
      return { ...menu, index: within(index, SHAPE_KINDS.length) };
    case "load":
      return { ...menu, index: within(index, menu.names.length) };
    default:
      return menu;
  }
}

function scrolled(menu: Menu, top: number): Menu {
  switch (menu.kind) {
    case "help":
      return { ...menu, top: within(top, helpRows().length) };
    case "options":
    case "load":
      return { ...menu, top: Math.max(0, Math.trunc(top)) };
    default:
      return menu;
  }
}

function stepped(state: State, menu: OptionsMenu, by: number): Outcome {
  const row = OPTION_ROWS[menu.index];
  return row === undefined ? quiet(state) : withOptions(state, adjusted(state.options, row, by));
}

function accepted(state: State, menu: Menu, text: string | undefined): Outcome {
  switch (menu.kind) {
    case "options":
      return acceptedOption(state, menu, text);
    case "shapes": {
      const kind = SHAPE_KINDS[menu.index];
      return kind === undefined ? closed(state) : andThen(closed(state), (next) => placedShape(next, kind));
    }
    case "save": {
      const name = fileName(text ?? menu.name);
      // Another object, so that the line is edited on.
      if (name === undefined)
        return quiet(toasted({ ...state, menu: { ...menu } }, "Type a name, as in my-level", true));
      return saving({ ...state, menu: { ...menu, name } }, name);
    }
    case "load": {
      const name = menu.names[menu.index];
      return name === undefined
        ? closed(state)
        : { state: { ...state, menu: undefined }, effects: [{ type: "load", name }] };
    }
    case "help":
      return closed(state);
  }
}

function acceptedOption(state: State, menu: OptionsMenu, text: string | undefined): Outcome {
  const row = OPTION_ROWS[menu.index];
  if (row === undefined) return quiet(state);
  if (row.kind === "switch") return stepped(state, menu, 1);
  if (!menu.typing) return quiet({ ...state, menu: { ...menu, typing: true } });
  return withOptions({ ...state, menu: { ...menu, typing: false } }, typed(state.options, row, text ?? ""));
}

/** A name with its ending, or undefined for one that has signs other than the allowed ones or no letter nor digit. */
function fileName(text: string): string | undefined {
  const name = text.trim();
  if (!/^[\w.-]*[A-Za-z0-9][\w.-]*$/.test(name) || name.startsWith("-") || name.length > 100) return undefined;
  return /\.json$/i.test(name) ? name : `${name}.json`;
}

/** A mouse over the open menu. */
export function menuPointer(state: State, menu: Menu, event: PointerEvent, box: Box): Outcome {
  if (event.action === "wheel-up" || event.action === "wheel-down") {
    return wheel(state, menu, event.action === "wheel-up" ? -1 : 1);
  }
  if (event.action !== "down" || event.button !== "left") return quiet(state);
  const column = Math.floor(event.column);
  const row = Math.floor(event.row);
  if (menu.kind === "shapes") {
    const index = boxAt(shapeCells(box), column, row);
    if (index < 0) return quiet(state);
    return andThen(menuAction(state, { type: "menu-choose", index }), (next) =>
      menuAction(next, { type: "menu-accept" }),
    );
  }
  const inner = innerBox(box);
  if (boxAt([inner], column, row) < 0) return quiet(state);
  if (menu.kind === "load") {
    const index = row - inner.top + menu.top;
    if (index >= menu.names.length) return quiet(state);
    return andThen(menuAction(state, { type: "menu-choose", index }), (next) =>
      menuAction(next, { type: "menu-accept" }),
    );
  }
  return menu.kind === "options"
    ? clickedOption(state, menu, column - inner.left, row - inner.top, inner.width)
    : quiet(state);
}

function clickedOption(state: State, menu: OptionsMenu, column: number, row: number, width: number): Outcome {
  const index = row + menu.top;
  if (index >= OPTION_ROWS.length) return quiet(state);
  const { down, up } = stepColumns(width);
  return andThen(menuAction(state, { type: "menu-choose", index }), (next) => {
    if (column === down) return menuAction(next, { type: "menu-step", by: -1 });
    if (column === up) return menuAction(next, { type: "menu-step", by: 1 });
    return column > down && column < up ? menuAction(next, { type: "menu-accept" }) : quiet(next);
  });
}

function wheel(state: State, menu: Menu, by: number): Outcome {
  switch (menu.kind) {
    case "help":
      return menuAction(state, { type: "menu-scroll", top: menu.top + by * WHEEL_ROWS });
    case "options":
    case "load":
      return menuAction(state, { type: "menu-choose", index: menu.index + by });
    default:
      return quiet(state);
  }
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.trunc(index)));
}
