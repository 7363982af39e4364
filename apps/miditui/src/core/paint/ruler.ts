import { ATTRIBUTES, type Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import type { Rect } from "../screen/layout.ts";
import { columnOfTick } from "../screen/viewport.ts";
import type { BarLine } from "../time/bars.ts";
import { metreAt } from "../time/bars.ts";
import type { GridLines } from "./grid-lines.ts";
import { INKS, type Ink } from "./ink.ts";
import { setCell, write } from "./pen.ts";

const DOT = 0x2e;
const DASH = 0x2d;
const BAR = 0x7c;

/** Numbers of bars, dots for beats, the metre where it changes, and the loop as a line under all of it. */
export function paintRuler(cells: Cells, state: AppState, ruler: Rect, grid: GridLines): void {
  const start = ruler.row * cells.columns + ruler.column;
  const loop = paintLoop(cells, state, ruler);
  let free = 0;
  for (const line of grid.lines) {
    const column = columnOfTick(state, ruler, line.tick) - ruler.column;
    if (column < free) continue;
    if (line.beat !== 1) {
      setCell(cells, start + column, DOT, loop === undefined ? INKS.beat : inLoop(column, loop, INKS.beat));
      continue;
    }
    free = writeBar(cells, ruler, column, barLabel(grid, line), loop) + 1;
  }
}

/** Columns of the loop, without the last. */
interface LoopColumns {
  readonly from: number;
  readonly to: number;
  readonly ink: Ink;
}

interface BarLabel {
  readonly number: string;
  readonly metre: string;
}

function paintLoop(cells: Cells, state: AppState, ruler: Rect): LoopColumns | undefined {
  const { on, start, end } = state.loop;
  if (end <= start) return undefined;
  const from = Math.max(0, columnOfTick(state, ruler, start) - ruler.column);
  const to = Math.min(ruler.columns, columnOfTick(state, ruler, end - 1) + 1 - ruler.column);
  const ink = on ? INKS.loop : INKS.loopOff;
  const row = ruler.row * cells.columns + ruler.column;
  for (let column = from; column < to; column++) setCell(cells, row + column, DASH, ink);
  return { from, to, ink };
}

/** What stands over the loop is underlined as the loop is. */
function inLoop(column: number, loop: LoopColumns, ink: Ink): Ink {
  if (column < loop.from || column >= loop.to) return ink;
  return { ...ink, attributes: ink.attributes | (loop.ink.attributes & ATTRIBUTES.underline) };
}

function barLabel({ map }: GridLines, line: BarLine): BarLabel {
  const metre = metreAt(map, line.tick);
  const changes = metre.tick === line.tick && map.metres.length > 1;
  return { number: String(line.bar), metre: changes ? ` ${metre.numerator}/${metre.denominator}` : "" };
}

/** A number that would be cut off is a line instead: half a number is another number. */
function writeBar(cells: Cells, ruler: Rect, column: number, label: BarLabel, loop: LoopColumns | undefined): number {
  const ink = loop === undefined ? INKS.barNumber : inLoop(column, loop, INKS.barNumber);
  if (column + label.number.length > ruler.columns) {
    setCell(cells, ruler.row * cells.columns + ruler.column + column, BAR, ink);
    return ruler.columns;
  }
  const end = write(cells, ruler, column, label.number, ink);
  return end + label.metre.length > ruler.columns ? end : write(cells, ruler, end, label.metre, INKS.metre);
}
