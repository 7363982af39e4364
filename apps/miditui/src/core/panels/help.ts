import { type HelpLine, helpLines } from "../keymap/help.ts";
import { COLORS, type Row } from "./span.ts";

/** Where the keys of a line begin, if they have room there. */
const KEYS_COLUMN = 52;

/** Lines of the help, in so many columns. @param filter what they are narrowed to */
export function helpRows(columns: number, filter: string): readonly Row[] {
  const lines = helpLines(filter);
  if (lines.length === 0) return [[{ text: "no line of the help has that", color: COLORS.grey }]];
  return lines.map((line) => helpRow(line, columns));
}

function helpRow(line: HelpLine, columns: number): Row {
  if (line.type === "blank") return [];
  if (line.type === "heading") return [{ text: line.text, color: COLORS.cyan, bold: true }];
  const text = `  ${line.mode}${line.text}`;
  const start = Math.max(text.length + 2, Math.min(KEYS_COLUMN, columns - line.keys.length));
  return [{ text: text.padEnd(start) }, { text: line.keys, color: COLORS.yellow }];
}
