import fc from "fast-check";
import { expect, test } from "vitest";
import { BallinError } from "../src/core/error.ts";
import { formatLevel } from "../src/core/level/format.ts";
import type { Level } from "../src/core/level/level.ts";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { parseLevel } from "../src/core/level/parse.ts";
import { placeWithin } from "../src/core/level/place.ts";
import { type Item, SHAPE_COLORS, SHAPE_KINDS } from "../src/core/shapes/shape.ts";

/** As the original writes it: crate ballin 0.1.2, LevelConfig. */
function original(shapes: readonly unknown[], options: object = {}): string {
  return JSON.stringify({ version: 1, shapes, options }, null, 2);
}

const SHAPE = { shape_type: "star", x: 10.5, y: 20, rotation_degrees: 90, color: "red" };

function failure(text: string): BallinError {
  try {
    parseLevel(text);
  } catch (error) {
    if (error instanceof BallinError) return error;
    throw error;
  }
  throw new Error("the level was taken");
}

const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const place = { x: number(-10_000, 10_000), y: number(-10_000, 10_000), color: fc.constantFrom(...SHAPE_COLORS) };
const angle = fc.oneof(fc.constantFrom(0, 90, 180, 270, 45), number(0, 359.999));
const anyItem = fc.oneof(
  fc.record({
    ...place,
    type: fc.constantFrom(...SHAPE_KINDS),
    angle,
    scale: fc.oneof(fc.constant(1), number(0.25, 4)),
  }),
  fc.record({
    type: fc.constant("wall" as const),
    color: place.color,
    width: number(0.5, 4),
    points: fc.array(fc.tuple(place.x, place.y), { minLength: 2, maxLength: 8 }).map((pairs) => pairs.flat()),
  }),
  fc.record({ ...place, type: fc.constant("emitter" as const), angle, rate: number(1, 200) }),
  fc.record({ ...place, type: fc.constant("attractor" as const), strength: number(-200, 200), reach: number(2, 60) }),
);
const anyLevel: fc.Arbitrary<Level> = fc.record({
  options: fc.record({
    fps_cap: fc.boolean(),
    show_fps: fc.boolean(),
    ball_count: fc.integer({ min: 100, max: 100_000 }),
    gravity_percent: fc.integer({ min: 0, max: 500 }),
    force_percent: fc.integer({ min: 10, max: 500 }),
    friction_percent: fc.integer({ min: 0, max: 500 }),
    spawn_color_percent: fc.integer({ min: 0, max: 100 }),
    color_mode: fc.boolean(),
  }),
  scene: fc.record({
    wind: number(-50, 50),
    items: fc
      .array(anyItem, { maxLength: 12 })
      .map((items): Item[] => items.map((item, i) => ({ ...item, id: i + 1 }))),
  }),
});

test("what is saved is read back exactly, in the same order and without notes", () => {
  fc.assert(
    fc.property(anyLevel, (level) => {
      expect(parseLevel(formatLevel(level))).toEqual({ ...level, notes: [] });
    }),
  );
});

test("the original finds in our files all that it needs, in the types that it needs", () => {
  fc.assert(
    fc.property(anyLevel, (level) => {
      const file = JSON.parse(formatLevel(level));
      expect(file.version).toBe(1);
      for (const shape of file.shapes) {
        expect(SHAPE_KINDS).toContain(shape.shape_type);
        expect(SHAPE_COLORS).toContain(shape.color);
        expect([0, 90, 180, 270]).toContain(shape.rotation_degrees);
        expect([typeof shape.x, typeof shape.y]).toEqual(["number", "number"]);
      }
      for (const value of Object.values(file.options)) {
        expect(typeof value === "boolean" || Number.isInteger(value)).toBe(true);
      }
    }),
  );
});

test("a level of the original turns its shapes clockwise and keeps the colour mode", () => {
  const { scene, options, notes } = parseLevel(original([SHAPE], { color_mode: true, ball_count: 700 }));
  expect(scene).toEqual({
    items: [{ id: 1, type: "star", x: 10.5, y: 20, angle: 270, scale: 1, color: "red" }],
    wind: 0,
  });
  expect(options).toEqual({ ...DEFAULT_OPTIONS, color_mode: true, ball_count: 700 });
  expect(notes).toEqual([]);
});

