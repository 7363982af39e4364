import { DEFAULT_OPTIONS } from "../level/options.ts";
import { type Blast, burst, geyser, heldBurst } from "../physics/burst.ts";
import { MATERIAL, STEP } from "../physics/constants.ts";
import { displace } from "../physics/displace.ts";
import type { Engine, EngineOptions, Material } from "../physics/engine.ts";
import { applyFields, type Fields, fieldsOf } from "../physics/fields.ts";
import { foldInside, shake } from "../physics/shrink.ts";
import { spread } from "../physics/spread.ts";
import { Stillness } from "../physics/stillness.ts";
import { tilt } from "../physics/tilt.ts";
import { obstaclesOf } from "../shapes/obstacles.ts";
import type { Scene } from "../shapes/shape.ts";
import { admitCommand, admitOptions, admitScene } from "./admit.ts";
import type { Command, Direction, Options } from "./command.ts";
import { Drops } from "./drops.ts";
import { Emitters } from "./emitters.ts";
import { positionHash } from "./hash.ts";
import { type HeldStep, Holds } from "./holds.ts";
import { Random } from "./random.ts";
import { type Span, zoneAt, zoneSpan } from "./zones.ts";

/** What a run starts from; with the commands by step it tells the whole run. */
export interface Setup {
  readonly seed: number;
  /** Size of the world in units, which are cells of the canvas. */
  readonly columns: number;
  readonly rows: number;
  /** Radius of every ball in units. */
  readonly radius: number;
  /** Largest number of balls, on every way by which balls come. */
  readonly capacity: number;
  readonly options: Options;
  readonly scene: Scene;
}

export interface Simulation {
  readonly engine: Engine;
  /** Steps so far. */
  readonly steps: number;
  /** Nothing moves, and nothing will before the next command. */
  readonly resting: boolean;
  readonly options: Options;
  /** What stands in the world. */
  readonly scene: Scene;
  /** Before the next step. Numbers out of range are moved into it; what is no number does nothing. */
  apply(command: Command): void;
  /** One step of 1/60 s. */
  step(): void;
  /** 16 hexadecimal digits of the positions of all balls. */
  hash(): string;
  /** Gives back memory of the engine. */
  free(): void;
}

/** Half a second: a direction cannot be tilted to again before. */
const TILT_PAUSE = 30;
/** A size that comes at once is taken to have come about within a quarter of a second. */
const RESIZE_STEPS = 15;

/** How far a ball that wind or attractors hold may tremble, in radii. */
const HELD_RADII = 0.9;

const TILTS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
};

function materialOf(options: Options): Material {
  return {
    ...MATERIAL,
    gravity: (MATERIAL.gravity * options.gravity_percent) / 100,
    friction: (MATERIAL.friction * options.friction_percent) / 100,
  };
}

/** Starts a run. @param create of either engine */
export function createSimulation(given: Setup, create: (options: EngineOptions) => Engine): Simulation {
  const { columns, rows, radius, capacity } = given;
  const options = admitOptions(given.options, DEFAULT_OPTIONS);
  const setup = { ...given, options, scene: admitScene(given.scene) };
  return new Run(setup, create({ columns, rows, radius, capacity, material: materialOf(setup.options) }));
}

class Run implements Simulation {
  readonly engine: Engine;
  steps = 0;
  options: Options;

  readonly #capacity: number;
  readonly #random: Random;
  readonly #drops: Drops;
  readonly #emitters = new Emitters();
  readonly #holds = new Holds();
  readonly #tilted = new Map<Direction, number>();
  #scene: Scene;
  #fields: Fields | undefined;
  #resized = -RESIZE_STEPS;
  // Whether a command has changed something since the last step.
  #stirred = true;
  readonly #stillness: Stillness;

  constructor(setup: Setup, engine: Engine) {
    this.engine = engine;
    this.#stillness = new Stillness(HELD_RADII * engine.radius);
    this.options = setup.options;
    this.#capacity = setup.capacity;
    this.#random = new Random(setup.seed);
    this.#drops = new Drops(engine, this.#random);
    this.#drops.colorPercent = setup.options.spawn_color_percent;
    this.#scene = setup.scene;
    this.#emitters.setScene(setup.scene);
    this.#fields = fieldsOf(setup.scene);
    this.#refill();
  }

