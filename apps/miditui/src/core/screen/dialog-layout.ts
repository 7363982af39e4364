import { textWidth } from "@side-projects/terminal";
import type { Dialog } from "../app/dialog.ts";
import { shownName } from "../shown-name.ts";
import type { DialogLayout, Rect } from "./layout.ts";
import { columnsOf, inside, rect, rowsOf } from "./rect.ts";
import { wrapped } from "./wrap.ts";

/** What a dialog is made of, in columns and rows inside its border. */
interface Plan {
  readonly columns: number;
  /** Undefined: as many as fit. */
  readonly rows: number | undefined;
  readonly heading: number;
  /** Columns of the caption before its field; undefined where it has none. */
  readonly caption: number | undefined;
  readonly choices: readonly number[];
  readonly list: boolean;
  readonly problem: boolean;
}

/** Widths of what a sound file can be: three kinds of samples, stems, loop. */
const WAV = [10, 10, 16, 9, 8] as const;

const PLANS: Readonly<Record<Dialog["type"], Plan>> = {
  help: { columns: 92, rows: undefined, heading: 0, caption: undefined, choices: [], list: true, problem: false },
  open: { columns: 72, rows: undefined, heading: 1, caption: 6, choices: [], list: true, problem: true },
  save: { columns: 72, rows: undefined, heading: 1, caption: 6, choices: [14, 14, 14], list: true, problem: true },
  bank: { columns: 72, rows: undefined, heading: 1, caption: 6, choices: [], list: true, problem: true },
  wav: { columns: 72, rows: undefined, heading: 1, caption: 6, choices: WAV, list: true, problem: true },
  message: { columns: 40, rows: 1, heading: 0, caption: undefined, choices: [], list: false, problem: false },
  new: { columns: 50, rows: 5, heading: 2, caption: undefined, choices: [16, 17, 14], list: false, problem: false },
  prompt: { columns: 72, rows: 5, heading: 2, caption: 2, choices: [], list: false, problem: true },
};

/** Lines that are kept for what is wrong, at most. */
const MOST_PROBLEM_ROWS = 4;
const FILTER_CAPTION = 6;

/** What the layout of a dialog depends on: two of one shape are in the same place. */
export function dialogShape(dialog: Dialog): string {
  return `${dialog.type} ${hasFilter(dialog)} ${toldIn(dialog)}`;
}

/** Text of any length that it has to tell. */
function toldIn(dialog: Dialog): string {
  if (dialog.type === "message") return shownName(dialog.text);
  return "problem" in dialog ? shownName(dialog.problem ?? "") : "";
}

function hasFilter(dialog: Dialog): boolean {
  return dialog.type === "help" && dialog.filter !== undefined;
}

/** The plan of a dialog with room for what it tells: as wide as that, up to the screen, then in more lines. */
function planOf(dialog: Dialog, columns: number, rows: number): Plan & { readonly problemRows: number } {
  const plan = PLANS[dialog.type];
  if (hasFilter(dialog)) return { ...plan, caption: FILTER_CAPTION, problemRows: 0 };
  const told = toldIn(dialog);
  const wide = Math.max(plan.columns, Math.min(textWidth(told), columns - 6));
  const lines = wrapped(told, Math.max(2, Math.min(wide, columns - 6))).length;
  if (dialog.type === "message") {
    const shown = Math.max(1, Math.min(lines, rows - 5));
    return { ...plan, columns: wide, rows: shown + 2, heading: shown, problemRows: 0 };
  }
  if (!plan.problem) return { ...plan, problemRows: 0 };
  const problemRows = Math.max(1, Math.min(MOST_PROBLEM_ROWS, lines));
  return { ...plan, columns: wide, rows: plan.rows && plan.rows + problemRows - 1, problemRows };
}

/** Where a dialog and its parts are, in the middle of the screen. */
export function dialogLayout(dialog: Dialog, columns: number, rows: number): DialogLayout {
  const plan = planOf(dialog, columns, rows);
  const inner = middle(plan, columns, rows);
  const heading = rowsOf(inner, 0, plan.heading);
  let row = plan.heading;
  const line = (shown: boolean): Rect => {
    const part = rowsOf(inner, row, shown ? 1 : 0);
    row += part.rows;
    return part;
  };
  const typed = line(plan.caption !== undefined);
  const chosen = line(plan.choices.length > 0);
  const below = 1 + plan.problemRows;
  return {
    frame: rect(inner.column - 1, inner.row - 1, inner.columns + 2, inner.rows + 2),
    heading,
    list: plan.list ? rowsOf(inner, row, Math.max(0, inner.rows - row - below)) : rowsOf(inner, row, 0),
    field: plan.caption === undefined ? undefined : columnsOf(typed, plan.caption, typed.columns),
    caption: columnsOf(typed, 0, plan.caption ?? 0),
    choices: plan.choices.map((wide, index) => columnsOf(chosen, sumBefore(plan.choices, index), wide)),
    problem: rowsOf(inner, Math.max(0, inner.rows - below), plan.problemRows),
    footer: rowsOf(inner, Math.max(0, inner.rows - 1), 1),
  };
}

function middle(plan: Plan, columns: number, rows: number): Rect {
  const wide = Math.max(2, Math.min(plan.columns + 2, columns - 4));
  const high = Math.max(2, Math.min((plan.rows ?? rows) + 2, rows - 2));
  return inside(rect(Math.floor((columns - wide) / 2), Math.floor((rows - high) / 2), wide, high));
}

function sumBefore(values: readonly number[], end: number): number {
  return values.slice(0, end).reduce((sum, value) => sum + value, 0);
}
