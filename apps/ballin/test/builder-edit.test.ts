import fc from "fast-check";
import { expect, test } from "vitest";
import { middleOf, moved, recolored, scaled, turned } from "../src/core/builder/edit.ts";
import { handlesOf, scaleBetween, turnBetween } from "../src/core/builder/handles.ts";
import { EMPTY_SCENE, unusedId, withItem, withNew, without } from "../src/core/builder/scene.ts";
import { obstaclesOf } from "../src/core/shapes/obstacles.ts";
import { type Item, type Scene, SHAPE_COLORS, type Stamp, type Wall } from "../src/core/shapes/shape.ts";

const STAR: Stamp = { id: 1, type: "star", color: "red", x: 20.5, y: 15, angle: 0, scale: 1 };
const WALL: Wall = { id: 2, type: "wall", color: "cyan", points: [5, 5, 15, 5, 15, 12], width: 1 };
const EMITTER: Item = { id: 3, type: "emitter", color: "blue", x: 30.5, y: 10.5, angle: 90, rate: 20 };
const ATTRACTOR: Item = { id: 4, type: "attractor", color: "blue", x: 40.5, y: 10.5, strength: 30, reach: 12 };
const ALL: readonly Item[] = [STAR, WALL, EMITTER, ATTRACTOR];

const anyItem = fc.constantFrom(...ALL);
const degrees = fc.double({ min: -720, max: 720, noNaN: true });

function scene(...items: Item[]): Scene {
  return { items, wind: 0 };
}

function corners(item: Item): number[] {
  return obstaclesOf(scene(item)).flatMap(({ points }) => [...points]);
}

test("what is moved there and back is where it was", () => {
  fc.assert(
    fc.property(anyItem, fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (item, dx, dy) => {
      expect(moved(moved(item, dx, dy), -dx, -dy)).toEqual(item);
    }),
  );
});

test("turning keeps the middle and every distance from it", () => {
  fc.assert(
    fc.property(fc.constantFrom<Item>({ ...STAR, scale: 1.5 }, WALL), degrees, (item, angle) => {
      const other = turned(item, angle);
      const centre = middleOf(item);
      const lengths = (each: Item): number[] => {
        const points = each.type === "wall" ? [...each.points] : corners(each);
        return points.flatMap((x, i) => (i % 2 ? [] : [Math.hypot(x - centre.x, (points[i + 1] ?? 0) - centre.y)]));
      };
      lengths(other).forEach((length, i) => {
        expect(length).toBeCloseTo(lengths(item)[i] ?? Number.NaN, 4);
      });
    }),
  );
});

test("angles stay below a full turn whatever is added", () => {
  fc.assert(
    fc.property(fc.array(degrees, { maxLength: 20 }), (turns) => {
      const item = turns.reduce<Item>((each, angle) => turned(each, angle), STAR);
      if (item.type !== "star") throw new Error("the star became something else");
      expect(item.angle).toBeGreaterThanOrEqual(0);
      expect(item.angle).toBeLessThan(360);
    }),
  );
  expect(turned(STAR, -1e-20)).toMatchObject({ angle: 0 });
});

test("scaling doubles lengths and stops at its limits", () => {
  const wide = scaled(STAR, 2);
  const spread = (item: Item): number => {
    const xs = corners(item).filter((_, i) => i % 2 === 0);
    return Math.max(...xs) - Math.min(...xs);
  };
  expect(spread(wide)).toBeCloseTo(2 * spread(STAR), 4);
  expect(scaled(STAR, 100)).toMatchObject({ scale: 4 });
  expect(scaled(STAR, 0)).toMatchObject({ scale: 0.25 });
  expect(scaled(EMITTER, 1000)).toMatchObject({ rate: 200 });
  expect(scaled(ATTRACTOR, 0)).toMatchObject({ reach: 2 });
});

test("a wall that was scaled down again and again still grows, and never beyond a thousand units", () => {
  const times = (item: Item, factor: number): Item =>
    Array.from({ length: 100 }).reduce<Item>((each) => scaled(each, factor), item);
  const length = (item: Item): number => {
    if (item.type !== "wall") throw new Error("the wall became something else");
    return (item.points[2] ?? 0) - (item.points[0] ?? 0);
  };
  const small = times(WALL, 0.5);
  expect(length(small)).toBeGreaterThan(0.9);
  expect(length(scaled(small, 2))).toBeCloseTo(2 * length(small), 6);
  expect(length(times(small, 2))).toBeLessThanOrEqual(1000.001);
});

test("colours go round in both directions", () => {
  const around = SHAPE_COLORS.map((_, i) => recolored(STAR, i).color);
  expect(around).toEqual(SHAPE_COLORS);
  expect(recolored(STAR, -1).color).toBe("cyan");
  expect(recolored(STAR, 6)).toEqual(STAR);
});

test("a handle that is dragged around an item turns it by the same angle, and away from it makes it larger", () => {
  const { turn, scale } = handlesOf(STAR);
  expect(turn.y).toBeGreaterThan(18);
  expect(scale.x).toBeGreaterThan(24);
  expect(turnBetween(STAR, { x: 25.5, y: 15 }, { x: 20.5, y: 20 })).toBeCloseTo(90, 9);
  expect(scaleBetween(STAR, { x: 25.5, y: 15 }, { x: 20.5, y: 25 })).toBeCloseTo(2, 9);
  for (const item of ALL) expect(Number.isFinite(scaleBetween(item, middleOf(item), middleOf(item)))).toBe(true);
});

test("an edit shares all that it leaves alone, and the scene before it is unchanged", () => {
  const before = scene(...ALL);
  const after = withItem(before, moved(WALL, 1, 0));
  expect(before.items).toEqual(ALL);
  expect(after.items.map((item, i) => item === before.items[i])).toEqual([true, false, true, true]);
  expect(without(before, 99)).toBe(before);
  expect(without(before, 2).items.map(({ id }) => id)).toEqual([1, 3, 4]);
});

test("a new number is one that no scene has, also none that undo brings back", () => {
  const past = withNew(EMPTY_SCENE, WALL, 7) ?? EMPTY_SCENE;
  expect(unusedId([without(past, 7), past])).toBe(8);
  expect(unusedId([EMPTY_SCENE])).toBe(1);
});

test("a full scene takes no more", () => {
  let full: Scene = EMPTY_SCENE;
  for (let id = 1; id <= 500; id++) full = withNew(full, EMITTER, id) ?? full;
  expect(full.items).toHaveLength(500);
  expect(withNew(full, EMITTER, 501)).toBeUndefined();
});
