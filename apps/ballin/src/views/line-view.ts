import type { View, ViewSetup } from "./view.ts";

/** A line of text that is edited: Enter accepts it, Escape gives it up. */
export function lineView({ widgets, box, report }: ViewSetup, text: string): View {
  const { screen } = widgets;
  const line = widgets.widgets.textbox({ ...box, parent: screen, value: text, style: { underline: true } });
  line.on("submit", (value: unknown) => report({ type: "menu-accept", text: String(value) }));
  line.on("cancel", () => report({ type: "menu-cancel" }));
  const read = (): void => {
    // Focused twice it would believe that it has lost the focus in between, and give up.
    if (screen.focused !== line) line.focus();
    line.readInput(() => {});
  };
  line.setValue(text);
  read();
  return {
    // What was accepted but not taken is edited on.
    update: () => read(),
    cursor: () => ({ column: box.left + Math.min(line.getValue().length, box.width - 1), row: box.top }),
    destroy() {
      // A line that is still read would keep the keys to itself.
      line.removeAllListeners("submit");
      line.removeAllListeners("cancel");
      line.cancel();
      screen.grabKeys = false;
      line.destroy();
    },
  };
}
