import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { KERNEL_MODULE, kernelModule } from "../build/kernels.ts";
import { MATERIAL } from "../src/core/physics/constants.ts";
import type { Engine, EngineOptions, Obstacle } from "../src/core/physics/engine.ts";
import type { Kernels, MakeKernels } from "../src/core/swarm/kernels.ts";
import { plainKernels } from "../src/core/swarm/plain-kernels.ts";
import type { State } from "../src/core/swarm/state.ts";
import { createSwarm } from "../src/core/swarm/swarm.ts";
import { bestKernels } from "../src/physics/kernels.ts";

interface Scene {
  readonly seed: number;
  readonly columns: number;
  readonly rows: number;
  readonly balls: number;
  /** Part of the world's width in which all balls start. */
  readonly spread: number;
  readonly friction: number;
  readonly restitution: number;
  readonly gravity: number;
}

afterEach(() => vi.unstubAllGlobals());

function anyScene(): fc.Arbitrary<Scene> {
  return fc.record({
    seed: fc.nat(0xffffffff),
    columns: fc.integer({ min: 1, max: 60 }),
    rows: fc.integer({ min: 1, max: 40 }),
    balls: fc.integer({ min: 0, max: 1200 }),
    spread: fc.constantFrom(0, 0.05, 1),
    friction: fc.constantFrom(0, 0.3, 1.5),
    restitution: fc.constantFrom(0, 0.7, 1),
    gravity: fc.constantFrom(9.81, 0, -5),
  });
}

/** Numbers from 0 to below 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function obstacle(x: number, y: number): Obstacle {
  return { points: Float32Array.of(x, y, x + 5, y, x + 5, y + 2, x + 2, y + 1, x, y + 4) };
}

/** Plays a scene with stirring, obstacles, balls that come and go, and a world that changes its size. */
function play(scene: Scene, steps: number, makeKernels: MakeKernels): Engine {
  const { columns, rows, balls, gravity, friction, restitution } = scene;
  const random = numbers(scene.seed);
  const material = { ...MATERIAL, gravity, friction, restitution };
  const options: EngineOptions = { columns, rows, capacity: balls + 20, material };
  const engine = createSwarm(options, makeKernels);
  const add = (): void => {
    const x = columns * (0.3 + scene.spread * (random() - 0.3));
    const y = rows * (0.3 + scene.spread * (random() - 0.3));
    engine.add({ x, y, vx: 60 * random() - 30, vy: 60 * random() - 30, color: Math.floor(7 * random()) });
  };
  for (let n = 0; n < balls; n++) add();
  engine.setObstacles([obstacle(columns / 2, rows / 3), obstacle(columns / 4, rows / 2)]);
  for (let step = 0; step < steps; step++) {
    if (step === 12) engine.truncate(Math.floor(0.9 * balls));
    if (step === 14) for (let n = 0; n < 30; n++) add();
    if (step === 16) engine.resize(columns + 7, Math.max(rows - 3, 1));
    engine.step();
  }
  return engine;
}

/** All numbers that a phase may write. */
function written({ bodies, free, limits, bandPair, bandValues, contacts }: State): Uint8Array[] {
  const { first, number, other, place, pair, values } = contacts;
  return [bodies, free, limits, bandPair, bandValues, first, number, other, place, pair, values].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
}

/** Kernels that do each phase in both ways and compare every bit. */
class BothKernels implements Kernels {
  readonly buffer: ArrayBuffer;
  /** Of one step. */
  mostContacts = 0;
  readonly #compiled: Kernels;
  readonly #plain: Kernels = plainKernels(0);

  constructor(bytes: number) {
    this.#compiled = bestKernels()(bytes);
    this.buffer = this.#compiled.buffer;
  }

  findContacts(state: State): void {
    this.#both(state, (kernels) => kernels.findContacts(state));
    this.mostContacts = Math.max(this.mostContacts, state.contacts.count);
  }

  solvePairs(state: State): void {
    this.#both(state, (kernels) => kernels.solvePairs(state));
  }

  partPairs(state: State): void {
    this.#both(state, (kernels) => kernels.partPairs(state));
  }

  continueStep(state: State): void {
    this.#both(state, (kernels) => kernels.continueStep(state));
  }

