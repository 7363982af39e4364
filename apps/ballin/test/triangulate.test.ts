import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBalls } from "../src/core/physics/balls.ts";
import { evict } from "../src/core/physics/evict.ts";
import { doubleArea, isInside, nearestEdge } from "../src/core/physics/polygon.ts";
import { convexPieces, isConvex } from "../src/core/physics/triangulate.ts";

/** A star-shaped outline with corners at any distance from the middle, so most are full of notches. */
const anyOutline = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 3, maxLength: 24 }).map((radii) =>
  Float32Array.from(
    radii.flatMap((radius, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [(radius / 100) * Math.cos(angle), (radius / 100) * Math.sin(angle)];
    }),
  ),
);

/** Whether a point is so near to a side that it may count as on either. */
function isOnEdge(outline: Float32Array, x: number, y: number): boolean {
  const near = { x: 0, y: 0, distance: 0, nx: 0, ny: 0 };
  nearestEdge(outline, x, y, near);
  return near.distance < 2e-3;
}

test("the convex pieces of an outline have its area, and cover exactly the points that it covers", () => {
  fc.assert(
    fc.property(
      anyOutline,
      fc.array(fc.tuple(fc.float({ min: -4, max: 4 }), fc.float({ min: -4, max: 4 })), { maxLength: 20 }),
      (outline, points) => {
        const pieces = convexPieces(outline);
        expect(pieces.every(isConvex)).toBe(true);
        const area = pieces.reduce((sum, piece) => sum + doubleArea(piece), 0);
        // Pieces less than a thousandth of a unit high are left out.
        expect(Math.abs(area - doubleArea(outline))).toBeLessThan(0.02);
        for (const [x, y] of points) {
          if (Number.isNaN(x) || Number.isNaN(y) || pieces.some((piece) => isOnEdge(piece, x, y))) continue;
          const covers = pieces.filter((piece) => isInside(piece, x, y)).length;
          expect(covers).toBe(isInside(outline, x, y) ? 1 : 0);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("a ball in a notch of a star stays, and one in a point of it is put outside by the shortest way", () => {
  // Five points and five notches, counter-clockwise, the first point upward.
  const star = Float32Array.from(
    Array.from({ length: 10 }, (_, i) => {
      const radius = i % 2 === 0 ? 3 : 1.2;
      const angle = Math.PI / 2 + (Math.PI * i) / 5;
      return [20 + radius * Math.cos(angle), 10 + radius * Math.sin(angle)];
    }).flat(),
  );
  const notch = Math.PI / 2 + Math.PI / 5;
  const balls = emptyBalls(3);
  balls.count = 3;
  balls.x.set([20 + 2 * Math.cos(notch), 20, 20.05]);
  balls.y.set([10 + 2 * Math.sin(notch), 12, 10]);
  const before = [balls.x[0], balls.y[0]];
  expect(evict(balls, [{ points: star }], { columns: 40, rows: 20, radius: 0.15 })).toBe(2);
  expect([balls.x[0], balls.y[0]]).toEqual(before);
  for (const i of [1, 2]) expect(isInside(star, balls.x[i] ?? 0, balls.y[i] ?? 0)).toBe(false);
  expect(Math.hypot((balls.x[1] ?? 0) - 20, (balls.y[1] ?? 0) - 12)).toBeLessThan(0.7);
});

test("balls never leave the world to get out of a shape that reaches beyond it", () => {
  const slab = { points: Float32Array.of(-5, -5, 45, -5, 45, 4, -5, 4) };
  const balls = emptyBalls(50);
  for (let i = 0; i < 50; i++) {
    balls.x[i] = 0.2 + i * 0.79;
    balls.y[i] = 0.2 + (i % 7) * 0.5;
  }
  balls.count = 50;
  evict(balls, [slab], { columns: 40, rows: 20, radius: 0.15 });
  for (let i = 0; i < 50; i++) {
    expect(balls.y[i]).toBeGreaterThan(0.1499);
    expect(balls.x[i]).toBeGreaterThan(0.1499);
    expect(balls.x[i]).toBeLessThan(39.851);
  }
});
