import { ATTRIBUTES, type Cells, DEFAULT_COLOR, PALETTE } from "@side-projects/terminal";
import { hintOf, shortened } from "./hint.ts";
import { type Ink, write } from "./ink.ts";
import type { Box, Button, Layout } from "./layout.ts";
import type { State } from "./state.ts";

const BLACK = PALETTE;
const WHITE = PALETTE + 7;
const GREY = PALETTE + 8;
const CYAN = PALETTE + 6;

/** The bars' own paper. Without colour a bar is told from the canvas by being drawn the other way round. */
const BAR: Ink = { foreground: PALETTE + 15, background: GREY, attributes: 0 };
const BUTTON: Ink = { foreground: BLACK, background: WHITE, attributes: ATTRIBUTES.bold };
const FILE_BUTTON: Ink = { foreground: BLACK, background: CYAN, attributes: ATTRIBUTES.bold };
const PLAIN: Ink = { foreground: DEFAULT_COLOR, background: DEFAULT_COLOR, attributes: 0 };
const PLAIN_BUTTON: Ink = { ...PLAIN, attributes: ATTRIBUTES.bold | ATTRIBUTES.inverse };

/** The three rows below the canvas. */
export function drawBars(cells: Cells, state: State, layout: Layout, colored: boolean): void {
  const { canvasRows, columns } = layout;
  const paper = colored ? BAR : PLAIN;
  for (let row = canvasRows; row < layout.rows; row++) write(cells, 0, row, "".padEnd(columns), paper);
  if (state.building === undefined) {
    drawZones(cells, state, layout, colored);
    if (hintOf(state) === "") drawStatus(cells, state, canvasRows + 1, colored);
    else drawHint(cells, state, layout, colored);
  } else drawHint(cells, state, layout, colored);
  for (const button of layout.buttons) drawButton(cells, state, button, colored);
}

const HINT: Ink = { foreground: BLACK, background: PALETTE + 3, attributes: ATTRIBUTES.bold };

/** In the builder instead of the zones, else instead of the status. */
function drawHint(cells: Cells, state: State, layout: Layout, colored: boolean): void {
  const row = layout.canvasRows + (state.building === undefined ? 1 : 0);
  const button = layout.buttons.find(({ box }) => box.top === row);
  const text = shortened(hintOf(state), (button?.box.left ?? layout.columns) - 2);
  write(cells, 0, row, ` ${text}`.padEnd(layout.columns), colored ? HINT : PLAIN_BUTTON);
}

function drawZones(cells: Cells, state: State, { zones }: Layout, colored: boolean): void {
  zones.forEach(({ left, top, width }, zone) => {
    const fired = !state.calm && (state.flashes[zone] ?? 0) > state.now;
    const digit = `${zone + 1}`;
    const label = fired ? `*${digit}*` : digit;
    const lead = Math.floor((width - label.length) / 2);
    const fill = fired ? "*" : " ";
    const text = `${fill.repeat(Math.max(0, lead))}${label}`.padEnd(width, fill).slice(0, width);
    const striped = zone % 2 === 0 ? PLAIN_BUTTON : { ...PLAIN, attributes: ATTRIBUTES.bold };
    const ink = colored ? { foreground: BLACK, background: PALETTE + 1 + zone, attributes: ATTRIBUTES.bold } : striped;
    write(cells, left, top, text, ink);
  });
}

function drawStatus(cells: Cells, state: State, row: number, colored: boolean): void {
  const { options, stats, scene } = state;
  const parts: (readonly [string, number])[] = [
    [`Balls: ${stats.balls}`, 6],
    [`Gravity: ${options.gravity_percent}%`, 3],
    [`Force: ${options.force_percent}%`, 5],
  ];
  if (options.show_fps) parts.unshift([stats.fps === undefined ? "FPS: at rest" : `FPS: ${fixed(stats.fps)}`, 2]);
  if (scene.wind !== 0) parts.push([`Wind: ${scene.wind}`, 4]);
  let column = 1;
  parts.forEach(([text, color], index) => {
    const paper = colored ? BAR : PLAIN;
    if (index > 0) {
      write(cells, column, row, " | ", paper);
      column += 3;
    }
    write(cells, column, row, text, colored ? { ...paper, foreground: PALETTE + color } : paper);
    column += text.length;
  });
}

/** With one digit behind the point. */
function fixed(value: number): string {
  const tenths = Math.round(value * 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

function drawButton(cells: Cells, state: State, { deed, label, box }: Button, colored: boolean): void {
  if (deed === "colors") {
    drawColors(cells, state, label, box, colored);
    return;
  }
  const file = deed === "save-as" || deed === "load-from";
  const active = deed === state.building?.tool;
  const ink = colored ? (file || active ? FILE_BUTTON : BUTTON) : PLAIN_BUTTON;
  const marked = active ? { ...ink, attributes: ink.attributes | ATTRIBUTES.underline } : ink;
  write(cells, box.left, box.top, label, marked);
}

/** Letters in six colours, on black while colours are on; without colour a star tells it. */
function drawColors(cells: Cells, state: State, label: string, { left, top }: Box, colored: boolean): void {
  const on = state.options.color_mode;
  if (!colored) {
    write(cells, left, top, on ? label.replace(/^ /, "*") : label, PLAIN_BUTTON);
    return;
  }
  const background = on ? BLACK : GREY;
  let color = 0;
  [...label].forEach((sign, index) => {
    if (sign !== " ") color++;
    write(cells, left + index, top, sign, {
      foreground: PALETTE + (color === 0 ? 7 : color),
      background,
      attributes: ATTRIBUTES.bold,
    });
  });
}
