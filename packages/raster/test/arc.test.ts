import fc from "fast-check";
import { expect, test } from "vitest";
import { type Arc, arcToCubics, type CubicArgs } from "../src/core/arc.ts";

type Point = readonly [x: number, y: number];

function pointOn(from: Point, [x1, y1, x2, y2, x3, y3]: CubicArgs, t: number): Point {
  const s = 1 - t;
  const [w0, w1, w2, w3] = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3];
  return [w0 * from[0] + w1 * x1 + w2 * x2 + w3 * x3, w0 * from[1] + w1 * y1 + w2 * y2 + w3 * y3];
}

function samples(from: Point, curves: readonly CubicArgs[]): Point[] {
  let start = from;
  return curves.flatMap((curve) => {
    const points = Array.from({ length: 17 }, (_, i) => pointOn(start, curve, i / 16));
    start = [curve[4], curve[5]];
    return points;
  });
}

/** Distance from the centre in units of the ellipse: 1 on it. */
function reach([x, y]: Point, [cx, cy]: Point, { radiusX, radiusY, tilt }: Arc): number {
  const angle = (tilt * Math.PI) / 180;
  const [dx, dy] = [x - cx, y - cy];
  return Math.hypot(
    (dx * Math.cos(angle) + dy * Math.sin(angle)) / radiusX,
    (dy * Math.cos(angle) - dx * Math.sin(angle)) / radiusY,
  );
}

const anyEllipse = fc.record({
  radiusX: fc.double({ min: 0.5, max: 50, noNaN: true }),
  radiusY: fc.double({ min: 0.5, max: 50, noNaN: true }),
  tilt: fc.double({ min: -400, max: 400, noNaN: true }),
});
const anyTurn = fc.double({ min: 2, max: 358, noNaN: true });

test("an arc cut out of a known ellipse is found again, to 0.03 % of its radius, for all four flags", () => {
  fc.assert(
    fc.property(
      anyEllipse,
      fc.double({ min: 0, max: 360, noNaN: true }),
      anyTurn,
      fc.boolean(),
      (ellipse, start, turn, sweep) => {
        fc.pre(Math.abs(turn - 180) > 1);
        const center: Point = [12, -7];
        const at = (degrees: number): Point => {
          const [angle, tilt] = [(degrees * Math.PI) / 180, (ellipse.tilt * Math.PI) / 180];
          const [x, y] = [ellipse.radiusX * Math.cos(angle), ellipse.radiusY * Math.sin(angle)];
          return [
            center[0] + x * Math.cos(tilt) - y * Math.sin(tilt),
            center[1] + x * Math.sin(tilt) + y * Math.cos(tilt),
          ];
        };
        const [from, to] = [at(start), at(start + (sweep ? turn : -turn))];
        const arc = { ...ellipse, large: turn > 180, sweep };
        const curves = arcToCubics(from, to, arc);
        for (const point of samples(from, curves)) expect(Math.abs(reach(point, center, arc) - 1)).toBeLessThan(3e-4);
        expect([curves.at(-1)?.[4], curves.at(-1)?.[5]]).toEqual([to[0], to[1]]);
        expect(curves.length).toBe(Math.ceil(turn / 90 - 1e-9));
        const middle = at(start + (sweep ? turn : -turn) / 2);
        const nearest = Math.min(...samples(from, curves).map(([x, y]) => Math.hypot(x - middle[0], y - middle[1])));
        expect(nearest).toBeLessThan(0.07 * Math.max(ellipse.radiusX, ellipse.radiusY));
      },
    ),
    { numRuns: 300 },
  );
});

test("downwards with sweep is a half circle to the right, as clockwise is where y points down", () => {
  const round = { radiusX: 5, radiusY: 5, tilt: 0, large: false };
  const across = (sweep: boolean): number[] =>
    samples([0, 0], arcToCubics([0, 0], [0, 10], { ...round, sweep })).map(([x]) => x);
  expect(Math.max(...across(true))).toBeCloseTo(5, 2);
  expect(Math.min(...across(true))).toBeGreaterThan(-1e-9);
  expect(Math.min(...across(false))).toBeCloseTo(-5, 2);
});

test("radii that cannot span the ends grow until they just do", () => {
  const from: Point = [0, 0];
  const curves = arcToCubics(from, [20, 0], { radiusX: 1, radiusY: 2, tilt: 0, large: false, sweep: true });
  for (const point of samples(from, curves)) {
    expect(reach(point, [10, 0], { radiusX: 10, radiusY: 20, tilt: 0, large: false, sweep: true })).toBeCloseTo(1, 3);
  }
});

test("the sign of a radius does not matter", () => {
  const arc = { radiusX: 4, radiusY: 6, tilt: 20, large: true, sweep: false };
  expect(arcToCubics([1, 2], [5, 4], { ...arc, radiusX: -4, radiusY: -6 })).toEqual(arcToCubics([1, 2], [5, 4], arc));
});

test("a radius of 0 is a straight line and an arc to where it begins is nothing: no curves either way", () => {
  const arc = { radiusX: 4, radiusY: 6, tilt: 0, large: true, sweep: false };
  expect(arcToCubics([1, 2], [5, 4], { ...arc, radiusX: 0 })).toEqual([]);
  expect(arcToCubics([1, 2], [5, 4], { ...arc, radiusY: 0 })).toEqual([]);
  expect(arcToCubics([1, 2], [1, 2], arc)).toEqual([]);
});