  get resting(): boolean {
    if (this.#stirred || this.#holds.count > 0) return false;
    if (this.#emitters.count > 0 && this.engine.balls.count < this.#capacity) return false;
    if (this.engine.awake > 0 && !this.#stillness.reached) return false;
    // A rest stops the count of steps, by which the pause between tilts is told.
    for (const at of this.#tilted.values()) if (this.steps - at < TILT_PAUSE) return false;
    return true;
  }

  get scene(): Scene {
    return this.#scene;
  }

  apply(given: Command): void {
    const command = admitCommand(given, this.options);
    if (command !== undefined) this.#carryOut(command);
  }

  #carryOut(command: Command): void {
    switch (command.type) {
      case "drop":
        this.#drop(command.count, command.zone);
        break;
      case "drop-at":
        this.#drops.heap(command.x, this.engine.rows, command.count);
        this.#stir();
        break;
      case "hold":
        this.#holds.start(command);
        break;
      case "release":
        this.#holds.release(command.source);
        break;
      case "burst":
        if (burst(this.engine.balls, this.#blast(command)) > 0) this.#disturb();
        break;
      case "geyser":
        this.#geyser(command.zone);
        break;
      case "tilt":
        this.#tilt(command.direction);
        break;
      case "resize":
        this.#resize(command.columns, command.rows);
        break;
      case "options":
        this.#setOptions(command.options);
        break;
      case "scene":
        this.#setScene(command.scene);
        break;
      case "reset":
        this.#holds.clear();
        this.#refill();
        this.#stir();
        break;
    }
  }

  step(): void {
    const { engine } = this;
    if (this.resting) {
      this.steps += 1;
      return;
    }
    this.#stirred = false;
    this.#emitters.step(this.#drops, this.#random);
    for (const held of this.#holds.step()) this.#hold(held);
    // Without a wake: what has come to rest under wind or attractors may sleep.
    if (this.#fields !== undefined) applyFields(engine.balls, this.#fields);
    engine.step();
    this.steps += 1;
    if (this.#fields !== undefined) this.#stillness.step(engine.balls, materialOf(this.options).gravity);
  }

  hash(): string {
    return positionHash(this.engine.balls);
  }

  free(): void {
    this.engine.free();
  }

  /** The next step is not to be left out. */
  #stir(): void {
    this.#stirred = true;
    this.#stillness.restart();
  }

  /** Tells the engine that balls were changed. */
  #disturb(): void {
    this.#stir();
    this.engine.wake();
  }

  get #force(): number {
    return this.options.force_percent / 100;
  }

  #blast(at: { readonly x: number; readonly y: number }): Blast {
    return { x: at.x, y: at.y, force: this.#force };
  }

  #span(zone?: number): Span | undefined {
    return zone === undefined ? { left: 0, width: this.engine.columns } : zoneSpan(zone, this.engine.columns);
  }

  #drop(count: number, zone: number | undefined): void {
    const span = this.#span(zone);
    if (span === undefined) return;
    this.#drops.row(span, count);
    this.#stir();
  }

  #hold({ source, x, y, balls }: HeldStep): void {
    const { engine } = this;
    if (source === "burst") {
      if (heldBurst(engine.balls, this.#blast({ x, y })) > 0) engine.wake();
      return;
    }
    if (source === "pour") {
      this.#drops.heap(x, y, balls);
      return;
    }
    const span = this.#span(source === "zone" ? zoneAt(x, engine.columns) : undefined);
    if (span !== undefined) this.#drops.scatter(span, balls);
  }

  #geyser(zone: number): void {
    const span = zoneSpan(zone, this.engine.columns);
    if (span === undefined) return;
    const hit = geyser(this.engine.balls, {
      x: span.left + span.width / 2,
      width: span.width,
      force: this.#force,
      color: this.options.color_mode ? zone + 1 : undefined,
    });
    if (hit > 0) this.#disturb();
  }

  #tilt(direction: Direction): void {
    const last = this.#tilted.get(direction);
    if (last !== undefined && this.steps - last < TILT_PAUSE) return;
    this.#tilted.set(direction, this.steps);
    const [dx, dy] = TILTS[direction];
    tilt(this.engine.balls, dx, dy, this.#force);
    this.#disturb();
  }

  #resize(columns: number, rows: number): void {
    const { engine } = this;
    // A terminal that is dragged is resized in many steps, and several times within one.
    const seconds = Math.max(1, Math.min(RESIZE_STEPS, this.steps - this.#resized)) * STEP;
    const speeds = {
      x: Math.max(0, (engine.columns - columns) / seconds),
      y: Math.max(0, (engine.rows - rows) / seconds),
    };
    const box = { columns, rows, radius: engine.radius };
    this.#resized = this.steps;
    foldInside(engine.balls, box, () => this.#random.unit());
    engine.wake();
    engine.resize(columns, rows);
    const obstacles = obstaclesOf(this.#scene);
    engine.setObstacles(obstacles);
    spread(engine.balls, obstacles, box, () => this.#random.unit());
    shake(engine.balls, box, speeds);
    this.#disturb();
  }

  #setOptions(options: Options): void {
    const { gravity_percent, friction_percent } = this.options;
    this.options = options;
    this.#drops.colorPercent = options.spawn_color_percent;
    if (options.gravity_percent === gravity_percent && options.friction_percent === friction_percent) return;
    this.engine.setMaterial(materialOf(options));
    this.#disturb();
  }

  #setScene(scene: Scene): void {
    const before = obstaclesOf(this.#scene).map(({ points }) => points.join());
    const obstacles = obstaclesOf(scene);
    const after = obstacles.map(({ points }) => points.join());
    const pulled = this.#fields !== undefined;
    this.#scene = scene;
    this.#fields = fieldsOf(scene);
    this.#emitters.setScene(scene);
    this.#stir();
    if (before.length === after.length && before.every((key, i) => key === after[i])) {
      // Without wind and attractors, before and now, what rests may go on resting; what one of them held falls.
      if (pulled || this.#fields !== undefined) this.engine.wake();
      return;
    }
    const known = new Set(before);
    const fresh = obstacles.filter((_, i) => !known.has(after[i] ?? ""));
    displace(this.engine.balls, fresh, this.engine.radius);
    this.engine.wake();
    this.engine.setObstacles(obstacles);
  }

  #refill(): void {
    this.engine.truncate(0);
    this.#drops.fill(Math.min(this.options.ball_count, this.#capacity));
    this.engine.setObstacles(obstaclesOf(this.#scene));
  }
}
