import { frameOf, type ViewSetup } from "./view.ts";

/** A list of texts of which one is selected. */
export interface ListView {
  fill(texts: readonly string[], index: number): void;
  /** Index of the first text that is seen. */
  top(): number;
  focus(): void;
  destroy(): void;
}

export interface SideKeys {
  readonly left: () => void;
  readonly right: () => void;
}

export function listView(setup: ViewSetup, title: string, sides?: SideKeys): ListView {
  const { widgets, report } = setup;
  const list = widgets.widgets.list({ ...frameOf(setup, title), parent: widgets.screen, items: [] });
  let shown: readonly string[] = [];
  let syncing = false;
  list.on("select item", (_item, index) => {
    if (!syncing) report({ type: "menu-choose", index });
  });
  list.key(["up", "k"], () => list.up(1));
  list.key(["down", "j"], () => list.down(1));
  list.key("enter", () => report({ type: "menu-accept" }));
  if (sides !== undefined) {
    list.key(["left", "h"], sides.left);
    list.key(["right", "l"], sides.right);
  }
  list.focus();
  return {
    fill(texts, index) {
      syncing = true;
      if (texts.length === shown.length) {
        texts.forEach((text, at) => {
          if (text !== shown[at]) list.setItem(list.getItem(at), text);
        });
      } else list.setItems([...texts]);
      shown = texts;
      list.select(index);
      syncing = false;
    },
    top: () => list.childBase,
    focus: () => list.focus(),
    destroy: () => list.destroy(),
  };
}
