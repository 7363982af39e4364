import { innerBox, optionText, stepColumns } from "../core/app/menu-layout.ts";
import { OPTION_ROWS, shownOption } from "../core/app/option-list.ts";
import { lineView } from "./line-view.ts";
import { listView } from "./list-view.ts";
import type { View, ViewSetup } from "./view.ts";

/** The options as a list; a number is typed in a line over its value. */
export function optionsView(setup: ViewSetup): View {
  const { box, report } = setup;
  const inner = innerBox(box);
  const list = listView(setup, "Options", {
    left: () => report({ type: "menu-step", by: -1 }),
    right: () => report({ type: "menu-step", by: 1 }),
  });
  let number: View | undefined;
  const line = (row: number): View => {
    const { down, up } = stepColumns(inner.width);
    const place = { left: inner.left + down + 1, top: inner.top + row, width: up - down - 1, height: 1 };
    return lineView({ ...setup, box: place }, { text: "", proposed: false });
  };
  return {
    update(state) {
      const { menu, options } = state;
      if (menu?.kind !== "options") return;
      list.fill(
        OPTION_ROWS.map((row) => optionText(row.label, shownOption(row, options), inner.width)),
        menu.index,
      );
      if (list.top() !== menu.top) report({ type: "menu-scroll", top: list.top() });
      if (menu.typing === (number !== undefined)) return;
      number?.destroy();
      number = menu.typing ? line(menu.index - list.top()) : undefined;
      if (number === undefined) list.focus();
    },
    cursor: () => number?.cursor?.(),
    destroy() {
      number?.destroy();
      list.destroy();
    },
  };
}
