import fc from "fast-check";
import { expect, test } from "vitest";
import { itemAt } from "../src/core/builder/hit.ts";
import { randomPlace, startScene } from "../src/core/builder/random-place.ts";
import { extended, simplified } from "../src/core/builder/wall-drawing.ts";
import { artOf } from "../src/core/shapes/art.ts";
import { obstaclesOf } from "../src/core/shapes/obstacles.ts";
import { type Item, type Scene, SHAPE_KINDS, type Stamp, type Wall } from "../src/core/shapes/shape.ts";
import { Random } from "../src/core/simulation/random.ts";

const STAR: Stamp = { id: 1, type: "star", color: "red", x: 20.5, y: 15, angle: 0, scale: 1 };
const WALL: Wall = { id: 2, type: "wall", color: "cyan", points: [5, 5, 15, 5, 15, 12], width: 1 };
const EMITTER: Item = { id: 3, type: "emitter", color: "blue", x: 30.5, y: 10.5, angle: 90, rate: 20 };
const ATTRACTOR: Item = { id: 4, type: "attractor", color: "blue", x: 40.5, y: 10.5, strength: 30, reach: 12 };
const ALL: readonly Item[] = [STAR, WALL, EMITTER, ATTRACTOR];

function scene(...items: Item[]): Scene {
  return { items, wind: 0 };
}

function corners(item: Item): number[] {
  return obstaclesOf(scene(item)).flatMap(({ points }) => [...points]);
}

test("a pointer on any cell of an item's picture means the item", () => {
  for (const item of ALL) {
    for (const { column, row } of artOf(item, 60, 30)) {
      expect(itemAt(scene(...ALL), column + 0.5, 30 - row - 0.5)?.id).toBe(item.id);
    }
  }
});

test("a pointer in a notch of a star or far from all means nothing", () => {
  expect(itemAt(scene(STAR), 20.5, 13.2)?.id).toBe(1);
  expect(itemAt(scene(STAR), 20.5, 12)).toBeUndefined();
  expect(itemAt(scene(...ALL), 55, 25)).toBeUndefined();
});

test("of two items at one place the later is meant, but one that is hit goes before one that is near", () => {
  const upper = { ...STAR, id: 9 };
  expect(itemAt(scene(STAR, upper), 20.5, 15)?.id).toBe(9);
  const beside: Stamp = { ...STAR, id: 8, type: "square", x: 27.5, y: 15.5 };
  const covered: Stamp = { ...STAR, id: 7, type: "square", x: 20.5, y: 15.5 };
  expect(itemAt(scene(covered, beside), 23.8, 15)?.id).toBe(7);
});

test("a drawn wall keeps its ends and stays within a cell and a half of what was drawn, up to 256 points", () => {
  const path = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 200 })), {
    minLength: 2,
    maxLength: 60,
  });
  fc.assert(
    fc.property(path, (places) => {
      const drawn = places.reduce<readonly number[]>((points, [x, y]) => extended(points, x / 4, y / 4), []);
      const points = simplified(drawn);
      if (points === undefined) {
        expect(drawn).toHaveLength(2);
        return;
      }
      expect(points.slice(0, 2)).toEqual(drawn.slice(0, 2));
      expect(points.slice(-2)).toEqual(drawn.slice(-2));
      for (let i = 0; i < drawn.length; i += 2) {
        const distances = points.flatMap((ax, k) => {
          if (k % 2 || k + 3 >= points.length) return [];
          const [ay = 0, bx = 0, by = 0] = points.slice(k + 1, k + 4);
          const steps = Array.from({ length: 1001 }, (_, step) => step / 1000);
          return steps.map((t) =>
            Math.hypot(ax + (bx - ax) * t - (drawn[i] ?? 0), ay + (by - ay) * t - (drawn[i + 1] ?? 0)),
          );
        });
        expect(Math.min(...distances)).toBeLessThanOrEqual(1.5);
      }
    }),
    { numRuns: 15 },
  );
  const scribble = Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 2003) / 10);
  expect(simplified(scribble)?.length).toBeLessThanOrEqual(512);
});

