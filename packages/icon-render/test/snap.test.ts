import { type Affine, flatten, type Outline, pointsTaken, transformOutline } from "@side-projects/raster";
import { seeded } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { fitToGrid } from "../src/core/grid-fit.ts";
import { place } from "../src/core/place.ts";
import { settingsFrom } from "../src/core/settings.ts";
import { snapToPixels } from "../src/core/snap.ts";
import { fontAwesome, listIcons, renderRgba } from "../src/index.ts";
import { AXIS_ALIGNED } from "./scenes/snap.ts";

/** Ink of each pixel, 0 to 255, of a black icon on white. */
function ink(icon: string, size: number, snap: boolean): number[] {
  const { data } = renderRgba(icon, { size, snap });
  return Array.from({ length: size * size }, (_, i) => 255 - (data[4 * i] ?? 0));
}

function partial(pixels: readonly number[]): number {
  return pixels.filter((value) => value > 0 && value < 255).length;
}

/** Lengths of the runs of full ink down a column or along a row. */
function runs(line: readonly number[]): number[] {
  return line
    .map((value) => (value > 127 ? "x" : " "))
    .join("")
    .split(/ +/)
    .filter(Boolean)
    .map((run) => run.length);
}

function column(pixels: readonly number[], size: number, x: number): number[] {
  return Array.from({ length: size }, (_, y) => pixels[y * size + x] ?? 0);
}

function row(pixels: readonly number[], size: number, y: number): number[] {
  return pixels.slice(y * size, (y + 1) * size);
}

function outlineOf(icon: string, size: number): Outline {
  const font = fontAwesome();
  const { outline, unitsPerEm } = font.glyph(font.find(icon));
  const transform: Affine = place(outline, unitsPerEm, settingsFrom({ size })).transform;
  return transformOutline(outline, transform);
}

/** Width and height of each contour that has an area. */
function extents({ ops, points }: Outline): { width: number; height: number }[] {
  const boxes: { width: number; height: number }[] = [];
  let at = 0;
  let first = 0;
  ops.forEach((op, i) => {
    if (op === 0) first = at;
    at += 2 * pointsTaken(op);
    if (i + 1 < ops.length && ops[i + 1] !== 0) return;
    const own = points.slice(first, at);
    const xs = own.filter((_, j) => j % 2 === 0);
    const ys = own.filter((_, j) => j % 2 === 1);
    boxes.push({ width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) });
  });
  return boxes;
}

describe("snapping icons of upright and level sides", () => {
  test("at 16 pixels leaves less than half of the partly covered pixels, and more of them in no icon", () => {
    let before = 0;
    let after = 0;
    for (const icon of AXIS_ALIGNED) {
      const loose = partial(ink(icon, 16, false));
      const snapped = partial(ink(icon, 16, true));
      expect(snapped, icon).toBeLessThanOrEqual(loose);
      before += loose;
      after += snapped;
    }
    expect(after / before).toBeLessThan(0.4);
  });

  test.each([16, 20, 24, 32])("at %d pixels keeps bars of one width alike", (size) => {
    const middle = size / 2;
    const across: [string, number][] = [
      ["bars", 3],
      ["equals", 2],
      ["grip-lines", 2],
      ["server", 2],
      ["table-cells", 4],
      ["border-all", 3],
    ];
    for (const [icon, count] of across) {
      const pixels = ink(icon, size, true);
      const lines = Array.from({ length: size }, (_, x) => runs(column(pixels, size, x)));
      const widths = lines.find((found) => found.length === count && new Set(found).size === 1);
      expect(widths, `${icon} ${JSON.stringify(lines[middle])}`).toBeDefined();
    }
    for (const icon of ["pause", "grip-lines-vertical"]) {
      const widths = runs(row(ink(icon, size, true), size, middle));
      expect(widths, icon).toHaveLength(2);
      expect(widths[0], icon).toBe(widths[1]);
    }
  });

  test("keeps a symmetric icon symmetric, about the middle of the picture or half a pixel beside it", () => {
    for (const size of [16, 24]) {
      for (const icon of [
        "square",
        "square-plus",
        "plus",
        "border-all",
        "table-cells",
        "display",
        "pause",
        "calendar",
      ]) {
        const pixels = ink(icon, size, true);
        const differs = (shift: number): boolean =>
          pixels.some((value, i) => {
            const [x, y] = [i % size, Math.floor(i / size)];
            const twin = size - 1 - x + shift;
            const other = twin < 0 || twin >= size ? 0 : (pixels[y * size + twin] ?? 0);
            return Math.abs(value - other) > 8;
          });
        expect([-1, 0, 1].every(differs), `${icon} ${size}`).toBe(false);
      }
    }
  });
});

describe("snapping any icon", () => {
  const random = seeded(16);
  const names = listIcons();
  const sample = Array.from({ length: 150 }, () => random.pick(names));

  test("makes no contour vanish and moves no point by more than a pixel and a half", () => {
    for (const icon of sample) {
      for (const size of [16, 24]) {
        const loose = outlineOf(icon, size);
        const snapped = snapToPixels(loose);
        const before = extents(loose);
        extents(snapped).forEach(({ width, height }, i) => {
          const own = before[i] ?? { width: 0, height: 0 };
          expect(width, icon).toBeGreaterThanOrEqual(Math.min(own.width, 1) * 0.45);
          expect(height, icon).toBeGreaterThanOrEqual(Math.min(own.height, 1) * 0.45);
        });
        snapped.points.forEach((value, i) => {
          expect(Math.abs(value - (loose.points[i] ?? 0)), icon).toBeLessThanOrEqual(1.5);
        });
        expect(flatten(snapped).length, icon).toBe(flatten(loose).length);
      }
    }
  });

  test("keeps the order of its points on both axes", () => {
    for (const icon of sample.slice(0, 60)) {
      const loose = outlineOf(icon, 16);
      const snapped = snapToPixels(loose);
      for (const axis of [0, 1]) {
        const pairs = Array.from(loose.points, (value, i) => [value, snapped.points[i] ?? 0] as const)
          .filter((_, i) => i % 2 === axis)
          .sort(([p], [q]) => p - q);
        pairs.forEach(([, to], i) => {
          expect(to, icon).toBeGreaterThanOrEqual((pairs[i - 1]?.[1] ?? to) - 1e-9);
        });
      }
    }
  });

  test("changes an icon without straight upright or level sides in no pixel", () => {
    expect(ink("heart", 16, true)).toEqual(ink("heart", 16, false));
  });
});

describe("fitting sides to the grid", () => {
  test("a bar keeps its rounded width wherever it lies", () => {
    for (let at = 0; at < 3; at += 0.05) {
      const sides = [
        { at, direction: 1 },
        { at: at + 1.9, direction: -1 },
      ];
      const [from = 0, to = 0] = fitToGrid(sides, [{ from: 0, to: 1, kind: "bar" }]);
      expect(to - from).toBe(2);
      expect(Math.abs(from - at)).toBeLessThanOrEqual(1);
    }
  });

  test("no sides are no places", () => {
    expect(fitToGrid([], [])).toEqual([]);
  });
});
