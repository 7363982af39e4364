import imported from "@dimforge/rapier2d-simd-compat";
import { BallinError } from "../core/error.ts";
import { type Balls, emptyBalls } from "../core/physics/balls.ts";
import { BALLS, CORNER_RADII, MATERIAL, RADIUS, SPEED_CAP, STEP } from "../core/physics/constants.ts";
import type { Engine, EngineOptions, Material, NewBall, Obstacle } from "../core/physics/engine.ts";
import { evict } from "../core/physics/evict.ts";
import { convexPieces } from "../core/physics/triangulate.ts";
import type { Collider, ColliderDesc, RapierApi, RigidBody, World } from "./rapier-api.ts";

const rapier: RapierApi = imported;

/** Of the solver, twice those of the original: 5,000 settled balls else overlap by 10 % of the radius, with these by 4.9 %. */
const ITERATIONS = 4;
/** Parts of a step: at the speed cap a ball else goes half a unit at once, and through thin walls. */
const HALVES = 2;
/** Half of the thickness of a wall, as in the original. */
const WALL = 1;

let loaded: Promise<void> | undefined;

/** Starts the module without its complaint about its own parameters, which would land in the middle of the screen. */
async function start(): Promise<void> {
  const { warn } = console;
  console.warn = () => {};
  try {
    await rapier.init();
  } finally {
    console.warn = warn;
  }
}

/**
 * The rigid-body engine that the original uses, as WebAssembly.
 *
 * @throws BallinError E_ENGINE when it cannot be started
 */
export async function loadRapier(): Promise<(options: EngineOptions) => Engine> {
  try {
    loaded ??= start();
    await loaded;
  } catch (cause) {
    throw new BallinError("E_ENGINE", "the rapier engine cannot be started", "use --engine swarm", { cause });
  }
  return (options) => new RapierEngine(options);
}

function shapeOf(piece: Float32Array): ColliderDesc {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = piece;
  const hull = piece.length > 6 ? rapier.ColliderDesc.convexHull(piece) : null;
  return hull ?? rapier.ColliderDesc.triangle({ x: ax, y: ay }, { x: bx, y: by }, { x: cx, y: cy });
}

/** What rapier knew of the balls last: what differs from it was changed from outside. */
type Shadow = Pick<Balls, "x" | "y" | "vx" | "vy">;

function failed(cause: unknown): BallinError {
  return new BallinError("E_ENGINE", "the rapier engine failed in a step", "use --engine swarm", { cause });
}

class RapierEngine implements Engine {
  readonly kind = "rapier";
  readonly substeps = HALVES;
  readonly balls: Balls;
  readonly radius: number;
  columns: number;
  rows: number;
  awake = 0;

  readonly #world: World;
  readonly #shadow: Shadow;
  readonly #bodies: RigidBody[] = [];
  #material: Material;
  #fixed: Collider[] = [];
  #walls: Collider[] = [];

  constructor(options: EngineOptions) {
    const { columns, rows, radius = RADIUS, capacity = BALLS.most, material = MATERIAL } = options;
    this.columns = columns;
    this.rows = rows;
    this.radius = radius;
    this.balls = emptyBalls(capacity);
    this.#shadow = emptyBalls(capacity);
    this.#material = material;
    this.#world = new rapier.World({ x: 0, y: -material.gravity });
    this.#world.timestep = STEP / HALVES;
    this.#world.numSolverIterations = ITERATIONS;
    this.#build();
  }

  add(ball: NewBall): boolean {
    const { balls, radius } = this;
    if (balls.count >= balls.x.length) return false;
    const i = balls.count;
    balls.count += 1;
    balls.x[i] = Math.max(radius, Math.min(this.columns - radius, ball.x));
    balls.y[i] = Math.max(radius, Math.min(this.rows - radius, ball.y));
    balls.vx[i] = ball.vx;
    balls.vy[i] = ball.vy;
    balls.color[i] = ball.color;
    const body = this.#world.createRigidBody(
      rapier.RigidBodyDesc.dynamic()
        .setTranslation(balls.x[i] ?? 0, balls.y[i] ?? 0)
        .setLinvel(ball.vx, ball.vy)
        .setLinearDamping(this.#material.damping)
        .setUserData(i),
    );
    this.#world.createCollider(
      rapier.ColliderDesc.ball(radius).setFriction(this.#material.friction).setRestitution(this.#material.restitution),
      body,
    );
    this.#bodies.push(body);
    this.#remember(i);
    return true;
  }

  truncate(count: number): void {
    while (this.#bodies.length > count) {
      const body = this.#bodies.pop();
      if (body !== undefined) this.#world.removeRigidBody(body);
    }
    this.balls.count = Math.min(this.balls.count, count);
  }

