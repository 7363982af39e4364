/** matter.js as a contestant. Usage: `node --expose-gc peers/matter-js.ts MODULES`. */
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
  readonly position: Point;
  readonly velocity: Point;
}

/** What is used of matter.js. */
interface Matter {
  Engine: {
    create(options: Readonly<Record<string, unknown>>): { readonly world: unknown };
    update(engine: unknown, milliseconds: number): void;
  };
  Bodies: {
    circle(x: number, y: number, radius: number, options: Readonly<Record<string, unknown>>): Body;
    rectangle(x: number, y: number, width: number, height: number, options: Readonly<Record<string, unknown>>): Body;
  };
  Body: { setVelocity(body: Body, velocity: Point): void };
  Composite: { add(world: unknown, bodies: readonly Body[]): void };
}

const { Engine, Bodies, Body, Composite }: Matter = createRequire(import.meta.url)(
  join(process.argv[2] ?? "", "matter-js"),
);
/** It is made for pixels: bodies may lie 0.05 in each other, which must be little beside a radius. */
const SCALE = 40;
const WALL = 20 * SCALE;
const STEP = 1000 / 60;
/** Its gravity is in units of 0.001 pixels a millisecond squared. */
const GRAVITY_OF_ITS = (GRAVITY * SCALE) / 1e6 / 0.001;
/** Its velocities are pixels a sixtieth of a second. */
const SPEED = SCALE / 60;

function discs({ columns, rows, places }: WorldOf): DiscWorld {
  const engine = Engine.create({ gravity: { x: 0, y: -GRAVITY_OF_ITS, scale: 0.001 }, enableSleeping: true });
  const material = { friction: FRICTION, restitution: RESTITUTION };
  const [width, height] = [columns * SCALE, rows * SCALE];
  const wall = (x: number, y: number, w: number, h: number): Body =>
    Bodies.rectangle(x, y, w, h, { ...material, isStatic: true });
  Composite.add(engine.world, [
    wall(width / 2, -WALL / 2, width + 2 * WALL, WALL),
    wall(width / 2, height + WALL / 2, width + 2 * WALL, WALL),
    wall(-WALL / 2, height / 2, WALL, height),
    wall(width + WALL / 2, height / 2, WALL, height),
  ]);
  const bodies: Body[] = [];
  const options = { ...material, frictionAir: DAMPING / 60 };
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [x = 0, y = 0] = places.slice(i, i + 2);
    bodies.push(Bodies.circle(x * SCALE, y * SCALE, RADIUS * SCALE, options));
  }
  Composite.add(engine.world, bodies);
  return {
    step: () => Engine.update(engine, STEP),
    burst(x, y) {
      let kicked = 0;
      for (const body of bodies) {
        const change = kick(body.position.x / SCALE - x, body.position.y / SCALE - y);
        if (change === undefined) continue;
        if (++kicked > MOST_KICKED) return;
        const { velocity } = body;
        Body.setVelocity(body, { x: velocity.x + change[0] * SPEED, y: velocity.y + change[1] * SPEED });
      }
    },
    places: () => bodies.map(({ position }) => [position.x / SCALE, position.y / SCALE] as const),
  };
}

await serve({ run: stirred(discs) });
