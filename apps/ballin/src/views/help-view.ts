import { helpRows } from "../core/app/keymap.ts";
import { innerBox } from "../core/app/menu-layout.ts";
import { frameOf, type View, type ViewSetup } from "./view.ts";

/** Columns of the keys, before what they do. */
const KEY_COLUMNS = 26;

/** All keys and what they do, to be scrolled. */
export function helpView(setup: ViewSetup): View {
  const { widgets, box, report } = setup;
  const { height, width } = innerBox(box);
  const lines = helpRows().flatMap((row) =>
    "heading" in row ? ["", `{bold}{underline}${row.heading}{/}`] : helpLines(row.keys, row.text, width),
  );
  const text = widgets.widgets.box({
    ...frameOf(setup, "Help: Up and Down scroll, Esc closes"),
    parent: widgets.screen,
    content: lines.slice(1).join("\n"),
    tags: true,
    scrollable: true,
    alwaysScroll: true,
    baseLimit: Math.max(0, lines.length - 1 - height),
  });
  let top = 0;
  const go = (to: number): void => {
    report({ type: "menu-scroll", top: Math.max(0, Math.min(lines.length - 1 - height, to)) });
  };
  text.key(["up", "k"], () => go(top - 1));
  text.key(["down", "j"], () => go(top + 1));
  text.key("pageup", () => go(top - height));
  text.key("pagedown", () => go(top + height));
  text.key("home", () => go(0));
  text.key("end", () => go(lines.length));
  text.focus();
  return {
    update({ menu }) {
      if (menu?.kind !== "help") return;
      top = Math.max(0, Math.min(lines.length - 1 - height, menu.top));
      text.setScroll(top);
      const last = Math.min(lines.length - 1, top + height);
      text.setLabel(
        ` Help: Up and Down scroll, Esc closes (${top + 1} to ${last} of ${lines.length - 1}) `.slice(0, box.width - 4),
      );
      if (top !== menu.top) report({ type: "menu-scroll", top });
    },
    destroy: () => text.destroy(),
  };
}

/** Keys and their purpose in two columns, or in a narrow box below one another. */
function helpLines(keys: string, text: string, width: number): string[] {
  const bold = `{bold}${keys}{/bold}`;
  if (width < KEY_COLUMNS + 20) return [` ${bold}`, ...wrapped(text, width - 3).map((part) => `   ${part}`)];
  const pad = " ".repeat(Math.max(1, KEY_COLUMNS - keys.length - 1));
  return wrapped(text, width - KEY_COLUMNS - 1).map((part, index) =>
    index === 0 ? ` ${bold}${pad}${part}` : `${" ".repeat(KEY_COLUMNS)}${part}`,
  );
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
