import { expect, test } from "vitest";
import type { BallinError } from "../src/core/error.ts";
import { DEFAULT_OPTIONS } from "../src/core/level/options.ts";
import { createSimulation, type Setup } from "../src/core/simulation/simulation.ts";
import { type EngineName, loadEngine } from "../src/physics/engines.ts";
import type { LogEntry, Stats } from "../src/threads/messages.ts";
import { PhysicsClient } from "../src/threads/physics-client.ts";
import { SharedGrid } from "../src/threads/shared-grid.ts";

const OPTIONS = { ...DEFAULT_OPTIONS, ball_count: 100 };
const STAMP = { id: 1, type: "star", color: "red", x: 20, y: 10, angle: 30, scale: 1 } as const;
const SETUP: Setup = {
  seed: 7,
  columns: 40,
  rows: 20,
  radius: 0.15,
  capacity: 300,
  options: OPTIONS,
  scene: { items: [STAMP], wind: 0 },
};

/** A physics thread whose reports can be waited for. */
class Thread {
  readonly grid = new SharedGrid("reader");
  readonly log: LogEntry[] = [];
  readonly client: PhysicsClient;
  readonly failure: Promise<BallinError>;
  #waiting: ((stats: Stats) => void)[] = [];

  constructor(engine: EngineName, setup: Setup = SETUP) {
    let fail: (error: BallinError) => void = () => {};
    this.failure = new Promise((resolve) => {
      fail = resolve;
    });
    this.client = new PhysicsClient({
      setup,
      engine,
      grid: this.grid.buffer,
      onStats: (stats) => {
        for (const tell of this.#waiting) tell(stats);
      },
      onLog: (entry) => this.log.push(entry),
      onFailure: fail,
    });
  }

  stats(holds: (stats: Stats) => boolean): Promise<Stats> {
    return new Promise((resolve, reject) => {
      this.failure.then(reject);
      this.#waiting.push((stats) => {
        if (holds(stats)) resolve(stats);
      });
    });
  }
}

test.each(["rapier", "swarm"] as const)(
  "%s on a thread does what a log of it does in the main thread",
  async (engine) => {
    const thread = new Thread(engine);
    await thread.stats(() => true);
    thread.client.post({ type: "hold", source: "space", x: 0, y: 0 });
    thread.client.post({ type: "burst", x: 20, y: 2 });
    await thread.stats(({ steps }) => steps > 10);
    thread.client.post({ type: "release", source: "space" });
    thread.client.post({ type: "resize", columns: 30, rows: 15 });
    await thread.stats(({ steps }) => steps > 25);
    thread.client.post({ type: "geyser", zone: 2 });
    thread.client.post({ type: "scene", scene: { items: [], wind: 3 } });
    await thread.stats(({ steps }) => steps > 40);
    const ending = await thread.client.stop();

    const simulation = createSimulation(SETUP, await loadEngine(engine));
    const log = [...thread.log];
    expect(log.map(({ command }) => command.type)).toEqual(["hold", "burst", "release", "resize", "geyser", "scene"]);
    while (simulation.steps < (ending?.steps ?? 0)) {
      while (log[0]?.step === simulation.steps) simulation.apply(log.shift()?.command ?? { type: "reset" });
      simulation.step();
    }
    expect({ steps: simulation.steps, hash: simulation.hash() }).toEqual(ending);
    simulation.free();
  },
);

test("the thread draws its balls, and when they rest draws no more until a command wakes it", async () => {
  const few = {
    ...SETUP,
    rows: 3,
    options: { ...OPTIONS, ball_count: 3, gravity_percent: 0 },
    scene: { items: [], wind: 0 },
  };
  const thread = new Thread("swarm", few);
  const rest = await thread.stats(({ resting }) => resting);
  expect(rest.awake).toBe(0);
  const grid = thread.grid.newest();
  expect([grid?.columns, grid?.rows]).toEqual([40, 3]);
  expect(grid?.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  const { sequence } = thread.grid;
  // Nothing to do for it: the answer comes from a thread that was asleep, and has drawn nothing.
  thread.client.post({ type: "release", source: "space" });
  const still = await thread.stats(() => true);
  expect(still.steps).toBe(rest.steps);
  expect(thread.grid.sequence - sequence).toBeLessThanOrEqual(1);
  thread.client.post({ type: "drop", count: 20 });
  const awake = await thread.stats(({ steps }) => steps > rest.steps);
  expect(awake.balls).toBe(23);
  await thread.client.stop();
});

test("an error on the thread is told as E_INTERNAL, with what it was", async () => {
  const thread = new Thread("swarm", { ...SETUP, capacity: -1 });
  const failure = await thread.failure;
  expect(failure.code).toBe("E_INTERNAL");
  expect(await thread.client.stop()).toBeUndefined();
});
