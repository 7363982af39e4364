import type { Layout } from "../screen/layout.ts";
import { SMALLEST_SCREEN } from "../screen/layout-of.ts";

/** What is shown where the screen has no room for anything else. */
export function tooSmallText({ columns, rows }: Layout): string {
  return `miditui needs ${SMALLEST_SCREEN.columns} x ${SMALLEST_SCREEN.rows}, this is ${columns} x ${rows}`;
}
