import fc from "fast-check";
import { expect, test } from "vitest";
import { type Affine, chain, IDENTITY, rotation, scaling, translation } from "../src/core/affine.ts";

type Point = readonly [x: number, y: number];

const number = fc.double({ min: -100, max: 100, noNaN: true });
const anyPoint: fc.Arbitrary<Point> = fc.tuple(number, number);
const anyMap: fc.Arbitrary<Affine> = fc.tuple(number, number, number, number, number, number);

function apply([a, b, c, d, e, f]: Affine, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function expectClose([x, y]: Point, [ex, ey]: Point): void {
  const size = 1 + Math.abs(ex) + Math.abs(ey);
  expect(Math.abs(x - ex) / size).toBeLessThan(1e-9);
  expect(Math.abs(y - ey) / size).toBeLessThan(1e-9);
}

test("a chain applies its maps from left to right", () => {
  fc.assert(
    fc.property(anyMap, anyMap, anyMap, anyPoint, (first, second, third, point) => {
      expectClose(apply(chain(first, second, third), point), apply(third, apply(second, apply(first, point))));
    }),
  );
});

test("no map at all is the identity, and the identity changes no chain", () => {
  expect(chain()).toEqual(IDENTITY);
  fc.assert(
    fc.property(anyMap, (map) => {
      expectClose(apply(chain(IDENTITY, map, IDENTITY), [3, 4]), apply(map, [3, 4]));
    }),
  );
});

test("a quarter turn takes right to down, exactly", () => {
  expect(apply(rotation(90), [1, 0])).toEqual([0, 1]);
  expect(apply(rotation(90), [7.25, -3.5])).toEqual([3.5, 7.25]);
  expect(apply(rotation(180), [7.25, -3.5])).toEqual([-7.25, 3.5]);
  expect(apply(rotation(-90), [7.25, -3.5])).toEqual(apply(rotation(270), [7.25, -3.5]));
});

test("a rotation keeps lengths and a rotation back undoes it", () => {
  fc.assert(
    fc.property(number, anyPoint, (degrees, [x, y]) => {
      const [tx, ty] = apply(rotation(degrees), [x, y]);
      expect(Math.hypot(tx, ty)).toBeCloseTo(Math.hypot(x, y), 10);
      expectClose(apply(chain(rotation(degrees), rotation(-degrees)), [x, y]), [x, y]);
    }),
  );
});

test("one factor scales both axes alike, two scale each", () => {
  expect(apply(scaling(3), [2, 5])).toEqual([6, 15]);
  expect(apply(scaling(3, -1), [2, 5])).toEqual([6, -5]);
  expect(apply(translation(10, -4), [2, 5])).toEqual([12, 1]);
});
