import fc from "fast-check";
import { expect, test } from "vitest";
import { angleDegrees, cosDegrees, exp, ln, power, sinDegrees } from "../src/core/trig.ts";

const ULP = 2 ** -52;

test("sine and cosine agree with the engine's to two units in the last place of 1, over many turns", () => {
  fc.assert(
    fc.property(fc.double({ min: -360, max: 360, noNaN: true }), (degrees) => {
      const radians = (degrees * Math.PI) / 180;
      expect(Math.abs(sinDegrees(degrees) - Math.sin(radians))).toBeLessThan(5 * ULP);
      expect(Math.abs(cosDegrees(degrees) - Math.cos(radians))).toBeLessThan(5 * ULP);
    }),
    { numRuns: 1000 },
  );
});

test("quarter turns are exact, however often they go round and whichever way", () => {
  const sines = [0, 1, 0, -1];
  for (let quarter = -4000; quarter <= 4000; quarter++) {
    expect(sinDegrees(90 * quarter) + 0).toBe(sines[quarter & 3]);
    expect(cosDegrees(90 * quarter) + 0).toBe(sines[(quarter + 1) & 3]);
  }
});

test("a whole turn more changes no bit of the sine of a whole number of degrees", () => {
  for (let degrees = 0; degrees < 360; degrees++) {
    for (const turns of [-5, -1, 1, 7]) expect(sinDegrees(degrees + 360 * turns)).toBe(sinDegrees(degrees));
  }
});

test("sine is odd about 180 degrees and even about 90, bit for bit", () => {
  for (let tenth = 0; tenth <= 1800; tenth++) {
    const degrees = tenth / 8;
    expect(sinDegrees(360 - degrees) + 0).toBe(-sinDegrees(degrees) + 0);
    expect(sinDegrees(180 - degrees)).toBeCloseTo(sinDegrees(degrees), 15);
  }
});

test("the angle of a vector agrees with the engine's arc tangent in every direction", () => {
  const side = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(side, side, (x, y) => {
      fc.pre(x !== 0 || y !== 0);
      const expected = (Math.atan2(y, x) * 180) / Math.PI;
      // A negative zero is an upright or level vector like any other here, where Math.atan2 tells the two apart.
      const apart = Math.abs(angleDegrees(x, y) - expected);
      expect(Math.min(apart, 360 - apart)).toBeLessThan(2e-13);
    }),
    { numRuns: 1000 },
  );
});

test("the eight main directions have round angles", () => {
  const directions = [
    [1, 0],
    [1, 1],
    [0, 1],
    [-1, 1],
    [-1, 0],
    [-1, -1],
    [0, -1],
    [1, -1],
  ] as const;
  const angles = directions.map(([x, y]) => angleDegrees(x, y));
  [0, 45, 90, 135, 180, -135, -90, -45].forEach((angle, i) => {
    expect(angles[i]).toBeCloseTo(angle, 12);
  });
  expect(angleDegrees(0, 0)).toBe(0);
});

test("exponentials, logarithms and powers agree with the engine's to 1e-14 of their value", () => {
  fc.assert(
    fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => {
      expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-13);
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(1, Math.abs(Math.log(x))));
    }),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1000, noNaN: true }),
      fc.double({ min: -8, max: 8, noNaN: true }),
      (base, exponent) => {
        expect(Math.abs(power(base, exponent) / base ** exponent - 1)).toBeLessThan(2e-14);
      },
    ),
    { numRuns: 500 },
  );
});

test("e to the power 0, the logarithm of 1 and any power of 1 are exact", () => {
  expect([exp(0), ln(1), power(1, 17.3)]).toEqual([1, 0, 1]);
});
