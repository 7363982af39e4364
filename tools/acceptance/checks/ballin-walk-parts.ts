import type { KeyStroke } from "@side-projects/testkit";
import { type Change, changeOf, hides, type Session, shows, type Walk } from "./ballin-walk.ts";

export const CIRCLE = "#######";

/** Titles of the menus, and what only the builder shows. */
export const OPTIONS = "─ Options";
export const SHAPES = "─ Shapes";
export const SAVE = "─ Save as";
export const LOAD = "─ Load";
export const HELP = "─ Help";
export const TOOLS = "[W]all";

/** A key that does nothing, to remember what the next one changes. */
export const IDLE: KeyStroke = { key: "f12" };

/** Colour of the first sign of a shape on the screen: palette 1 to 6, and 9 to 14 while it is selected. */
function signColor({ terminal }: Session): string {
  const row = terminal
    .screen()
    .split("\n")
    .findIndex((text) => text.includes("###"));
  return row < 0 ? "" : terminal.cell(terminal.row(row).indexOf("###"), row).foreground;
}

export const COLOR: Change = changeOf(signColor);

export function selected(session: Session): boolean {
  return /^palette (9|1\d)$/.test(signColor(session));
}

export function deselected(session: Session): boolean {
  return !selected(session);
}

export const MENU_OF_SHAPES: Walk[number] = ["s", shows(SHAPES)];
/** A new shape is selected, and X would turn it. */
export const PLACED: Walk = [MENU_OF_SHAPES, ["enter", shows(CIRCLE)], ["escape", deselected]];
export const SELECTED: Walk = [...PLACED, ["tab", selected]];
export const CLEARED: Walk = [["x", hides(CIRCLE)]];
export const DELETED: Walk = [["delete", hides(CIRCLE)]];
