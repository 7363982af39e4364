import { zoneCount } from "../simulation/zones.ts";
import type { Deed } from "./deed.ts";

/** A rectangle of cells, from the upper left corner of the screen. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Button {
  readonly deed: Deed;
  readonly argument: number;
  readonly label: string;
  readonly box: Box;
}

/** Where everything stands. Drawing and clicking both ask here, so what is hit is what is seen. */
export interface Layout {
  readonly columns: number;
  readonly rows: number;
  /** The canvas, and the world in it, are as wide as the screen and so many rows high. */
  readonly canvasRows: number;
  /** The six geysers, or in the builder none. */
  readonly zones: readonly Box[];
  readonly buttons: readonly Button[];
}

/** Smallest screen that is drawn on; below it stands only a sentence. */
export const LEAST: { readonly columns: number; readonly rows: number } = { columns: 20, rows: 8 };

/** Rows below the canvas. */
export const BAR_ROWS = 3;

interface ButtonPlan {
  readonly deed: Deed;
  readonly argument?: number;
  /** Labels from the widest screen to the narrowest. */
  readonly labels: readonly [string, string, string];
}

const PLAY_BUTTONS: readonly ButtonPlan[] = [
  { deed: "colors", labels: [" Colors ", "Colors", "C"] },
  { deed: "options", labels: [" [O]ptions ", "[O]pt", "O"] },
  { deed: "shapes", labels: [" [S]hapes ", "[S]hp", "S"] },
  { deed: "clear", labels: [" Clear ", "Clr", "X"] },
  { deed: "save-as", labels: [" Save ", "Save", "F"] },
  { deed: "load-from", labels: [" Load ", "Load", "L"] },
  { deed: "reset", labels: [" [R]eset ", "[R]", "R"] },
  { deed: "help", labels: [" [?] ", "[?]", "?"] },
  { deed: "quit", labels: [" [Q]uit ", "[Q]", "Q"] },
];

const BUILD_BUTTON: ButtonPlan = { deed: "build", labels: [" [B]uild ", "[B]", "B"] };

/** The argument of a tool that waits for the mouse, where its key works at the cursor at once. */
export const ARMED = 1;

const TOOL_BUTTONS: readonly ButtonPlan[] = [
  { deed: "wall", argument: ARMED, labels: [" [W]all ", "Wall", "W"] },
  { deed: "emitter", argument: ARMED, labels: [" [E]mitter ", "Emit", "E"] },
  { deed: "attractor", argument: ARMED, labels: [" [A]ttractor ", "Attr", "A"] },
  { deed: "copy", labels: [" [C]opy ", "Copy", "C"] },
  { deed: "paste", labels: [" [V] Paste ", "Pst", "V"] },
  { deed: "delete", labels: [" Del ", "Del", "D"] },
  { deed: "undo", labels: [" [U]ndo ", "Undo", "U"] },
  { deed: "redo", labels: [" Redo ", "Redo", "Y"] },
];

const CHANGE_BUTTONS: readonly ButtonPlan[] = [
  { deed: "turn", argument: 15, labels: [" Turn[Z] ", "Trn", "Z"] },
  { deed: "turn", argument: -15, labels: [" [X] ", "[X]", "X"] },
  { deed: "size", argument: -1, labels: [" Size[-] ", "Siz-", "-"] },
  { deed: "size", argument: 1, labels: [" [+] ", "[+]", "+"] },
  { deed: "color", argument: 1, labels: [" Hue[M] ", "Hue", "M"] },
  { deed: "wind", argument: -1, labels: [" Wind[<] ", "Wnd<", "<"] },
  { deed: "wind", argument: 1, labels: [" [>] ", "[>]", ">"] },
  { deed: "shapes", labels: [" [S]hapes ", "[S]h", "S"] },
  { deed: "build", labels: [" [B]ack ", "[B]k", "B"] },
];

/**
 * The parts of a screen of so many columns and rows, each at least 1. Where it is smaller than LEAST the whole screen is
 * canvas.
 *
 * @param building whether the bars are those of the builder
 */
export function layoutOf(columns: number, rows: number, building: boolean): Layout {
  if (columns < LEAST.columns || rows < LEAST.rows) return { columns, rows, canvasRows: rows, zones: [], buttons: [] };
  const canvasRows = rows - BAR_ROWS;
  if (building) {
    const buttons = [...placed(TOOL_BUTTONS, columns, rows - 2), ...placed(CHANGE_BUTTONS, columns, rows - 1)];
    return { columns, rows, canvasRows, zones: [], buttons };
  }
  const roomy = columns >= rowWidth(PLAY_BUTTONS, 0);
  const buttons = roomy
    ? [...placed(PLAY_BUTTONS, columns, rows - 1), buildButton(columns, rows - 2)]
    : placed([...PLAY_BUTTONS, BUILD_BUTTON], columns, rows - 1);
  return { columns, rows, canvasRows, zones: zonesOf(columns, canvasRows), buttons };
}

/** Whether a cell lies in the box. */
export function inside(box: Box, column: number, row: number): boolean {
  return column >= box.left && column < box.left + box.width && row >= box.top && row < box.top + box.height;
}

/** Index of the first of the boxes that a cell lies in, or -1. */
export function boxAt(boxes: readonly Box[], column: number, row: number): number {
  return boxes.findIndex((box) => inside(box, column, row));
}

function zonesOf(columns: number, top: number): Box[] {
  const count = zoneCount(columns);
  const width = Math.floor(columns / count);
  const wider = columns % count;
  return Array.from({ length: count }, (_, zone) => ({
    left: zone * width + Math.min(zone, wider),
    top,
    width: width + (zone < wider ? 1 : 0),
    height: 1,
  }));
}

function buildButton(columns: number, top: number): Button {
  const label = BUILD_BUTTON.labels[0];
  const box = { left: columns - label.length - 1, top, width: label.length, height: 1 };
  return { deed: "build", argument: 0, label, box };
}

function rowWidth(plans: readonly ButtonPlan[], tier: number): number {
  return plans.reduce((sum, plan) => sum + (plan.labels[tier] ?? "").length + 1, tier === 2 ? -1 : 1);
}

function placed(plans: readonly ButtonPlan[], columns: number, top: number): Button[] {
  const tier = [0, 1, 2].find((each) => rowWidth(plans, each) <= columns) ?? 2;
  let left = tier === 2 ? 0 : 1;
  return plans.map(({ deed, argument = 0, labels }) => {
    const label = labels[tier] ?? "";
    const box = { left, top, width: label.length, height: 1 };
    left += label.length + 1;
    return { deed, argument, label, box };
  });
}