  moveBalls(state: State): void {
    this.#both(state, (kernels) => kernels.moveBalls(state));
  }

  limitThrows(state: State): void {
    this.#both(state, (kernels) => kernels.limitThrows(state));
  }

  #both(state: State, work: (kernels: Kernels) => void): void {
    const before = written(state).map((bytes) => bytes.slice());
    work(this.#compiled);
    const compiled = written(state).map((bytes) => bytes.slice());
    const { count, groups } = state.contacts;
    for (const [n, bytes] of written(state).entries()) bytes.set(before[n] ?? []);
    work(this.#plain);
    expect([state.contacts.count, state.contacts.groups]).toEqual([count, groups]);
    for (const [n, bytes] of written(state).entries()) expect(Buffer.compare(bytes, compiled[n] ?? bytes)).toBe(0);
  }
}

test("each phase on compiled kernels gives the bits of the plain one", () => {
  const contacts: number[] = [];
  fc.assert(
    fc.property(anyScene(), (scene) => {
      const made: BothKernels[] = [];
      play(scene, 20, (bytes) => {
        const both = new BothKernels(bytes);
        made.push(both);
        return both;
      });
      contacts.push(made[0]?.mostContacts ?? 0);
    }),
    { seed: 1, numRuns: 10 },
  );
  expect(Math.max(...contacts)).toBeGreaterThan(2000);
});

test("a world on compiled kernels stays the same, bit by bit, as one on plain ones", () => {
  fc.assert(
    fc.property(anyScene(), (scene) => {
      const compiled = play(scene, 60, bestKernels()).balls;
      const plain = play(scene, 60, plainKernels).balls;
      expect(compiled.count).toBe(plain.count);
      for (const part of ["x", "y", "vx", "vy", "color"] as const) {
        const bytes = new Uint8Array(compiled[part].buffer);
        expect(Buffer.compare(bytes, new Uint8Array(plain[part].buffer))).toBe(0);
      }
    }),
    { seed: 2, numRuns: 6 },
  );
});

test("four contacts that are solved at once share no ball", () => {
  const seen: number[] = [];
  const check: MakeKernels = (bytes) => {
    const kernels = plainKernels(bytes);
    return {
      ...kernels,
      findContacts(state) {
        kernels.findContacts(state);
        const { pair, groups } = state.contacts;
        for (let g = 0; g < groups; g++) {
          const balls = [...pair.subarray(8 * g, 8 * g + 8)].filter((ball) => ball !== 16 * state.capacity);
          expect(new Set(balls).size).toBe(balls.length);
          seen.push(balls.length);
        }
      },
    };
  };
  fc.assert(
    fc.property(anyScene(), (scene) => void play(scene, 2, check)),
    { seed: 3, numRuns: 25 },
  );
  expect(seen).toContain(2);
  expect(seen.filter((balls) => balls === 8).length).toBeGreaterThan(seen.length / 2);
});

test("without WebAssembly, or without memory for it, the plain kernels take over", () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(bestKernels()).toBe(plainKernels);
  class Nothing {
    constructor(...wanted: readonly object[]) {
      if ("initial" in (wanted[0] ?? {})) throw new RangeError("could not allocate memory");
    }
  }
  vi.stubGlobal("WebAssembly", { Module: Nothing, Memory: Nothing });
  const { balls } = createSwarm({ columns: 10, rows: 10, capacity: 10 }, bestKernels());
  expect(balls.x.length).toBe(10);
  expect(bestKernels()(64).findContacts).toBe(plainKernels(64).findContacts);
});

test("a world of any size and capacity has room for its arrays", () => {
  for (const capacity of [1, 2, 3, 7, 1000, 100_000]) {
    for (const [columns, rows] of [
      [1, 1],
      [10_000, 1],
      [10_000, 10_000],
      [1, 10_000],
    ] as const) {
      const engine = createSwarm({ columns, rows, capacity, radius: 0.01 }, bestKernels());
      engine.add({ x: columns, y: rows, vx: 0, vy: 0, color: 0 });
      engine.step();
      expect(engine.awake).toBe(1);
    }
  }
});

test("the kernels in the tree are those of build/kernels", async () => {
  expect(readFileSync(KERNEL_MODULE, "utf8")).toBe(await kernelModule());
});
