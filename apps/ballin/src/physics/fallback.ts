import { BallinError } from "../core/error.ts";
import type { Balls } from "../core/physics/balls.ts";
import { MATERIAL } from "../core/physics/constants.ts";
import type { Engine, EngineOptions, Material, NewBall, Obstacle } from "../core/physics/engine.ts";

type Create = (options: EngineOptions) => Engine;

/**
 * An engine in whose place another one goes on when it fails with E_ENGINE, with the balls as they were then. It fails at
 * the same step in every run, so runs stay the same.
 */
export function withFallback(first: Create, second: Create): Create {
  return (options) => new FallbackEngine(first(options), options, second);
}

class FallbackEngine implements Engine {
  readonly #options: EngineOptions;
  #engine: Engine;
  // None once it was used: a second failure is not held up.
  #second: Create | undefined;
  #material: Material;
  #obstacles: readonly Obstacle[] = [];

  constructor(engine: Engine, options: EngineOptions, second: Create) {
    this.#engine = engine;
    this.#options = options;
    this.#second = second;
    this.#material = options.material ?? MATERIAL;
  }

  get kind(): "rapier" | "swarm" {
    return this.#engine.kind;
  }

  get substeps(): number {
    return this.#engine.substeps;
  }

  get balls(): Balls {
    return this.#engine.balls;
  }

  get columns(): number {
    return this.#engine.columns;
  }

  get rows(): number {
    return this.#engine.rows;
  }

  get radius(): number {
    return this.#engine.radius;
  }

  get awake(): number {
    return this.#engine.awake;
  }

  add(ball: NewBall): boolean {
    return this.#try((engine) => engine.add(ball));
  }

  truncate(count: number): void {
    this.#try((engine) => engine.truncate(count));
  }

  setObstacles(obstacles: readonly Obstacle[]): void {
    this.#obstacles = obstacles;
    this.#try((engine) => engine.setObstacles(obstacles));
  }

  resize(columns: number, rows: number): void {
    this.#try((engine) => engine.resize(columns, rows));
  }

  setMaterial(material: Material): void {
    this.#material = material;
    this.#try((engine) => engine.setMaterial(material));
  }

  step(): void {
    this.#try((engine) => engine.step());
  }

  wake(): void {
    this.#try((engine) => engine.wake());
  }

  free(): void {
    this.#engine.free();
  }

  #try<T>(work: (engine: Engine) => T): T {
    try {
      return work(this.#engine);
    } catch (error) {
      const second = this.#second;
      if (second === undefined || !(error instanceof BallinError) || error.code !== "E_ENGINE") throw error;
      this.#second = undefined;
      this.#engine = this.#replacement(second);
      return work(this.#engine);
    }
  }

  #replacement(create: Create): Engine {
    const { balls, columns, rows } = this.#engine;
    const engine = create({ ...this.#options, columns, rows, material: this.#material });
    for (let i = 0; i < balls.count; i++) {
      const known = Number.isFinite((balls.x[i] ?? 0) + (balls.y[i] ?? 0));
      const moves = Number.isFinite((balls.vx[i] ?? 0) + (balls.vy[i] ?? 0));
      engine.add({
        x: known ? (balls.x[i] ?? 0) : columns / 2,
        y: known ? (balls.y[i] ?? 0) : rows - 1,
        vx: moves ? (balls.vx[i] ?? 0) : 0,
        vy: moves ? (balls.vy[i] ?? 0) : 0,
        color: balls.color[i] ?? 0,
      });
    }
    engine.setObstacles(this.#obstacles);
    return engine;
  }
}
