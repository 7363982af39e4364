import { afterEach, describe, expect, test } from "vitest";
import { MATERIAL } from "../src/core/physics/constants.ts";
import type { Engine, EngineOptions, Obstacle } from "../src/core/physics/engine.ts";
import { isInside } from "../src/core/physics/polygon.ts";
import { createSimulation, type Setup } from "../src/core/simulation/simulation.ts";
import { loadEngine } from "../src/physics/engines.ts";
import { loadRapier } from "../src/physics/rapier.ts";

const SMOOTH = { ...MATERIAL, friction: 0, damping: 0 };
const ATTRACTOR = { id: 1, color: "red", type: "attractor", x: 9, y: 5, strength: 40, reach: 60 } as const;
const SETUP: Setup = {
  seed: 3,
  columns: 40,
  rows: 20,
  radius: 0.15,
  capacity: 200,
  options: {
    fps_cap: false,
    show_fps: true,
    ball_count: 50,
    gravity_percent: 100,
    force_percent: 100,
    friction_percent: 100,
    spawn_color_percent: 80,
    color_mode: false,
  },
  scene: { items: [], wind: 0 },
};
const opened: Engine[] = [];

afterEach(() => {
  for (const engine of opened.splice(0)) engine.free();
});

function box(left: number, bottom: number, right: number, top: number): Obstacle {
  return { points: Float32Array.of(left, bottom, right, bottom, right, top, left, top) };
}

function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) / 0x7fffff;
  };
}

