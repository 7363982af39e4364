import { expect, test } from "vitest";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { emptyBalls } from "../src/core/physics/balls.ts";
import type { Engine, EngineOptions, Material, NewBall } from "../src/core/physics/engine.ts";
import type { Scene } from "../src/core/shapes/shape.ts";
import { createSimulation, type Setup, type Simulation } from "../src/core/simulation/simulation.ts";
import { zoneCount, zoneSpan } from "../src/core/simulation/zones.ts";

const OPTIONS = { ...DEFAULT_OPTIONS, ball_count: 100 };
const EMPTY: Scene = { items: [], wind: 0 };

/** Stands for an engine: balls go straight on, and rest when told. What it was told last is kept. */
class Inert implements Engine {
  readonly kind = "swarm";
  readonly substeps = 1;
  readonly radius: number;
  readonly balls;
  columns: number;
  rows: number;
  awake = 0;
  wakes = 0;
  obstacles = 0;
  material: Material | undefined;

  constructor({ columns, rows, radius = 0.15, capacity = 1000, material }: EngineOptions) {
    this.columns = columns;
    this.rows = rows;
    this.radius = radius;
    this.balls = emptyBalls(capacity);
    this.material = material;
  }

  add(ball: NewBall): boolean {
    const { balls } = this;
    if (balls.count === balls.x.length) return false;
    balls.x[balls.count] = ball.x;
    balls.y[balls.count] = ball.y;
    balls.vx[balls.count] = ball.vx;
    balls.vy[balls.count] = ball.vy;
    balls.color[balls.count] = ball.color;
    balls.count += 1;
    return true;
  }
  truncate(count: number): void {
    this.balls.count = Math.min(this.balls.count, count);
  }
  setObstacles(obstacles: readonly unknown[]): void {
    this.obstacles = obstacles.length;
  }
  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
  }
  setMaterial(material: Material): void {
    this.material = material;
  }
  step(): void {}
  wake(): void {
    this.wakes += 1;
  }
  free(): void {}
}

function start(change: Partial<Setup> = {}): { readonly simulation: Simulation; readonly engine: Inert } {
  const setup = { seed: 1, columns: 120, rows: 60, radius: 0.15, capacity: 1000, options: OPTIONS, scene: EMPTY };
  let engine: Inert | undefined;
  const simulation = createSimulation({ ...setup, ...change }, (options) => {
    engine = new Inert(options);
    return engine;
  });
  if (engine === undefined) throw new Error("no engine was made");
  return { simulation, engine };
}

function run(simulation: Simulation, steps: number): void {
  for (let i = 0; i < steps; i++) simulation.step();
}

