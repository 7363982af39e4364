import { expect, test } from "vitest";
import { type Balls, emptyBalls } from "../src/core/physics/balls.ts";
import { Stillness } from "../src/core/physics/stillness.ts";

const RADIUS = 0.15;

/** A close heap of balls, a diameter apart. */
function heap(): Balls {
  const balls = emptyBalls(100);
  for (let i = 0; i < 100; i++) {
    balls.x[i] = 5 + 2 * RADIUS * (i % 10);
    balls.y[i] = RADIUS + 2 * RADIUS * Math.floor(i / 10);
  }
  balls.count = 100;
  return balls;
}

function reversed(balls: Balls): Balls {
  return { ...balls, x: balls.x.slice(0, 100).reverse(), y: balls.y.slice(0, 100).reverse() };
}

/** Steps until balls count as still, at most 300. */
function stepsUntilStill(at: (step: number) => Balls, gravity = 9.81): number {
  const stillness = new Stillness(0.9 * RADIUS);
  for (let step = 1; step <= 300; step++) {
    stillness.step(at(step), gravity);
    if (stillness.reached) return step;
  }
  return Number.POSITIVE_INFINITY;
}

test("balls that tremble are still after a second, in whatever order an engine has them", () => {
  const trembling = (step: number): Balls => {
    const balls = step % 3 === 0 ? reversed(heap()) : heap();
    for (let i = 0; i < 100; i++) balls.x[i] = (balls.x[i] ?? 0) + 0.05 * RADIUS * Math.sin(step * i);
    return balls;
  };
  expect(stepsUntilStill(trembling)).toBe(61);
});

test.each([0.2, 1, 5, 29])("a close heap in which all balls flow at %s units a second is not still", (speed) => {
  const flowing = (step: number): Balls => {
    const balls = heap();
    for (let i = 0; i < 100; i++) {
      const along = (2 * RADIUS * (i % 10) + (speed * step) / 60) % (20 * RADIUS);
      balls.x[i] = 5 + along;
    }
    return balls;
  };
  expect(stepsUntilStill(flowing)).toBe(Number.POSITIVE_INFINITY);
});

test("a single ball that rolls through others keeps them from being still", () => {
  const rolling = (step: number): Balls => {
    const balls = heap();
    balls.y[0] = 8;
    balls.x[0] = 1 + step / 60;
    return balls;
  };
  expect(stepsUntilStill(rolling)).toBe(Number.POSITIVE_INFINITY);
});