test("options that are missing have the original's defaults", () => {
  expect(parseLevel(original([])).options).toEqual({
    fps_cap: false,
    show_fps: true,
    ball_count: 5000,
    gravity_percent: 100,
    friction_percent: 100,
    force_percent: 100,
    color_mode: false,
    spawn_color_percent: 80,
  });
});

test.each([
  [-90, 90],
  [450, 270],
  [360, 0],
  [45, 315],
  [-2147483648, 128],
])("a rotation of %i degrees clockwise is one of %i the other way", (rotation, expected) => {
  const { scene } = parseLevel(original([{ ...SHAPE, rotation_degrees: rotation }]));
  expect(scene.items[0]).toMatchObject({ angle: expected });
});

test("a shape that nobody knows is skipped and told, the others stay", () => {
  const { scene, notes } = parseLevel(original([{ ...SHAPE, shape_type: "hexagon" }, SHAPE, 7, { ...SHAPE, x: null }]));
  expect(scene.items).toHaveLength(1);
  expect(notes).toEqual([
    'shapes[0] was skipped: its shape_type is "hexagon"',
    "shapes[2] was skipped: it is 7, no object",
    "shapes[3] was skipped: its x and y are no numbers",
  ]);
});

test("numbers out of range are moved inside and told", () => {
  const text = original([{ ...SHAPE, x: 1e300, scale: 99 }], { ball_count: 2e9, gravity_percent: -1, show_fps: "no" });
  const { scene, options, notes } = parseLevel(text);
  expect(scene.items[0]).toMatchObject({ x: 10_000, scale: 4 });
  expect(options).toMatchObject({ ball_count: 100_000, gravity_percent: 0, show_fps: true });
  expect(notes).toHaveLength(5);
});

test("an infinite number is no place", () => {
  expect(parseLevel('{"shapes":[{"shape_type":"star","x":1e999,"y":1}],"options":{}}').scene.items).toEqual([]);
});

test("names of every object are data like others", () => {
  const { scene, options } = parseLevel(
    '{"__proto__":{"wind":9},"shapes":[{"__proto__":{"x":1,"y":1},"shape_type":"star"}],"options":{"__proto__":{"color_mode":true}}}',
  );
  expect(scene).toEqual({ items: [], wind: 0 });
  expect(options.color_mode).toBe(false);
  expect(Object.hasOwn(Object.prototype, "wind")).toBe(false);
});

test.each([
  ["", "the level is not JSON: line 1, column 1"],
  ['{"shapes": [1, "a\\q"]}', "the level is not JSON: line 1, column 16"],
  ['{"shapes": [1, 2}', "the level is not JSON: line 1, column 17"],
  ['{"shapes": [],\n}', "the level is not JSON: line 2, column 1"],
  ['{"shapes": []\n} x', "the level is not JSON: line 2, column 3"],
  ['{"shapes" []}', "the level is not JSON: line 1, column 11"],
  ['{"shapes": [', "the level is not JSON: line 1, column 13"],
  ['{\n  "shapes": [,]}', "the level is not JSON: line 2, column 14"],
  ["[]", "the level is no JSON object"],
  ["null", "the level is no JSON object"],
  ["{}", 'the level\'s list "shapes" is missing'],
  ['{"shapes":{}}', 'the level\'s list "shapes" is an object'],
  ['{"shapes":[]}', 'the level\'s "options" are missing'],
  ['{"version":2,"shapes":[],"options":{}}', "the level has version 2, this ballin reads up to 1"],
  ['{"version":"1","shapes":[],"options":{}}', 'the level\'s version is "1", no whole number'],
])("%j is refused with its reason", (text, message) => {
  expect(failure(text)).toMatchObject({ code: "E_LEVEL", message });
});

test("the mistake is told where a text was broken, not before and not at its end", () => {
  const text = formatLevel({ options: DEFAULT_OPTIONS, scene: { items: [], wind: 3 } });
  fc.assert(
    fc.property(fc.nat(text.length - 2), (cut) => {
      const broken = `${text.slice(0, cut)}\u0001${text.slice(cut)}`;
      const [, line = "", column = ""] = /line (\d+), column (\d+)/.exec(failure(broken).message) ?? [];
      const told =
        broken
          .split("\n")
          .slice(0, Number(line) - 1)
          .join("\n").length + Number(column);
      // Inside of a name or a number the whole of it is what is wrong.
      expect(told).toBeLessThanOrEqual(cut + 2);
      expect(told).toBeGreaterThan(cut - 24);
    }),
  );
});

