import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { SHAPE_KINDS } from "../src/core/shapes/shape.ts";
import type { Command } from "../src/core/simulation/command.ts";
import { createSimulation, type Simulation } from "../src/core/simulation/simulation.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";

const CAPACITY = 400;

function start(): Simulation {
  const setup = { seed: 1, columns: 40, rows: 20, radius: 0.15, capacity: CAPACITY };
  const scene = { items: [], wind: 0 };
  return createSimulation({ ...setup, options: { ...DEFAULT_OPTIONS, ball_count: 50 }, scene }, createSwarm);
}

const number = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e9, -1e9, 0.5, -0, 1e300, -1),
  fc.double(),
  fc.integer({ min: -10, max: 130 }),
);
const source = fc.constantFrom("space", "zone", "pour", "burst");
const place = { x: number, y: number };
const item = fc.oneof(
  fc.record({
    ...place,
    type: fc.constantFrom(...SHAPE_KINDS),
    id: number,
    color: fc.constant("red"),
    angle: number,
    scale: number,
  }),
  fc.record({
    type: fc.constant("wall"),
    id: number,
    color: fc.constant("red"),
    points: fc.array(number, { maxLength: 8 }),
    width: number,
  }),
  fc.record({
    ...place,
    type: fc.constant("emitter"),
    id: number,
    color: fc.constant("red"),
    angle: number,
    rate: number,
  }),
  fc.record({
    ...place,
    type: fc.constant("attractor"),
    id: number,
    color: fc.constant("red"),
    strength: number,
    reach: number,
  }),
);
const percents = {
  ball_count: number,
  gravity_percent: number,
  force_percent: number,
  friction_percent: number,
  spawn_color_percent: number,
};
const hostile: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("drop"), count: number }),
  fc.record({ type: fc.constant("drop"), count: number, zone: number }),
  fc.record({ type: fc.constant("drop-at"), x: number, count: number }),
  fc.record({ type: fc.constant("hold"), source, ...place, known: number }),
  fc.record({ type: fc.constant("release"), source }),
  fc.record({ type: fc.constant("burst"), ...place }),
  fc.record({ type: fc.constant("geyser"), zone: number }),
  fc.record({ type: fc.constant("tilt"), direction: fc.constantFrom("left", "right", "up", "down") }),
  fc.record({ type: fc.constant("resize"), columns: number, rows: number }),
  fc.record({
    type: fc.constant("options"),
    options: fc.record(percents).map((numbers) => ({ ...DEFAULT_OPTIONS, ...numbers })),
  }),
  fc.record({
    type: fc.constant("scene"),
    scene: fc.record({ items: fc.array(item, { maxLength: 4 }), wind: number }),
  }),
  fc.record({ type: fc.constant("reset") }),
);

test("whatever numbers commands have, no ball is lost or thrown out, and none are more than there is room for", () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 8 }), (commands) => {
      const simulation = start();
      const { engine } = simulation;
      for (const command of commands) {
        const before = engine.balls.count;
        simulation.apply(command);
        simulation.step();
        if (command.type !== "reset") expect(engine.balls.count).toBeGreaterThanOrEqual(before);
      }
      expect(engine.balls.count).toBeLessThanOrEqual(CAPACITY);
      for (let ball = 0; ball < engine.balls.count; ball++) {
        const [x = Number.NaN, y = Number.NaN] = [engine.balls.x[ball], engine.balls.y[ball]];
        expect(x >= 0 && x <= engine.columns && y >= 0 && y <= engine.rows).toBe(true);
      }
      simulation.free();
    }),
    { numRuns: 150 },
  );
});

test("a drop of a thousand million balls drops as many as there is room for, and of no number none", () => {
  const simulation = start();
  simulation.apply({ type: "drop", count: Number.NaN });
  simulation.apply({ type: "drop", count: -5 });
  simulation.apply({ type: "drop-at", x: Number.NaN, count: 5 });
  expect(simulation.engine.balls.count).toBe(50);
  simulation.apply({ type: "drop", count: 2.9 });
  expect(simulation.engine.balls.count).toBe(52);
  simulation.apply({ type: "drop", count: 1e9 });
  expect(simulation.engine.balls.count).toBe(CAPACITY);
  simulation.free();
});

test("numbers out of range are moved into it, and what is none leaves all as it was", () => {
  const simulation = start();
  simulation.apply({
    type: "options",
    options: { ...DEFAULT_OPTIONS, force_percent: 1e9, gravity_percent: Number.NaN },
  });
  expect(simulation.options).toMatchObject({ force_percent: 500, gravity_percent: 100 });
  simulation.apply({ type: "resize", columns: Number.NaN, rows: 10 });
  expect(simulation.engine.columns).toBe(40);
  simulation.apply({ type: "resize", columns: -3, rows: 10.7 });
  expect([simulation.engine.columns, simulation.engine.rows]).toEqual([1, 10]);
  const wall = { id: 1, type: "wall", color: "red", points: [1, 1, 2, 2], width: 1 } as const;
  const star = { id: 2, type: "star", color: "red", x: Number.NaN, y: 1, angle: 0, scale: 1 } as const;
  simulation.apply({ type: "scene", scene: { items: [wall, star, { ...wall, id: 3, width: 99 }], wind: 1e9 } });
  expect(simulation.scene).toEqual({ items: [wall, { ...wall, id: 3, width: 4 }], wind: 50 });
  expect(simulation.scene.items[0]).toBe(wall);
  simulation.free();
});
