/** planck, Box2D in JavaScript, as a contestant. Usage: `node --expose-gc peers/planck.ts MODULES`. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { kick, MOST_KICKED } from "../src/kick.ts";
import { serve } from "../src/serve.ts";
import { DAMPING, type DiscWorld, FRICTION, GRAVITY, RADIUS, RESTITUTION, stirred, type WorldOf } from "./stirred.ts";

interface Point {
  x: number;
  y: number;
}

interface Body {
  createFixture(shape: unknown, material: Readonly<Record<string, number>>): void;
  getPosition(): Point;
  getLinearVelocity(): Point;
  setLinearVelocity(velocity: Point): void;
  setAwake(awake: boolean): void;
}

/** What is used of planck. */
interface Planck {
  World: new (options: {
    gravity: Point;
    allowSleep: boolean;
  }) => {
    createBody(options: Readonly<Record<string, unknown>>): Body;
    step(seconds: number, velocityIterations: number, positionIterations: number): void;
  };
  Circle: new (radius: number) => unknown;
  Edge: new (from: Point, to: Point) => unknown;
}

const { World, Circle, Edge }: Planck = createRequire(import.meta.url)(join(process.argv[2] ?? "", "planck"));
const MATERIAL = { density: 1, friction: FRICTION, restitution: RESTITUTION };
/** The iterations that its manual proposes. */
const ITERATIONS = [8, 3] as const;

function discs({ columns, rows, places }: WorldOf): DiscWorld {
  const world = new World({ gravity: { x: 0, y: -GRAVITY }, allowSleep: true });
  const corners = [0, 0, columns, 0, columns, rows, 0, rows, 0, 0];
  const walls = world.createBody({ type: "static" });
  for (let i = 0; i + 3 < corners.length; i += 2) {
    const [fromX = 0, fromY = 0, x = 0, y = 0] = corners.slice(i);
    walls.createFixture(new Edge({ x: fromX, y: fromY }, { x, y }), MATERIAL);
  }
  const bodies: Body[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) {
    const position = { x: places[i] ?? 0, y: places[i + 1] ?? 0 };
    const body = world.createBody({ type: "dynamic", position, linearDamping: DAMPING });
    body.createFixture(new Circle(RADIUS), MATERIAL);
    bodies.push(body);
  }
  return {
    step: () => world.step(1 / 60, ...ITERATIONS),
    burst(x, y) {
      let kicked = 0;
      for (const body of bodies) {
        const [at, velocity] = [body.getPosition(), body.getLinearVelocity()];
        const change = kick(at.x - x, at.y - y);
        if (change === undefined) continue;
        if (++kicked > MOST_KICKED) return;
        body.setAwake(true);
        body.setLinearVelocity({ x: velocity.x + change[0], y: velocity.y + change[1] });
      }
    },
    places: () => bodies.map((body) => [body.getPosition().x, body.getPosition().y] as const),
  };
}

await serve({ run: stirred(discs) });
