import { type CursorPlace, textWidth } from "@side-projects/terminal";
import type { Dialog } from "../app/dialog.ts";
import { isFileDialog } from "../app/file-dialog.ts";
import { clustersOf, type Field } from "../app/text-field.ts";
import type { DialogLayout } from "../screen/layout.ts";
import { shownName } from "../shown-name.ts";
import type { Row } from "./span.ts";

/** A line that is typed into, scrolled so far that the caret is in it. */
export function fieldRow({ text, caret, whole = false }: Field, columns: number): Row {
  const { before, after } = seen(text, caret, columns);
  if (whole)
    return [
      { text: before + after, inverse: true },
      { text: " ".repeat(columns), underline: true },
    ];
  return [{ text: before + after + " ".repeat(columns), underline: true }];
}

/**
 * Where the caret is on the screen: the terminal shows its own cursor there, by which an input method knows its place.
 * Undefined where nothing is typed.
 */
export function caretPlace(
  dialog: Dialog | undefined,
  layout: Pick<DialogLayout, "field"> | undefined,
): CursorPlace | undefined {
  const field = layout?.field;
  const typed = dialog?.type === "help" ? dialog.filter : dialog;
  if (field === undefined || typed === undefined || !("caret" in typed)) return undefined;
  if (isFileDialog(dialog) && !dialog.typing) return undefined;
  const { before } = seen(typed.text, typed.caret, field.columns);
  return { column: field.column + textWidth(before), row: field.row };
}

/** What stands on both sides of the caret, from the first letter that is seen on. */
function seen(text: string, caret: number, columns: number): { readonly before: string; readonly after: string } {
  const letters = clustersOf(text).map(shownName);
  let first = 0;
  // Behind the last letter the caret has a column of its own.
  let width = textWidth(letters.slice(0, caret + 1).join("")) + (caret < letters.length ? 0 : 1);
  for (; width > columns && first < caret; first++) width -= textWidth(letters[first] ?? "");
  return { before: letters.slice(first, caret).join(""), after: letters.slice(caret).join("") };
}
