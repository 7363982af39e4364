import { textWidth } from "@side-projects/terminal";
import type { Notice } from "../app/state.ts";
import { shownName } from "../shown-name.ts";

/** What stands in the line of a notice, if there is room. */
export function noticeText({ text, kind }: Notice): string {
  return shownName(kind === "error" ? `! ${text}` : text);
}

/** Whether only the start of a notice is seen, with a hint how to see the rest: a click on it shows all. */
export function isCut(notice: Notice, columns: number): boolean {
  return textWidth(noticeText(notice)) > columns;
}
