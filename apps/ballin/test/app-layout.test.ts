import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, inside, LEAST, layoutOf } from "../src/core/app/layout.ts";
import { innerBox, menuBox, optionText, shapeCells, stepColumns } from "../src/core/app/menu-layout.ts";
import type { Menu } from "../src/core/app/menu-state.ts";

const anyColumns = fc.integer({ min: LEAST.columns, max: 300 });
const anyRows = fc.integer({ min: LEAST.rows, max: 100 });

const anyMenu = fc.constantFrom<Menu>(
  { kind: "options", index: 0, top: 0, typing: false, balls: 5000 },
  { kind: "shapes", index: 0 },
  { kind: "save", name: "level.json" },
  { kind: "load", names: ["a.json", "b.json"], index: 0, top: 0 },
  { kind: "help", top: 0 },
);

function cellsOf({ left, top, width, height }: Box): string[] {
  return Array.from({ length: width * height }, (_, i) => `${left + (i % width)},${top + Math.floor(i / width)}`);
}

test("buttons and zones never overlap and never leave the screen, however large it is", () => {
  fc.assert(
    fc.property(anyColumns, anyRows, fc.boolean(), (columns, rows, building) => {
      const { buttons, zones, canvasRows } = layoutOf(columns, rows, building);
      const cells = [...buttons.map(({ box }) => box), ...zones].flatMap(cellsOf);
      expect(new Set(cells).size).toBe(cells.length);
      for (const { box, label } of buttons) {
        expect(box.width).toBe(label.length);
        expect(box.top).toBeGreaterThanOrEqual(canvasRows);
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.left + box.width).toBeLessThanOrEqual(columns);
      }
    }),
  );
});

test("zones cover the whole width, and are as many as fit", () => {
  fc.assert(
    fc.property(anyColumns, (columns) => {
      const { zones } = layoutOf(columns, 24, false);
      expect(zones.reduce((sum, { width }) => sum + width, 0)).toBe(columns);
      expect(zones.length).toBe(columns >= 36 ? 6 : Math.floor(columns / 6));
    }),
  );
});

test("the buttons of a usual terminal are in the columns of the original", () => {
  const { buttons } = layoutOf(80, 24, false);
  const spans = buttons.map(({ deed, box }) => [deed, box.top, box.left, box.left + box.width - 1]);
  expect(spans).toEqual([
    ["colors", 23, 1, 8],
    ["options", 23, 10, 20],
    ["shapes", 23, 22, 31],
    ["clear", 23, 33, 39],
    ["save-as", 23, 41, 46],
    ["load-from", 23, 48, 53],
    ["reset", 23, 55, 63],
    ["help", 23, 65, 69],
    ["quit", 23, 71, 78],
    ["build", 22, 70, 78],
  ]);
});

test("the builder and all else can be reached with a mouse on the smallest screen", () => {
  const play = layoutOf(LEAST.columns, LEAST.rows, false).buttons.map(({ deed }) => deed);
  expect(play).toEqual([
    "colors",
    "options",
    "shapes",
    "clear",
    "save-as",
    "load-from",
    "reset",
    "help",
    "quit",
    "build",
  ]);
  const build = layoutOf(LEAST.columns, LEAST.rows, true).buttons.map(({ deed }) => deed);
  expect(build).toEqual(
    expect.arrayContaining(["wall", "emitter", "attractor", "copy", "paste", "undo", "redo", "wind", "build"]),
  );
});

test("a menu stands within the screen, and its six shapes share it without gap or overlap", () => {
  fc.assert(
    fc.property(anyColumns, anyRows, anyMenu, (columns, rows, menu) => {
      const box = menuBox(menu, columns, rows);
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(columns);
      expect(box.top + box.height).toBeLessThanOrEqual(rows);
      if (menu.kind !== "shapes") return;
      expect(shapeCells(box).flatMap(cellsOf).sort()).toEqual(cellsOf(innerBox(box)).sort());
    }),
  );
});

test("the signs that a click takes for less and more are drawn where it takes them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 18, max: 60 }), fc.constantFrom("on", "100000", "500%"), (width, value) => {
      const text = optionText("Ball count", value, width);
      const { down, up } = stepColumns(width);
      expect(text).toHaveLength(width);
      expect([text.charAt(down), text.charAt(up)]).toEqual(["<", ">"]);
      expect(text).toContain(value);
    }),
  );
});

test("a screen that is too small has nothing to click", () => {
  expect(layoutOf(19, 24, false).buttons).toEqual([]);
  expect(layoutOf(80, 7, true).buttons).toEqual([]);
  expect(inside({ left: 2, top: 3, width: 4, height: 1 }, 5, 3)).toBe(true);
  expect(inside({ left: 2, top: 3, width: 4, height: 1 }, 6, 3)).toBe(false);
});