test("a run starts with its balls spread evenly over the whole world", () => {
  const { engine } = start({ options: { ...OPTIONS, ball_count: 800 } });
  expect(engine.balls.count).toBe(800);
  const quarters = [0, 0, 0, 0];
  for (let i = 0; i < 800; i++) {
    const quarter = ((engine.balls.x[i] ?? 0) < 60 ? 0 : 1) + ((engine.balls.y[i] ?? 0) < 30 ? 0 : 2);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  for (const count of quarters) expect(count).toBeGreaterThan(180);
});

test("a drop adds its count over the width, in its zone, or around its x", () => {
  const { simulation, engine } = start();
  const added = (): number[] => [...engine.balls.x.slice(100, engine.balls.count)];
  simulation.apply({ type: "drop", count: 20 });
  expect(added()).toHaveLength(20);
  expect(Math.max(...added()) - Math.min(...added())).toBeGreaterThan(100);
  simulation.apply({ type: "reset" });
  simulation.apply({ type: "drop", count: 10, zone: 2 });
  expect(added()).toHaveLength(10);
  for (const x of added()) expect(Math.floor(x / 20)).toBe(2);
  simulation.apply({ type: "reset" });
  simulation.apply({ type: "drop-at", x: 70, count: 10 });
  expect(added()).toHaveLength(10);
  for (const x of added()) expect(Math.abs(x - 70)).toBeLessThan(1.2);
  for (let i = 100; i < 110; i++) expect(engine.balls.y[i]).toBeGreaterThan(45);
});

test("no way by which balls come exceeds the capacity", () => {
  const emitter = { id: 1, type: "emitter", color: "red", x: 5, y: 5, angle: 0, rate: 200 } as const;
  const { simulation, engine } = start({ capacity: 105, scene: { items: [emitter], wind: 0 } });
  simulation.apply({ type: "options", options: { ...OPTIONS, ball_count: 5000 } });
  simulation.apply({ type: "reset" });
  expect(engine.balls.count).toBe(105);
  simulation.apply({ type: "drop", count: 20 });
  simulation.apply({ type: "drop-at", x: 3, count: 20 });
  for (const source of ["space", "zone", "pour"] as const) simulation.apply({ type: "hold", source, x: 3, y: 3 });
  run(simulation, 400);
  expect(engine.balls.count).toBe(105);
});

test.each([
  ["space", 0.5, 2.5],
  ["zone", 1.5, 20],
  ["pour", 3, 117.5],
  // 100 * (1.3^2 - 1) / ln 1.3 more by five seconds.
  ["space", 5, 117.5 + 262.99],
] as const)("%s held for %s s sends the %s balls of the ramp", (source, seconds, balls) => {
  const { simulation, engine } = start();
  simulation.apply({ type: "hold", source, x: 30, y: 50 });
  run(simulation, 60 * seconds);
  simulation.apply({ type: "release", source });
  expect(Math.abs(engine.balls.count - 100 - balls)).toBeLessThanOrEqual(1);
  run(simulation, 60);
  expect(Math.abs(engine.balls.count - 100 - balls)).toBeLessThanOrEqual(1);
});

test("a key that is known to be held only now and then sends as many balls as one that is held", () => {
  const { simulation, engine } = start();
  for (let step = 0; step < 180; step++) {
    if (step === 0 || (step >= 30 && step % 2 === 0)) {
      simulation.apply({ type: "hold", source: "space", x: 0, y: 0, known: step });
    }
    simulation.step();
    if (step === 29) expect(engine.balls.count).toBe(100);
  }
  // Nothing is sent for a key that is no longer heard of.
  run(simulation, 60);
  expect(engine.balls.count - 100).toBeGreaterThanOrEqual(113);
  expect(engine.balls.count - 100).toBeLessThanOrEqual(118);
});

test("an emitter sends its rate in balls, in its direction, and stops where there is no room", () => {
  const emitter = { id: 1, type: "emitter", color: "red", x: 60, y: 30, angle: 90, rate: 37 } as const;
  const { simulation, engine } = start();
  run(simulation, 1);
  expect(simulation.resting).toBe(true);
  simulation.apply({ type: "scene", scene: { items: [emitter], wind: 0 } });
  run(simulation, 600);
  expect(simulation.resting).toBe(false);
  expect(Math.abs(engine.balls.count - 100 - 370)).toBeLessThanOrEqual(1);
  for (let i = 100; i < engine.balls.count; i++) expect(engine.balls.vy[i]).toBeGreaterThan(11);
  run(simulation, 1200);
  expect(engine.balls.count).toBe(1000);
  expect(simulation.resting).toBe(true);
});

test("a direction can be tilted to again after half a second and not before, the others meanwhile", () => {
  const { simulation, engine } = start({ options: { ...OPTIONS, ball_count: 1 } });
  const speed = (): number => engine.balls.vx[0] ?? 0;
  simulation.apply({ type: "tilt", direction: "right" });
  const once = speed();
  expect(once).toBeGreaterThan(5);
  run(simulation, 29);
  simulation.apply({ type: "tilt", direction: "right" });
  expect(speed()).toBe(once);
  simulation.apply({ type: "tilt", direction: "left" });
  expect(speed()).toBeCloseTo(0, 5);
  run(simulation, 1);
  simulation.apply({ type: "tilt", direction: "right" });
  expect(speed()).toBeCloseTo(once, 5);
});

test("gravity and friction reach the engine in percent; an option that moves nothing wakes nothing", () => {
  const { simulation, engine } = start();
  simulation.apply({ type: "options", options: { ...OPTIONS, gravity_percent: 250, friction_percent: 50 } });
  expect(engine.material?.gravity).toBeCloseTo(24.525, 6);
  expect(engine.material?.friction).toBeCloseTo(0.15, 6);
  run(simulation, 1);
  const { wakes } = engine;
  simulation.apply({
    type: "options",
    options: { ...OPTIONS, gravity_percent: 250, friction_percent: 50, color_mode: true, spawn_color_percent: 5 },
  });
  simulation.apply({ type: "release", source: "space" });
  expect(engine.wakes).toBe(wakes);
  expect(simulation.resting).toBe(true);
});

test.each([0, 25, 100])("of the balls that come, %s %% have a colour", (percent) => {
  const options = { ...OPTIONS, ball_count: 4000, spawn_color_percent: percent };
  const { engine } = start({ capacity: 4000, options });
  const tally = [0, 0, 0, 0, 0, 0, 0];
  for (const color of engine.balls.color) tally[color] = (tally[color] ?? 0) + 1;
  expect(Math.abs(4000 - (tally[0] ?? 0) - 40 * percent)).toBeLessThan(120);
  for (const count of tally.slice(1)) expect(Math.abs(count - (40 * percent) / 6)).toBeLessThan(100);
});

test("a geyser colours its balls in colour mode only, and a zone that a narrow world lacks does nothing", () => {
  const { simulation, engine } = start({ options: { ...OPTIONS, spawn_color_percent: 0 } });
  simulation.apply({ type: "geyser", zone: 1 });
  expect(Math.max(...engine.balls.color)).toBe(0);
  simulation.apply({ type: "options", options: { ...OPTIONS, color_mode: true } });
  simulation.apply({ type: "geyser", zone: 1 });
  expect(Math.max(...engine.balls.color)).toBe(2);
  expect([zoneCount(3), zoneCount(13), zoneCount(36), zoneCount(300)]).toEqual([1, 2, 6, 6]);
  expect(zoneSpan(2, 13)).toBeUndefined();
  simulation.apply({ type: "resize", columns: 13, rows: 20 });
  const before = [...engine.balls.vy];
  simulation.apply({ type: "geyser", zone: 2 });
  expect([...engine.balls.vy]).toEqual(before);
});

test("a thousand sizes at random keep every ball in the world", () => {
  const { simulation, engine } = start({ options: { ...OPTIONS, ball_count: 300 } });
  let state = 12345;
  const random = (least: number, most: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return least + ((state >> 8) % (most - least + 1));
  };
  for (let i = 0; i < 1000; i++) {
    simulation.apply({ type: "resize", columns: random(20, 300), rows: random(8, 100) });
    simulation.apply({ type: "burst", x: random(0, 300), y: random(0, 100) });
    simulation.step();
  }
  expect(engine.balls.count).toBe(300);
  for (let i = 0; i < 300; i++) {
    expect(engine.balls.x[i]).toBeGreaterThan(0.1499);
    expect(engine.balls.x[i]).toBeLessThan(engine.columns - 0.1499);
    expect(engine.balls.y[i]).toBeGreaterThan(0.1499);
    expect(engine.balls.y[i]).toBeLessThan(engine.rows - 0.1499);
  }
});
