import { type MessagePort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { plotBalls, plotScratch } from "../core/draw/plot.ts";
import { BallinError } from "../core/error.ts";
import { Advanced } from "../core/physics/advance.ts";
import { createSimulation, type Simulation } from "../core/simulation/simulation.ts";
import { loadEngine } from "../physics/engines.ts";
import type { Failure, PhysicsData, PhysicsReport, PhysicsRequest } from "./messages.ts";
import { Pacer } from "./pacer.ts";
import { SharedGrid } from "./shared-grid.ts";

/** Milliseconds between two reports. */
const REPORT_PAUSE = 250;

/** The simulation, its clock, and what it tells the main thread. */
class PhysicsLoop {
  readonly #simulation: Simulation;
  readonly #port: MessagePort;
  readonly #mail: Int32Array;
  readonly #grid: SharedGrid;
  readonly #scratch = plotScratch();
  readonly #ahead = new Advanced();
  readonly #pacer: Pacer;
  #running = true;
  #reported = Number.NEGATIVE_INFINITY;
  #stepTime = 0;
  #stepCount = 0;

  constructor(simulation: Simulation, data: PhysicsData) {
    this.#simulation = simulation;
    this.#port = data.port;
    this.#mail = new Int32Array(data.mail);
    this.#grid = new SharedGrid("writer", data.grid);
    this.#pacer = new Pacer(performance.now(), data.frames);
  }

  /** Blocks the thread until it is told to stop. */
  run(): void {
    this.#draw(0);
    this.#report();
    while (this.#running) {
      // The count is read before the messages: one that comes while they are read ends the wait at once.
      const seen = Atomics.load(this.#mail, 0);
      this.#read();
      if (!this.#running) break;
      if (this.#simulation.resting) {
        this.#rest(seen);
        continue;
      }
      const stepped = this.#step();
      const now = performance.now();
      if (this.#pacer.frame(now, stepped)) this.#draw(this.#pacer.ahead(now, stepped));
      if (now - this.#reported >= REPORT_PAUSE) this.#report();
      Atomics.wait(this.#mail, 0, seen, this.#pacer.pause(performance.now()));
    }
    const { steps } = this.#simulation;
    this.#post({ type: "ended", ending: { steps, hash: this.#simulation.hash() } });
    this.#simulation.free();
  }

  #rest(seen: number): void {
    // The last frame may have been ahead of the last step, or not have been due.
    this.#draw(0);
    this.#report();
    Atomics.wait(this.#mail, 0, seen);
    this.#pacer.restart(performance.now());
  }

  #read(): void {
    for (;;) {
      const received: { readonly message: PhysicsRequest } | undefined = receiveMessageOnPort(this.#port);
      if (received === undefined) return;
      const { message } = received;
      if (message.type === "command") {
        this.#post({ type: "log", entry: { step: this.#simulation.steps, command: message.command } });
        this.#simulation.apply(message.command);
      } else if (message.type === "frames") {
        this.#pacer.setFrames(message.frames, performance.now());
      } else {
        this.#running = false;
        return;
      }
    }
  }

  #step(): boolean {
    const start = performance.now();
    if (!this.#pacer.takeStep(start)) return false;
    this.#simulation.step();
    this.#stepTime += performance.now() - start;
    this.#stepCount += 1;
    return true;
  }

  #draw(seconds: number): void {
    const { engine } = this.#simulation;
    const balls = seconds > 0 ? this.#ahead.at(engine.balls, seconds) : engine.balls;
    plotBalls(balls, this.#grid.blank(engine.columns, engine.rows), this.#scratch);
    this.#grid.publish();
  }

  #report(): void {
    const { engine, steps, resting } = this.#simulation;
    const stepMs = this.#stepCount === 0 ? 0 : this.#stepTime / this.#stepCount;
    this.#reported = performance.now();
    this.#stepTime = 0;
    this.#stepCount = 0;
    this.#post({
      type: "stats",
      stats: { steps, balls: engine.balls.count, awake: engine.awake, stepMs, resting, engine: engine.kind },
    });
  }

  #post(report: PhysicsReport): void {
    this.#port.postMessage(report);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof BallinError) {
    return { code: error.code, message: error.message, hint: error.hint, stack: error.stack };
  }
  const stack = error instanceof Error ? error.stack : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return { code: "E_INTERNAL", message: `the physics failed: ${message}`, hint: undefined, stack };
}

async function main(data: PhysicsData): Promise<void> {
  try {
    const create = await loadEngine(data.engine);
    new PhysicsLoop(createSimulation(data.setup, create), data).run();
  } catch (error) {
    const report: PhysicsReport = { type: "failed", failure: failureOf(error) };
    data.port.postMessage(report);
  }
  data.port.close();
}

await main(workerData);
