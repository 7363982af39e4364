import type { IBufferCell, Terminal } from "@xterm/headless";

/** A cell as a terminal shows it. */
export interface ScreenCell {
  /** The character, " " for a blank. */
  readonly glyph: string;
  /** "default", "palette 0" to "palette 255", or "#rrggbb". */
  readonly foreground: string;
  readonly background: string;
  readonly bold: boolean;
  readonly inverse: boolean;
  readonly underline: boolean;
  readonly dim: boolean;
}

/** Rows from the top, without blanks at their ends. */
export function rowsOf(terminal: Terminal): string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) => {
    return active.getLine(active.baseY + row)?.translateToString(true) ?? "";
  });
}

/** @throws RangeError outside the screen */
export function cellOf(terminal: Terminal, column: number, row: number): ScreenCell {
  const { active } = terminal.buffer;
  const cell = active.getLine(active.baseY + row)?.getCell(column);
  if (cell === undefined) throw new RangeError(`column ${column}, row ${row} is outside the screen`);
  return {
    glyph: cell.getChars() || " ",
    foreground: color(cell.isFgRGB(), cell.isFgDefault(), cell.getFgColor()),
    background: color(cell.isBgRGB(), cell.isBgDefault(), cell.getBgColor()),
    ...attributesOf(cell),
  };
}

function attributesOf(cell: IBufferCell): { bold: boolean; inverse: boolean; underline: boolean; dim: boolean } {
  return {
    bold: cell.isBold() !== 0,
    inverse: cell.isInverse() !== 0,
    underline: cell.isUnderline() !== 0,
    dim: cell.isDim() !== 0,
  };
}

function color(rgb: boolean, none: boolean, value: number): string {
  if (none) return "default";
  return rgb ? `#${value.toString(16).padStart(6, "0")}` : `palette ${value}`;
}
