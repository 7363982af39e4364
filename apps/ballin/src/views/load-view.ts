import { listView } from "./list-view.ts";
import type { View, ViewSetup } from "./view.ts";

/** The level files of the folder. */
export function loadView(setup: ViewSetup): View {
  const list = listView(setup, "Load a level");
  return {
    update({ menu }) {
      if (menu?.kind !== "load") return;
      list.fill(
        menu.names.map((name) => ` ${name}`),
        menu.index,
      );
      if (list.top() !== menu.top) setup.report({ type: "menu-scroll", top: list.top() });
    },
    destroy: () => list.destroy(),
  };
}
