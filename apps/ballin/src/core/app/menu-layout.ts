import { BAR_ROWS, type Box } from "./layout.ts";
import type { Menu } from "./menu-state.ts";
import { OPTION_ROWS } from "./option-list.ts";

/** Columns and rows that a menu would like, its frame included. */
function wish(menu: Menu): { readonly width: number; readonly height: number } {
  switch (menu.kind) {
    case "options":
      return { width: 42, height: OPTION_ROWS.length + 2 };
    case "shapes":
      return { width: 41, height: 20 };
    case "save":
      return { width: 44, height: 4 };
    case "load":
      return { width: 44, height: Math.max(3, Math.min(16, menu.names.length + 2)) };
    case "help":
      return { width: 76, height: 200 };
  }
}

/** Where a menu stands, its frame included: in the middle of the canvas, or of the screen where that is too low. */
export function menuBox(menu: Menu, columns: number, rows: number): Box {
  const { width, height } = wish(menu);
  const room = rows - BAR_ROWS >= 12 ? rows - BAR_ROWS : rows;
  const wide = Math.min(width, columns);
  const high = Math.min(height, room);
  return { left: Math.floor((columns - wide) / 2), top: Math.floor((room - high) / 2), width: wide, height: high };
}

/** What is left of a box within its frame. */
export function innerBox({ left, top, width, height }: Box): Box {
  return { left: left + 1, top: top + 1, width: Math.max(0, width - 2), height: Math.max(0, height - 2) };
}

/** The six cells of the shapes menu, row by row, without a gap. */
export function shapeCells(box: Box): readonly Box[] {
  const inner = innerBox(box);
  return Array.from({ length: 6 }, (_, index) => {
    const column = index % 3;
    const row = Math.floor(index / 3);
    const left = Math.floor((inner.width * column) / 3);
    const top = Math.floor((inner.height * row) / 2);
    return {
      left: inner.left + left,
      top: inner.top + top,
      width: Math.floor((inner.width * (column + 1)) / 3) - left,
      height: Math.floor((inner.height * (row + 1)) / 2) - top,
    };
  });
}

/** Columns of an option's row that take a step down and up, from the left edge within the frame. */
export function stepColumns(innerWidth: number): { readonly down: number; readonly up: number } {
  return { down: Math.max(0, innerWidth - 12), up: innerWidth - 2 };
}

/** An option's row as it is drawn, `<` and `>` at stepColumns. */
export function optionText(label: string, value: string, innerWidth: number): string {
  const { down, up } = stepColumns(innerWidth);
  const name = ` ${label}`.slice(0, Math.max(0, down - 1)).padEnd(down);
  const room = Math.max(0, up - down - 1);
  const lead = Math.max(0, Math.floor((room - value.length) / 2));
  return `${name}<${`${" ".repeat(lead)}${value}`.padEnd(room).slice(0, room)}>`
    .padEnd(innerWidth)
    .slice(0, innerWidth);
}
