import { ATTRIBUTES, type Cells, type KeyEvent } from "@side-projects/terminal";
import type { MenuAction } from "../core/app/action.ts";
import { LEAST } from "../core/app/layout.ts";
import { menuBox } from "../core/app/menu-layout.ts";
import type { Menu } from "../core/app/menu-state.ts";
import type { State } from "../core/app/state.ts";
import { inkOf } from "./attributes.ts";
import { openWidgets, type WidgetScreen } from "./blessed.ts";
import { helpView } from "./help-view.ts";
import type { LineText } from "./line-view.ts";
import { loadView } from "./load-view.ts";
import { optionsView } from "./options-view.ts";
import { saveView } from "./save-view.ts";
import { shapesView } from "./shapes-view.ts";
import type { View, ViewSetup } from "./view.ts";

/** The menus of the application, made of blessed's widgets. */
export interface Menus {
  /** Shows the menu that is open in a state, or none; to be called with every state, and quick where nothing changed. */
  show(state: State): void;
  /** Takes what was typed or clicked in its order: at once, or when a line that was just opened listens. */
  whenReady(go: () => void): void;
  /** A key for the open menu. */
  send(event: KeyEvent): void;
  /** Copies the open menu over the cells. */
  paint(state: State, cells: Cells): void;
}

/** Box-drawing signs of blessed's frames where a terminal has nothing but ASCII. */
const ASCII_FRAME: ReadonlyMap<number, string> = new Map([
  [0x2500, "-"],
  [0x2502, "|"],
  [0x250c, "+"],
  [0x2510, "+"],
  [0x2514, "+"],
  [0x2518, "+"],
]);

/** @param report takes what the widgets tell, at once or later, also while a state is shown */
export function createMenus(report: (action: MenuAction) => void, colored: boolean): Menus {
  let widgets: WidgetScreen | undefined;
  let view: View | undefined;
  let last: State | undefined;
  let shown = "";
  const waiting: (() => void)[] = [];
  let ready = true;

  const open = (state: State, menu: Menu): void => {
    const { columns, rows } = state;
    widgets ??= openWidgets(columns, rows);
    widgets.resize(columns, rows);
    // On a screen of another size the same name is edited on.
    const line = shown.startsWith(`${menu.kind} `) ? view?.text?.() : undefined;
    view?.destroy();
    view = viewOf({ widgets, box: menuBox(menu, columns, rows), colored, report }, menu, line);
  };
  // A line takes its keys only in the next turn, so that the key that opened it does not count.
  const settle = (): void => {
    ready = false;
    setImmediate(() => {
      ready = true;
      while (ready && waiting.length > 0) waiting.shift()?.();
    });
  };

  return {
    show(state) {
      if (last !== undefined && isSame(state, last)) return;
      last = state;
      const { menu } = state;
      if (menu === undefined) {
        view?.destroy();
        view = undefined;
        shown = "";
        return;
      }
      const names = menu.kind === "load" ? menu.names.length : 0;
      const typing = menu.kind === "options" && menu.typing;
      const key = `${menu.kind} ${state.columns} ${state.rows} ${names}`;
      if (key !== shown) {
        open(state, menu);
        shown = key;
      }
      view?.update(state);
      if (typing || menu.kind === "save") settle();
      widgets?.screen.render();
    },
    whenReady(go) {
      if (ready && waiting.length === 0) go();
      else waiting.push(go);
    },
    send: (event) => widgets?.send(event),
    paint(state, cells) {
      const { menu } = state;
      const isTooSmall = state.columns < LEAST.columns || state.rows < LEAST.rows;
      if (menu === undefined || widgets === undefined || isTooSmall) return;
      widgets.screen.render();
      const box = menuBox(menu, state.columns, state.rows);
      const lines: unknown = Reflect.get(widgets.screen, "lines");
      if (!Array.isArray(lines)) return;
      for (let row = box.top; row < box.top + box.height; row++) {
        for (let column = box.left; column < box.left + box.width; column++) {
          copyCell(cellOf(lines[row], column), cells, row * cells.columns + column, state.mode === "ascii");
        }
      }
      const cursor = view?.cursor?.();
      if (cursor === undefined) return;
      const start = cursor.row * cells.columns + cursor.column;
      for (let at = start; at < start + cursor.width; at++) {
        cells.attributes[at] = (cells.attributes[at] ?? 0) ^ ATTRIBUTES.inverse;
      }
    },
  };
}

function isSame(one: State, other: State): boolean {
  if (one.menu !== other.menu) return false;
  if (one.menu === undefined) return true;
  return one.options === other.options && one.columns === other.columns && one.rows === other.rows;
}

function viewOf(setup: ViewSetup, menu: Menu, line: LineText | undefined): View {
  switch (menu.kind) {
    case "options":
      return optionsView(setup);
    case "shapes":
      return shapesView(setup);
    case "save":
      return saveView(setup, line ?? { text: menu.name, proposed: true });
    case "load":
      return loadView(setup);
    case "help":
      return helpView(setup);
  }
}

function cellOf(line: unknown, column: number): unknown {
  return Array.isArray(line) ? line[column] : undefined;
}

function copyCell(cell: unknown, cells: Cells, at: number, ascii: boolean): void {
  if (!Array.isArray(cell)) return;
  const [attribute, sign]: unknown[] = cell;
  if (typeof attribute !== "number" || typeof sign !== "string") return;
  const ink = inkOf(attribute);
  const code = sign.codePointAt(0) ?? 32;
  cells.glyphs[at] = ascii ? (ASCII_FRAME.get(code)?.charCodeAt(0) ?? code) : code;
  cells.foregrounds[at] = ink.foreground;
  cells.backgrounds[at] = ink.background;
  cells.attributes[at] = ink.attributes;
}