/** Where a pointer is told to be that goes along a path of corners, in whole cells. */
function cellsAlong(...corners: readonly (readonly [x: number, y: number])[]): readonly number[] {
  let drawn: readonly number[] = [];
  corners.forEach(([x, y], i) => {
    const [fromX, fromY] = corners[Math.max(0, i - 1)] ?? [x, y];
    const steps = Math.max(1, 4 * Math.max(Math.abs(x - fromX), Math.abs(y - fromY)));
    for (let step = 0; step <= steps; step++) {
      const at = [fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps] as const;
      drawn = extended(drawn, Math.floor(at[0]) + 0.5, Math.floor(at[1]) + 0.5);
    }
  });
  return drawn;
}

test("a straight line is two points at any slope, though a pointer tells whole cells", () => {
  const end = fc.tuple(fc.integer({ min: 0, max: 79 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(end, end, (from, to) => {
      const drawn = cellsAlong([from[0] + 0.5, from[1] + 0.5], [to[0] + 0.5, to[1] + 0.5]);
      if (drawn.length >= 4) expect(simplified(drawn)).toEqual([...drawn.slice(0, 2), ...drawn.slice(-2)]);
    }),
  );
});

test("a nearly level wall is drawn of level strokes alone", () => {
  const points = simplified(cellsAlong([5, 5], [45, 8])) ?? [];
  const art = artOf({ id: 1, type: "wall", color: "red", points, width: 1 }, 60, 20);
  expect(new Set(art.map(({ glyph }) => String.fromCharCode(glyph)))).toEqual(new Set(["-"]));
});

test("corners, peaks and turns of a drawn wall stay", () => {
  expect(simplified(cellsAlong([5.5, 3.5], [15.5, 3.5], [15.5, 11.5]))).toEqual([5.5, 3.5, 15.5, 3.5, 15.5, 11.5]);
  const peak = simplified(cellsAlong([5.5, 3.5], [15.5, 9.5], [25.5, 3.5])) ?? [];
  expect(Math.max(...peak.filter((_, i) => i % 2 === 1))).toBe(9.5);
  expect(peak.length).toBeLessThanOrEqual(10);
  expect(simplified(cellsAlong([5.5, 3.5], [15.5, 3.5], [15.5, 4.5], [5.5, 4.5]))).toEqual([
    5.5, 3.5, 15.5, 3.5, 15.5, 4.5, 5.5, 4.5,
  ]);
});

test("a pointer that hardly moves draws no point", () => {
  expect(extended([3, 3], 3.2, 3.3)).toEqual([3, 3]);
  expect(extended([3, 3], 4, 3)).toEqual([3, 3, 4, 3]);
});

test("two to four shapes start below the top quarter, 3 from each side and 4 from each other", () => {
  const counts = new Set<number>();
  for (let seed = 0; seed < 300; seed++) {
    const { items } = startScene({ columns: 100, rows: 40 }, new Random(seed));
    counts.add(items.length);
    const boxes = items.map((item) => {
      const points = corners(item);
      const xs = points.filter((_, i) => i % 2 === 0);
      const ys = points.filter((_, i) => i % 2 === 1);
      return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
    });
    boxes.forEach((box, i) => {
      // A picture stands on whole cells, half a cell from the place at most.
      expect(box.left).toBeGreaterThanOrEqual(2.5);
      expect(box.right).toBeLessThanOrEqual(97.5);
      expect(box.bottom).toBeGreaterThanOrEqual(2.5);
      expect(box.top).toBeLessThanOrEqual(30.5);
      for (const other of boxes.slice(i + 1)) {
        const gap = Math.max(
          box.left - other.right,
          other.left - box.right,
          box.bottom - other.top,
          other.bottom - box.top,
        );
        expect(gap).toBeGreaterThanOrEqual(2.9);
      }
    });
  }
  expect([...counts].sort()).toEqual([2, 3, 4]);
});

test("a shape without room is put in the middle of the lower three quarters, and at the start left out", () => {
  const dice = new Random(1);
  for (const kind of SHAPE_KINDS) {
    expect(randomPlace(scene(), kind, { columns: 8, rows: 6 }, dice)).toEqual({ x: 4, y: 2.25 });
  }
  expect(startScene({ columns: 8, rows: 6 }, dice).items).toEqual([]);
});

test("the same seed gives the same start", () => {
  const room = { columns: 80, rows: 30 };
  expect(startScene(room, new Random(5))).toEqual(startScene(room, new Random(5)));
});
