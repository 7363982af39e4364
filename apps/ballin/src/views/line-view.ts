import type { View, ViewSetup } from "./view.ts";

export interface LineText {
  readonly text: string;
  /** Whether the text is selected, so that the first sign that is typed takes its place. */
  readonly proposed: boolean;
}

/** A line of text that is edited: Enter accepts it, Escape gives it up, Ctrl+U empties it. */
export function lineView({ widgets, box, report }: ViewSetup, { text, proposed }: LineText): View {
  const { screen } = widgets;
  const line = widgets.widgets.textbox({ ...box, parent: screen, value: text, style: { underline: true } });
  let selected = proposed;
  // Ahead of the line's own listener, which then adds the sign to what is left.
  line.on("keypress", (sign: unknown, key: unknown) => {
    const name = nameOf(key);
    const typed = name === "backspace" || (typeof sign === "string" && sign >= " ");
    if (name !== "C-u" && !(selected && typed)) return;
    selected = false;
    line.setValue("");
    screen.render();
  });
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
    text: () => ({ text: line.getValue(), proposed: selected }),
    cursor: () => {
      const end = Math.min(line.getValue().length, box.width - 1);
      const start = selected ? 0 : end;
      return { column: box.left + start, row: box.top, width: end - start + 1 };
    },
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

/** blessed's name of a key with what is held beside it. */
function nameOf(key: unknown): unknown {
  return typeof key === "object" && key !== null && "full" in key ? key.full : undefined;
}