test("the fullest scene that can be built is saved in a file that can be opened", () => {
  const long = 1234.567890123456;
  const wall: Item = {
    id: 1,
    type: "wall",
    color: "magenta",
    width: 1.234567890123456,
    points: Array(512).fill(-long),
  };
  const star: Item = {
    id: 1,
    type: "star",
    color: "magenta",
    x: -long,
    y: -long,
    angle: 123.4567890123456,
    scale: 1.1,
  };
  const items = [...Array<Item>(16).fill(wall), ...Array<Item>(484).fill(star)].map((item, i) => ({
    ...item,
    id: i + 1,
  }));
  const level = { options: DEFAULT_OPTIONS, scene: { items, wind: 1 } };
  expect(parseLevel(formatLevel(level))).toEqual({ ...level, notes: [] });
});

test("a file too long is refused before it is read", () => {
  expect(failure(`{"shapes":[],"options":{},"x":"${"y".repeat(1_000_000)}"}`).message).toContain("1000000 are allowed");
});

test("half a million brackets are refused or read, never a crash", () => {
  expect(failure("[".repeat(500_000)).code).toBe("E_LEVEL");
  expect(failure(`${"[".repeat(499_000)}${"]".repeat(499_000)}`).code).toBe("E_LEVEL");
});

test("no more than 500 items, 256 points of a wall and 4,096 in all are taken", () => {
  const wall = { type: "wall", color: "red", width: 1, points: Array.from({ length: 600 }, (_, i) => i % 50) };
  const many = parseLevel(
    JSON.stringify({ shapes: Array(600).fill(SHAPE), options: {}, ballin: { items: Array(3).fill(wall) } }),
  );
  expect(many.scene.items).toHaveLength(500);
  const walls = parseLevel(JSON.stringify({ shapes: [], options: {}, ballin: { items: Array(30).fill(wall) } }));
  const counts = walls.scene.items.map((item) => (item.type === "wall" ? item.points.length / 2 : 0));
  expect(Math.max(...counts)).toBe(256);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4096);
  expect(walls.notes.length).toBeLessThanOrEqual(21);
});

test("whatever JSON stands where a level is expected, it is read or refused with E_LEVEL", () => {
  const key = fc.constantFrom(
    "shapes",
    "options",
    "ballin",
    "version",
    "items",
    "x",
    "points",
    "type",
    "__proto__",
    "wind",
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.double(),
      fc.constantFrom(null, true, "star", "wall", 1e308, -0),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value"), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(fc.record({ shapes: fc.array(value), options: value, ballin: value }), value, (likely, wild) => {
      for (const text of [JSON.stringify(likely), JSON.stringify(wild), JSON.stringify(likely).slice(0, -3)]) {
        try {
          parseLevel(text);
        } catch (error) {
          expect(error).toBeInstanceOf(BallinError);
          expect(error).toMatchObject({ code: "E_LEVEL" });
        }
      }
    }),
    { numRuns: 300 },
  );
});

test("items end up a cell inside of a smaller world and keep their form", () => {
  fc.assert(
    fc.property(
      anyLevel,
      fc.integer({ min: 4, max: 300 }),
      fc.integer({ min: 4, max: 100 }),
      (level, columns, rows) => {
        const placed = placeWithin(level.scene, columns, rows);
        placed.items.forEach((item, i) => {
          const before = level.scene.items[i];
          if (item.type === "wall") {
            if (before?.type !== "wall") throw new Error("a wall came from nothing");
            const width = (points: readonly number[]): number => (points[2] ?? 0) - (points[0] ?? 0);
            expect(width(item.points)).toBeCloseTo(width(before.points), 6);
            return;
          }
          expect(item.x).toBeGreaterThanOrEqual(1);
          expect(item.x).toBeLessThanOrEqual(columns - 1);
          expect(item.y).toBeGreaterThanOrEqual(1);
          expect(item.y).toBeLessThanOrEqual(rows - 1);
        });
        expect(placeWithin(placed, columns, rows).items.length).toBe(level.scene.items.length);
      },
    ),
  );
});
