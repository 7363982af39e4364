import { ATTRIBUTES, type Cells } from "@side-projects/terminal";
import type { AppState } from "../app/state.ts";
import type { Rect } from "../screen/layout.ts";
import { columnOfTick } from "../screen/viewport.ts";
import { type BarLine, metreAt } from "../time/bars.ts";
import type { GridLines } from "./grid-lines.ts";
import { INKS } from "./ink.ts";
import { setCell, write } from "./pen.ts";

const DOT = 0x2e;
const DASH = 0x2d;
const BAR = 0x7c;

/** Numbers of bars, dots for beats, the metre where it changes, and the loop as a line under all of it. */
export function paintRuler(cells: Cells, state: AppState, ruler: Rect, grid: GridLines): void {
  const start = ruler.row * cells.columns + ruler.column;
  const loop = loopColumns(state, ruler);
  for (let column = loop.from; column < loop.to; column++) {
    setCell(cells, start + column, DASH, state.loop.on ? INKS.loop : INKS.loopOff);
  }
  const columnOf = (line: BarLine): number => columnOfTick(state, ruler, line.tick) - ruler.column;
  const bars = grid.lines.filter((line) => line.beat === 1);
  for (const line of grid.lines) if (line.beat !== 1) setCell(cells, start + columnOf(line), DOT, INKS.beat);
  let free = 0;
  for (const [index, line] of bars.entries()) {
    const column = columnOf(line);
    if (column < free) continue;
    const next = bars[index + 1];
    const room = next === undefined ? ruler.columns : columnOf(next) - 1;
    free = writeBar(cells, ruler, column, barLabel(grid, line, room - column)) + 1;
  }
  if (!state.loop.on) return;
  for (let at = start + loop.from; at < start + loop.to; at++) cells.attributes[at]! |= ATTRIBUTES.underline;
}

/** From the first column of the loop up to but not with the last; none where they are the same. */
function loopColumns({ loop, scroll, ticksPerColumn }: AppState, ruler: Rect): { from: number; to: number } {
  const columnOf = (tick: number): number => columnOfTick({ scroll, ticksPerColumn }, ruler, tick) - ruler.column;
  if (loop.end <= loop.start) return { from: 0, to: 0 };
  return { from: Math.max(0, columnOf(loop.start)), to: Math.min(ruler.columns, columnOf(loop.end - 1) + 1) };
}

interface BarLabel {
  readonly number: string;
  /** "" where it does not change. */
  readonly metre: string;
}

/** The first metre of a song that has several is told where there is room, each later one even in place of numbers. */
function barLabel({ map }: GridLines, line: BarLine, room: number): BarLabel {
  const number = String(line.bar);
  const { tick, numerator, denominator } = metreAt(map, line.tick);
  const metre = ` ${numerator}/${denominator}`;
  const told = tick === 0 ? map.metres.length > 1 && number.length + metre.length <= room : true;
  return { number, metre: tick === line.tick && told ? metre : "" };
}

/** A number that would be cut off is a line instead: half a number is another number. */
function writeBar(cells: Cells, ruler: Rect, column: number, { number, metre }: BarLabel): number {
  if (column + number.length > ruler.columns) {
    setCell(cells, ruler.row * cells.columns + ruler.column + column, BAR, INKS.barNumber);
    return ruler.columns;
  }
  const end = write(cells, ruler, column, number, INKS.barNumber);
  return end + metre.length > ruler.columns ? end : write(cells, ruler, end, metre, INKS.metre);
}
