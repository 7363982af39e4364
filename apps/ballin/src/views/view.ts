import type { MenuAction } from "../core/app/action.ts";
import type { Box } from "../core/app/layout.ts";
import type { State } from "../core/app/state.ts";
import type { WidgetScreen } from "./blessed.ts";
import type { LineText } from "./line-view.ts";

/** A menu as widgets. */
export interface View {
  /** Shows the state, which is one of this menu. */
  update(state: State): void;
  /** Where the cursor of a line that is edited stands on the screen, with what is selected before it. */
  cursor?(): { readonly column: number; readonly row: number; readonly width: number } | undefined;
  /** What stands in a line that is edited. */
  text?(): LineText;
  destroy(): void;
}

/** What a view is made with. */
export interface ViewSetup {
  readonly widgets: WidgetScreen;
  readonly box: Box;
  /** Whether colour is shown at all. */
  readonly colored: boolean;
  readonly report: (action: MenuAction) => void;
}

/** What frames have in common for blessed. */
export interface Frame extends Box {
  readonly border: "line";
  readonly label: string;
  readonly style: {
    readonly border?: { readonly fg: string };
    readonly selected: { readonly fg: string; readonly bg: string } | { readonly inverse: true };
  };
}

/** A frame with a title. */
export function frameOf({ box, colored }: ViewSetup, title: string): Frame {
  const { left, top, width, height } = box;
  return {
    left,
    top,
    width,
    height,
    border: "line",
    label: ` ${title} `.slice(0, Math.max(0, width - 4)),
    style: colored
      ? { border: { fg: "green" }, selected: { fg: "black", bg: "white" } }
      : { selected: { inverse: true } },
  };
}