describe.each([
  // Rapier's contacts are springs, which shows in low bounces.
  ["rapier", await loadRapier(), 0.03],
  ["swarm", await loadEngine("swarm"), 0.02],
] as const)("%s", (_name, create, tolerance) => {
  function open(options: Partial<EngineOptions> = {}): Engine {
    const engine = create({ columns: 60, rows: 40, capacity: 1000, ...options });
    opened.push(engine);
    return engine;
  }

  function filled(count: number, options: Partial<EngineOptions> = {}): Engine {
    const engine = open(options);
    const random = numbers(count);
    for (let i = 0; i < count; i++) {
      const x = 1 + random() * (engine.columns - 2);
      const y = 1 + random() * (engine.rows - 2);
      engine.add({ x, y, vx: 20 * random() - 10, vy: 20 * random() - 10, color: i % 7 });
    }
    return engine;
  }

  function run(engine: Engine, steps: number): void {
    for (let i = 0; i < steps; i++) engine.step();
  }

  function outside(engine: Engine): number {
    const { x, y, count } = engine.balls;
    const least = 0.9 * engine.radius;
    let found = 0;
    for (let i = 0; i < count; i++) {
      const inX = (x[i] ?? 0) >= least && (x[i] ?? 0) <= engine.columns - least;
      const inY = (y[i] ?? 0) >= least && (y[i] ?? 0) <= engine.rows - least;
      if (!(inX && inY)) found += 1;
    }
    return found;
  }

  function within(engine: Engine, points: Float32Array): number {
    const { x, y, count } = engine.balls;
    let found = 0;
    for (let i = 0; i < count; i++) if (isInside(points, x[i] ?? 0, y[i] ?? 0)) found += 1;
    return found;
  }

  /** Gives every ball the same speed, in its direction. */
  function stir(engine: Engine, speed: number): void {
    const { vx, vy, count } = engine.balls;
    for (let i = 0; i < count; i++) {
      const now = Math.hypot(vx[i] ?? 0, vy[i] ?? 0);
      vx[i] = now < 1 ? speed : (speed * (vx[i] ?? 0)) / now;
      vy[i] = now < 1 ? 0 : (speed * (vy[i] ?? 0)) / now;
    }
    engine.wake();
  }

  function energy(engine: Engine): number {
    const { y, vx, vy, count } = engine.balls;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      sum += MATERIAL.gravity * (y[i] ?? 0) + ((vx[i] ?? 0) ** 2 + (vy[i] ?? 0) ** 2) / 2;
    }
    return sum;
  }

  test.each([1, 4, 12, 30])("a ball from %s units bounces to 0.49 of them", (height) => {
    const engine = open({ material: SMOOTH });
    engine.add({ x: 30, y: height + 0.15, vx: 0, vy: 0, color: 0 });
    while ((engine.balls.vy[0] ?? 0) <= 0) engine.step();
    let top = 0;
    while ((engine.balls.vy[0] ?? 0) > 0) {
      top = Math.max(top, (engine.balls.y[0] ?? 0) - 0.15);
      engine.step();
    }
    expect(Math.abs(top / (0.49 * height) - 1)).toBeLessThan(tolerance);
  });

  test("a ball in flight without damping keeps the path of a thrown stone", () => {
    const engine = open({ material: SMOOTH });
    engine.add({ x: 10, y: 10, vx: 12, vy: 14, color: 0 });
    run(engine, 120);
    expect(Math.abs((engine.balls.x[0] ?? 0) - 34)).toBeLessThan(0.1);
    expect(Math.abs((engine.balls.y[0] ?? 0) - (10 + 28 - 4.905 * 4))).toBeLessThan(0.2);
  });

  test("balls come to rest in the world, and a step then changes nothing", () => {
    const engine = filled(150);
    for (let i = 0; i < 6000 && (i < 60 || engine.awake > 0); i++) engine.step();
    expect(engine.awake).toBe(0);
    expect(outside(engine)).toBe(0);
    const before = [...engine.balls.x.slice(0, 150), ...engine.balls.y.slice(0, 150)];
    run(engine, 10);
    expect([...engine.balls.x.slice(0, 150), ...engine.balls.y.slice(0, 150)]).toEqual(before);
  });

  test("a ball that comes to resting ones falls, and wakes what it hits", () => {
    const engine = open();
    for (let i = 0; i < 20; i++) engine.add({ x: 20 + 0.5 * i, y: 0.15, vx: 0, vy: 0, color: 0 });
    for (let i = 0; i < 3000 && (i < 60 || engine.awake > 0); i++) engine.step();
    const before = [...engine.balls.x.slice(0, 20)];
    engine.add({ x: 25.1, y: 10, vx: 0, vy: -10, color: 0 });
    run(engine, 90);
    expect(engine.balls.y[20]).toBeLessThan(9);
    expect(engine.balls.x.slice(0, 20).some((x, i) => Math.abs(x - (before[i] ?? 0)) > 0.1)).toBe(true);
  });

  test.each([
    ["wind", { items: [], wind: -12 }],
    ["an attractor", { items: [ATTRACTOR], wind: 0 }],
  ] as const)("under %s balls gather, and then all comes to rest until a command", (_field, scene) => {
    const simulation = createSimulation({ ...SETUP, scene }, create);
    opened.push(simulation.engine);
    for (let i = 0; i < 4000 && !simulation.resting; i++) simulation.step();
    expect(simulation.resting).toBe(true);
    const { x, count } = simulation.engine.balls;
    const middle = x.slice(0, count).reduce((sum, at) => sum + at, 0) / count;
    expect(middle).toBeLessThan(15);
    const before = simulation.hash();
    simulation.step();
    expect(simulation.hash()).toBe(before);
    simulation.apply({ type: "scene", scene: { items: [], wind: 12 } });
    for (let i = 0; i < 120; i++) simulation.step();
    expect(x.slice(0, count).reduce((sum, at) => sum + at, 0) / count).toBeGreaterThan(middle + 2);
  });

  test("no energy comes out of nothing", () => {
    const engine = filled(300, { material: { ...MATERIAL, damping: 0 } });
    let last = energy(engine);
    for (let i = 0; i < 20; i++) {
      run(engine, 20);
      expect(energy(engine)).toBeLessThan(last * 1.005);
      last = energy(engine);
    }
  });

  test("a world that shrinks and grows loses no ball and leaves none outside", () => {
    const engine = filled(300);
    const random = numbers(5);
    for (let i = 0; i < 60; i++) {
      engine.resize(20 + Math.floor(random() * 100), 8 + Math.floor(random() * 60));
      expect(outside(engine)).toBe(0);
      run(engine, 2);
      expect(outside(engine)).toBe(0);
      expect(engine.balls.count).toBe(300);
    }
  });

  test("what is put where balls are moves them out, and keeps them out", () => {
    const engine = filled(400);
    const star: Obstacle = {
      points: Float32Array.of(
        30,
        26,
        28.5,
        21.5,
        24,
        21.5,
        27.5,
        18.5,
        26,
        14,
        30,
        17,
        34,
        14,
        32.5,
        18.5,
        36,
        21.5,
        31.5,
        21.5,
      ),
    };
    const obstacles = [star, box(5, 5, 15, 7), box(45, 10, 47, 30)];
    engine.setObstacles(obstacles);
    for (let i = 0; i < 50; i++) {
      expect(obstacles.reduce((sum, { points }) => sum + within(engine, points), 0)).toBe(0);
      run(engine, 10);
    }
    engine.setObstacles([]);
    engine.truncate(0);
    engine.add({ x: 30, y: 25, vx: 0, vy: -20, color: 0 });
    run(engine, 30);
    expect(engine.balls.y[0]).toBeLessThan(20);
  });

  test("a ball falls into the notch of a V and stays there", () => {
    const engine = open();
    engine.setObstacles([{ points: Float32Array.of(20, 0, 40, 0, 40, 20, 39, 20, 30, 5, 21, 20, 20, 20) }]);
    engine.add({ x: 27, y: 18, vx: 0, vy: 0, color: 0 });
    run(engine, 900);
    expect(Math.abs((engine.balls.x[0] ?? 0) - 30)).toBeLessThan(0.3);
    expect(Math.abs((engine.balls.y[0] ?? 0) - 5.3)).toBeLessThan(0.3);
  });

  test("200 balls at the speed cap do not leave a box of lines half a unit thick", () => {
    const engine = open();
    engine.setObstacles([box(10, 5, 50, 5.5), box(10, 34.5, 50, 35), box(10, 5, 10.5, 35), box(49.5, 5, 50, 35)]);
    const random = numbers(3);
    for (let i = 0; i < 200; i++) {
      engine.add({ x: 12 + random() * 36, y: 7 + random() * 26, vx: 0, vy: 0, color: 0 });
    }
    for (let step = 0; step < 300; step++) {
      stir(engine, 30);
      engine.step();
    }
    expect(within(engine, Float32Array.of(10, 5, 50, 5, 50, 35, 10, 35))).toBe(200);
  });

  test("no ball is faster than the cap by more than 1 %, however it is pushed", () => {
    const engine = filled(100);
    engine.balls.vx.fill(500);
    engine.balls.vy.fill(-500);
    engine.wake();
    for (let step = 0; step < 20; step++) {
      engine.step();
      for (let i = 0; i < 100; i++) {
        expect(Math.hypot(engine.balls.vx[i] ?? 0, engine.balls.vy[i] ?? 0)).toBeLessThan(30.3);
      }
    }
  });

  test("gravity and friction act on balls that lie there already", () => {
    const slide = (friction: number): number => {
      const engine = open({ material: { ...MATERIAL, damping: 0 } });
      for (let i = 0; i < 6; i++) engine.add({ x: 10 + 0.3 * i, y: 0.15, vx: 0, vy: 0, color: 0 });
      run(engine, 200);
      engine.setMaterial({ ...MATERIAL, damping: 0, friction });
      // A row that leans on itself rubs where balls touch.
      for (let i = 0; i < 6; i++) engine.balls.vx[i] = 6 - i;
      engine.wake();
      run(engine, 60);
      let sum = 0;
      for (let i = 0; i < 6; i++) sum += engine.balls.vx[i] ?? 0;
      return sum;
    };
    expect(slide(0)).toBeGreaterThan(slide(1.5) + 0.5);

    const engine = open();
    engine.add({ x: 30, y: 0.15, vx: 0, vy: 0, color: 0 });
    run(engine, 300);
    engine.setMaterial({ ...MATERIAL, gravity: -5 });
    run(engine, 60);
    expect(engine.balls.y[0]).toBeGreaterThan(1.5);
  });

  test("changes between steps take effect, and colours stay with their balls", () => {
    const engine = open({ material: { ...SMOOTH, gravity: 0 } });
    for (let i = 0; i < 30; i++) engine.add({ x: 2 + i, y: 2 + (i % 9), vx: 0, vy: 0, color: i % 7 });
    run(engine, 60);
    const { balls } = engine;
    for (let i = 0; i < 30; i++) {
      balls.y[i] = 5 + 4 * (balls.color[i] ?? 0);
      balls.vx[i] = 1;
    }
    engine.wake();
    run(engine, 20);
    for (let i = 0; i < 30; i++) expect(balls.y[i]).toBeCloseTo(5 + 4 * (balls.color[i] ?? 0), 2);
  });

  test("there are never more balls than room, and fewer after truncate", () => {
    const engine = open({ capacity: 5 });
    const results = Array.from({ length: 7 }, (_, i) => engine.add({ x: 5 + i, y: 5, vx: 0, vy: 0, color: 0 }));
    expect(results).toEqual([true, true, true, true, true, false, false]);
    engine.truncate(2);
    expect(engine.balls.count).toBe(2);
    run(engine, 5);
    expect(engine.add({ x: -50, y: 5000, vx: 0, vy: 0, color: 0 })).toBe(true);
    expect(outside(engine)).toBe(0);
  });
});
