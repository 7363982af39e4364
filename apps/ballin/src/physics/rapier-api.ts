/**
 * The part of @dimforge/rapier2d-simd-compat 0.19.3 that is used. Its own declarations import each other without file
 * endings, which TypeScript does not resolve for Node, so all of it would be `any`.
 */
export interface RapierApi {
  init(): Promise<void>;
  readonly World: new (gravity: Vector) => World;
  readonly RigidBodyDesc: { dynamic(): BodyDesc };
  readonly ColliderDesc: {
    ball(radius: number): ColliderDesc;
    cuboid(halfWidth: number, halfHeight: number): ColliderDesc;
    triangle(a: Vector, b: Vector, c: Vector): ColliderDesc;
    convexHull(points: Float32Array): ColliderDesc | null;
  };
}

export interface Vector {
  x: number;
  y: number;
}

export interface World {
  gravity: Vector;
  timestep: number;
  numSolverIterations: number;
  createRigidBody(body: BodyDesc): RigidBody;
  createCollider(collider: ColliderDesc, parent?: RigidBody): Collider;
  removeRigidBody(body: RigidBody): void;
  removeCollider(collider: Collider, wakeUp: boolean): void;
  step(): void;
  forEachActiveRigidBody(visit: (body: RigidBody) => void): void;
  free(): void;
}

export interface RigidBody {
  readonly userData?: unknown;
  translation(): Vector;
  linvel(): Vector;
  setTranslation(place: Vector, wakeUp: boolean): void;
  setLinvel(speed: Vector, wakeUp: boolean): void;
  setLinearDamping(factor: number): void;
  wakeUp(): void;
  isSleeping(): boolean;
  collider(index: number): Collider;
}

export interface BodyDesc {
  setTranslation(x: number, y: number): BodyDesc;
  setLinvel(x: number, y: number): BodyDesc;
  setLinearDamping(damping: number): BodyDesc;
  setUserData(data: unknown): BodyDesc;
}

export interface Collider {
  setFriction(friction: number): void;
  setRestitution(restitution: number): void;
}

export interface ColliderDesc {
  setTranslation(x: number, y: number): ColliderDesc;
  setFriction(friction: number): ColliderDesc;
  setRestitution(restitution: number): ColliderDesc;
}
