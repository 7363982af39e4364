import { innerBox } from "../core/app/menu-layout.ts";
import { type LineText, lineView } from "./line-view.ts";
import { frameOf, type View, type ViewSetup } from "./view.ts";

/** Asks for the name of a file. */
export function saveView(setup: ViewSetup, name: LineText): View {
  const { widgets, box } = setup;
  const inner = innerBox(box);
  const frame = widgets.widgets.box({
    ...frameOf(setup, "Save as"),
    parent: widgets.screen,
    content: " Name of the file, Enter saves:",
  });
  const line = lineView(
    { ...setup, box: { left: inner.left + 1, top: inner.top + 1, width: Math.max(1, inner.width - 2), height: 1 } },
    name,
  );
  return {
    ...line,
    destroy() {
      line.destroy();
      frame.destroy();
    },
  };
}
