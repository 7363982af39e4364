import { ATTRIBUTES, type Cells } from "@side-projects/terminal";
import { expect, test } from "vitest";
import type { Action, Effect } from "../src/core/app/action.ts";
import { KEYMAP } from "../src/core/app/keymap.ts";
import { menuBox } from "../src/core/app/menu-layout.ts";
import { drawOverlay } from "../src/core/app/overlay.ts";
import { contextOf, reduce } from "../src/core/app/reduce.ts";
import type { State } from "../src/core/app/state.ts";
import { createMenus } from "../src/views/menus.ts";
import { keyOf, startSession } from "./app-session.ts";

/** The reducer with its menus, as the application joins them, and what it would save or load. */
function withMenus(
  size: { columns: number; rows: number } = { columns: 80, rows: 24 },
  mode: State["mode"] = "braille",
) {
  let { state } = startSession({ ...size, mode });
  const files: string[] = [];
  const queue: Action[] = [];
  const carryOut = (effect: Effect): void => {
    if (effect.type === "menu-key") menus.send(effect.event);
    if (effect.type === "save" || effect.type === "load") files.push(`${effect.type} ${effect.name}`);
    if (effect.type === "quit") files.push("quit");
    if (effect.type === "list") queue.push({ type: "files", names: ["a.json", "b.json", "j.json"] });
  };
  const dispatch = (action: Action): void => {
    queue.push(action);
    if (queue.length > 1) return;
    for (let next = queue[0]; next !== undefined; queue.shift(), next = queue[0]) {
      const outcome = reduce(state, next);
      state = outcome.state;
      menus.show(state);
      for (const effect of outcome.effects) carryOut(effect);
    }
  };
  const menus = createMenus(dispatch, true);
  const press = (chord: string): void => menus.whenReady(() => dispatch({ type: "input", event: keyOf(chord) }));
  return {
    files,
    state: () => state,
    /** Presses keys, with time for widgets between them. */
    keys: async (...chords: readonly string[]) => {
      for (const chord of chords) {
        press(chord);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    size: async (columns: number, rows: number) => {
      dispatch({ type: "size", columns, rows });
      await new Promise((resolve) => setImmediate(resolve));
    },
    /** Presses all keys at once, as a fast typist or a script does. */
    burst: async (...chords: readonly string[]) => {
      for (const chord of chords) press(chord);
      for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    },
    cells: () => {
      const cells = drawOverlay(state, true);
      menus.paint(state, cells);
      return cells;
    },
  };
}

function textOf({ glyphs, columns, rows }: Cells): string {
  return Array.from({ length: rows }, (_, row) =>
    [...glyphs.subarray(row * columns, (row + 1) * columns)].map((glyph) => String.fromCodePoint(glyph || 32)).join(""),
  ).join("\n");
}

test("options are chosen with Up, Down, J, K and changed with Left, Right, H, L", async () => {
  const app = withMenus();
  await app.keys("o", "down", "down", "j", "up", "k", "j", "right", "l", "l", "left", "h", "right");
  expect(app.state().menu).toMatchObject({ kind: "options", index: 2 });
  expect(app.state().options.ball_count).toBe(5200);
  expect(textOf(app.cells())).toContain("Ball count                 <  5200   >");
});

test("Enter turns a switch over and takes a typed number, Escape keeps the old one", async () => {
  const app = withMenus();
  await app.keys("o", "enter", "down", "down", "down", "enter", "1", "2", "9", "backspace", "0", "enter");
  expect(app.state().options).toMatchObject({ fps_cap: true, gravity_percent: 120 });
  await app.keys("enter", "5", "escape");
  expect(app.state().options.gravity_percent).toBe(120);
  expect(contextOf(app.state())).toBe("options");
  await app.keys("up", "right", "escape");
  expect(contextOf(app.state())).toBe("play");
});

test("a shape is chosen with arrows and HJKL, never beyond the six, and Enter places it", async () => {
  const app = withMenus();
  await app.keys("s", "right", "right", "right", "j", "down", "h");
  expect(app.state().menu).toMatchObject({ index: 4 });
  await app.keys("k", "l", "up", "enter");
  expect(app.state().scene.items.map(({ type }) => type)).toEqual(["square"]);
  expect(app.state().menu).toBeUndefined();
});

test("numbers and every sign of a file name can be typed, J and K too, however fast", async () => {
  const app = withMenus();
  await app.burst("o", "j", "j", "enter", "7", "0", "0", "enter", "escape");
  expect(app.state().options.ball_count).toBe(700);
  await app.burst("f", ..."jk-Q_1.x", "enter");
  expect(app.files).toEqual(["save jk-Q_1.x.json"]);
});

test("what is typed takes the place of the proposed name, which Enter takes as it is", async () => {
  for (const [keys, saved] of [
    [[], "level.json"],
    [["a", "b"], "ab.json"],
    [["backspace", "a"], "a.json"],
    [["ctrl+u", "a"], "a.json"],
    [["a", "b", "backspace", "c"], "ac.json"],
    [["a", "b", "ctrl+u", "c"], "c.json"],
  ] as const) {
    const app = withMenus();
    await app.keys("f", ...keys, "enter");
    expect(app.files).toEqual([`save ${saved}`]);
  }
});

test("a name that is being typed outlives a new size of the screen, and a menu in between does not keep it", async () => {
  const app = withMenus();
  await app.keys("f", "a");
  await app.size(60, 20);
  await app.keys("b", "enter", "escape", "f", "x", "escape", "l", "escape", "f", "enter");
  expect(app.files).toEqual(["save ab.json", "save level.json"]);
});

test("a name that is refused is edited on, and Escape gives it up", async () => {
  const app = withMenus();
  await app.keys("f", ".", "enter");
  expect(app.files).toEqual([]);
  await app.keys("x", "enter", "escape");
  expect(app.files).toEqual(["save .x.json"]);
  expect(app.state().menu).toBeUndefined();
});

test("a file is chosen from the list and loaded", async () => {
  const app = withMenus();
  await app.keys("l", "down", "j", "k", "j", "enter");
  expect(app.files).toEqual(["load j.json"]);
});

test("the help tells every key and scrolls from one end to the other", async () => {
  const app = withMenus({ columns: 100, rows: 30 });
  await app.keys("?");
  const seen = new Set<string>();
  for (let page = 0; page < 30; page++) {
    for (const line of textOf(app.cells()).split("\n")) seen.add(line);
    await app.keys("down", "j", "j");
  }
  const all = [...seen].join("\n");
  for (const { keys, text } of KEYMAP) {
    expect(all).toContain(keys);
    expect(all).toContain(text.split(" ").slice(0, 4).join(" "));
  }
  const end = app.state().menu;
  await app.keys("home");
  expect(app.state().menu).toMatchObject({ top: 0 });
  await app.keys("pagedown", "pageup", "k", "up");
  expect(app.state().menu).toMatchObject({ top: 0 });
  await app.keys("end");
  expect(app.state().menu).toEqual(end);
});

test("every menu closes with Escape and quits with Q where no name is typed", async () => {
  for (const [open, context] of [
    ["o", "options"],
    ["s", "shapes"],
    ["l", "load"],
    ["?", "help"],
  ] as const) {
    const app = withMenus();
    await app.keys(open);
    expect(contextOf(app.state())).toBe(context);
    await app.keys("escape");
    expect(contextOf(app.state())).toBe("play");
    await app.keys(open, "q");
    expect(app.files).toEqual(["quit"]);
  }
});

test("a menu fills its box on every screen, and in ASCII nothing else is used", async () => {
  for (const size of [
    { columns: 20, rows: 8 },
    { columns: 45, rows: 14 },
    { columns: 200, rows: 60 },
  ]) {
    for (const open of ["o", "s", "f", "l", "?"]) {
      const app = withMenus(size, "ascii");
      await app.keys(open);
      const cells = app.cells();
      const { menu } = app.state();
      if (menu === undefined) throw new Error(`no menu for ${open}`);
      const { left, top, width, height } = menuBox(menu, size.columns, size.rows);
      for (const [column, row] of [
        [left, top],
        [left + width - 1, top],
        [left, top + height - 1],
        [left + width - 1, top + height - 1],
      ] as const) {
        expect(String.fromCodePoint(cells.glyphs[row * size.columns + column] ?? 0)).toBe("+");
      }
      for (const glyph of cells.glyphs) expect(glyph).toBeLessThan(127);
    }
  }
});

test("the selected row stands out, and the cursor of a line is seen", async () => {
  const app = withMenus();
  await app.keys("o", "down");
  const { columns, backgrounds } = app.cells();
  const box = { left: 19, top: 5 };
  expect(backgrounds[(box.top + 2) * columns + box.left + 3]).not.toBe(
    backgrounds[(box.top + 3) * columns + box.left + 3],
  );
  await app.keys("escape", "f");
  const inverse = (): number =>
    app.cells().attributes.filter((bits, at) => bits & ATTRIBUTES.inverse && at < 21 * columns).length;
  // The proposed name as a whole, with the cursor behind it; then the cursor alone.
  expect(inverse()).toBe("level.json".length + 1);
  await app.keys("a");
  expect(inverse()).toBe(1);
});