  setObstacles(obstacles: readonly Obstacle[]): void {
    for (const collider of this.#fixed) this.#world.removeCollider(collider, true);
    this.#fixed = [];
    for (const { points } of obstacles) {
      for (const piece of convexPieces(points)) {
        this.#fixed.push(this.#fix(shapeOf(piece)));
      }
    }
    if (evict(this.balls, obstacles, this) > 0) this.wake();
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.#build();
    const { balls } = this;
    for (let i = 0; i < balls.count; i++) this.#keepInside(i);
    this.wake();
  }

  setMaterial(material: Material): void {
    this.#material = material;
    this.#world.gravity = { x: 0, y: -material.gravity };
    for (const body of this.#bodies) {
      body.setLinearDamping(material.damping);
      this.#surface(body.collider(0));
    }
    for (const collider of this.#walls) this.#surface(collider);
    for (const collider of this.#fixed) this.#surface(collider);
    this.wake();
  }

  step(): void {
    this.#push();
    try {
      for (let half = 0; half < HALVES; half++) this.#world.step();
    } catch (cause) {
      throw failed(cause);
    }
    this.awake = 0;
    this.#world.forEachActiveRigidBody((body) => {
      this.awake += 1;
      this.#read(body);
    });
  }

  wake(): void {
    const { balls } = this;
    const shadow = this.#shadow;
    for (let i = 0; i < balls.count; i++) {
      const body = this.#bodies[i];
      if (body === undefined) return;
      const x = balls.x[i] ?? 0;
      const y = balls.y[i] ?? 0;
      const vx = balls.vx[i] ?? 0;
      const vy = balls.vy[i] ?? 0;
      if (x !== shadow.x[i] || y !== shadow.y[i]) body.setTranslation({ x, y }, true);
      if (vx !== shadow.vx[i] || vy !== shadow.vy[i]) body.setLinvel({ x: vx, y: vy }, true);
      body.wakeUp();
      this.#remember(i);
    }
  }

  free(): void {
    this.#world.free();
  }

  /** Hands velocities over that were changed without a wake; balls that sleep keep theirs. */
  #push(): void {
    const { vx, vy, count } = this.balls;
    const shadow = this.#shadow;
    for (let i = 0; i < count; i++) {
      if (vx[i] === shadow.vx[i] && vy[i] === shadow.vy[i]) continue;
      const body = this.#bodies[i];
      if (body?.isSleeping()) {
        vx[i] = shadow.vx[i] ?? 0;
        vy[i] = shadow.vy[i] ?? 0;
      } else {
        body?.setLinvel({ x: vx[i] ?? 0, y: vy[i] ?? 0 }, false);
      }
    }
  }

  #remember(i: number): void {
    const { balls } = this;
    this.#shadow.x[i] = balls.x[i] ?? 0;
    this.#shadow.y[i] = balls.y[i] ?? 0;
    this.#shadow.vx[i] = balls.vx[i] ?? 0;
    this.#shadow.vy[i] = balls.vy[i] ?? 0;
  }

  #read(body: RigidBody): void {
    const i = Number(body.userData);
    const { balls } = this;
    const place = body.translation();
    const speed = body.linvel();
    balls.x[i] = place.x;
    balls.y[i] = place.y;
    balls.vx[i] = speed.x;
    balls.vy[i] = speed.y;
    const square = speed.x * speed.x + speed.y * speed.y;
    // Rapier is known to lose itself in numbers that are none, and to end in a panic some steps later.
    if (!Number.isFinite(square + place.x + place.y)) throw failed(undefined);
    if (square > SPEED_CAP * SPEED_CAP) {
      const part = SPEED_CAP / Math.sqrt(square);
      balls.vx[i] = speed.x * part;
      balls.vy[i] = speed.y * part;
      body.setLinvel({ x: balls.vx[i] ?? 0, y: balls.vy[i] ?? 0 }, false);
    }
    if (this.#keepInside(i)) body.setTranslation({ x: balls.x[i] ?? 0, y: balls.y[i] ?? 0 }, false);
    this.#remember(i);
  }

  /** @returns whether the ball was outside */
  #keepInside(i: number): boolean {
    const { balls, radius } = this;
    const x = balls.x[i] ?? 0;
    const y = balls.y[i] ?? 0;
    // The solver leaves a hair of overlap, which is no reason to move a ball.
    const slack = 0.05 * radius;
    const left = radius - slack;
    if (x >= left && x <= this.columns - left && y >= left && y <= this.rows - left) return false;
    balls.x[i] = Math.max(radius, Math.min(this.columns - radius, x));
    balls.y[i] = Math.max(radius, Math.min(this.rows - radius, y));
    return true;
  }

  #surface(collider: Collider): void {
    collider.setFriction(this.#material.friction);
    collider.setRestitution(this.#material.restitution);
  }

  #fix(shape: ColliderDesc): Collider {
    return this.#world.createCollider(
      shape.setFriction(this.#material.friction).setRestitution(this.#material.restitution),
    );
  }

  #build(): void {
    for (const collider of this.#walls) this.#world.removeCollider(collider, true);
    const { columns, rows } = this;
    const [halfX, halfY] = [columns / 2, rows / 2];
    const floor = rapier.ColliderDesc.cuboid(halfX + 2 * WALL, WALL);
    const side = rapier.ColliderDesc.cuboid(WALL, halfY + 2 * WALL);
    const corner = rapier.ColliderDesc.ball(CORNER_RADII * this.radius);
    this.#walls = [
      this.#fix(floor.setTranslation(halfX, -WALL)),
      this.#fix(floor.setTranslation(halfX, rows + WALL)),
      this.#fix(side.setTranslation(-WALL, halfY)),
      this.#fix(side.setTranslation(columns + WALL, halfY)),
      this.#fix(corner.setTranslation(0, 0)),
      this.#fix(corner.setTranslation(columns, 0)),
      this.#fix(corner.setTranslation(0, rows)),
      this.#fix(corner.setTranslation(columns, rows)),
    ];
  }
}
