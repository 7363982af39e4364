import fc from "fast-check";
import { expect, test } from "vitest";
import { geometricMean, holm, logSlope, mannWhitney, median, signTest, summarize } from "../src/stats.ts";

const times = (min = 1): fc.Arbitrary<number[]> =>
  fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: min, maxLength: 40 });

test("the median has as many values below as above", () => {
  fc.assert(
    fc.property(times(), (values) => {
      const middle = median(values);
      const below = values.filter((v) => v < middle).length;
      const above = values.filter((v) => v > middle).length;
      expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});

test("the median of an even number of values is the middle of the middle two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("a power of x has that power as its slope, whatever the factor", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (power, k) => {
        const points = [100, 300, 1000, 10_000].map((x): [number, number] => [x, k * x ** power]);
        expect(logSlope(points)).toBeCloseTo(power, 9);
      },
    ),
  );
});

test("no values have no median", () => {
  expect(() => median([])).toThrow(RangeError);
});

test("the interval of the median takes the ranks of the published table", () => {
  // 95 % intervals for a median: n = 10 from the 2nd to the 9th value, n = 20 from the 6th to the 15th, n = 30 from the 10th.
  const ranks = [5, 10, 20, 30].map((n) => summarize(Array.from({ length: n }, (_, i) => i + 1)));
  expect(ranks.map(({ low, high }) => [low, high])).toEqual([
    [1, 5],
    [2, 9],
    [6, 15],
    [10, 21],
  ]);
});

test("low, median and high come in this order and move with the values", () => {
  fc.assert(
    fc.property(times(), (values) => {
      const { low, median: middle, high } = summarize(values);
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
      expect(summarize(values.map((v) => 2 * v))).toEqual({ low: 2 * low, median: 2 * middle, high: 2 * high });
    }),
  );
});

test("the geometric mean of 1, 10 and 100 is 10, and ratios and their inverses cancel", () => {
  expect(geometricMean([1, 10, 100])).toBeCloseTo(10, 12);
  fc.assert(
    fc.property(times(), (values) => {
      expect(geometricMean([...values, ...values.map((v) => 1 / v)])).toBeCloseTo(1, 9);
    }),
  );
});

test("the geometric mean refuses zero and nothing", () => {
  expect(() => geometricMean([])).toThrow(RangeError);
  expect(() => geometricMean([1, 0])).toThrow(RangeError);
});

test("Mann-Whitney agrees with the example in the manual of scipy, and with ties with the C library's erfc", () => {
  const a = [19, 22, 16, 29, 24];
  expect(mannWhitney(a, [20, 11, 17, 12])).toBeCloseTo(0.11134688653314041, 6);
  expect(mannWhitney([1, 2, 2, 3, 5], [2, 4, 4, 6, 6, 7])).toBeCloseTo(0.07864522326072336, 6);
});

test("Mann-Whitney sees no difference where there is none, and the same from both sides", () => {
  fc.assert(
    fc.property(times(), times(), (a, b) => {
      expect(mannWhitney(a, a)).toBeCloseTo(1, 6);
      expect(mannWhitney(a, b)).toBeCloseTo(mannWhitney(b, a), 9);
    }),
  );
});

test("pairs that all lean one way have p = 2 / 2^n, whatever their sizes", () => {
  for (const n of [5, 10, 30]) {
    const differences = Array.from({ length: n }, (_, i) => i + 1);
    expect(signTest(differences)).toBeCloseTo(2 / 2 ** n, 12);
  }
});

test("the sign test agrees with counting all patterns of signs", () => {
  for (let n = 1; n <= 10; n++) {
    const patterns = Array.from({ length: 2 ** n }, (_, bits) =>
      Array.from({ length: n }, (_, i) => ((bits >> i) & 1) * 2 - 1),
    );
    const lean = (signs: readonly number[]): number => Math.abs(signs.reduce((sum, s) => sum + s, 0));
    for (const signs of patterns) {
      const extreme = patterns.filter((other) => lean(other) >= lean(signs)).length;
      expect(signTest(signs)).toBeCloseTo(extreme / patterns.length, 9);
    }
  }
});

test("differences of zero say nothing", () => {
  expect(signTest([0, 0, 0])).toBe(1);
  expect(signTest([0, 1, 2, 3])).toBe(signTest([1, 2, 3]));
});

test("Holm's correction follows the published example", () => {
  const corrected = holm([0.01, 0.04, 0.03, 0.005]);
  for (const [i, expected] of [0.03, 0.06, 0.06, 0.02].entries()) expect(corrected[i]).toBeCloseTo(expected, 12);
});

test("a corrected p-value is never smaller, never above 1, and keeps the order", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (pValues) => {
      const corrected = holm(pValues);
      for (const [i, p] of pValues.entries()) {
        expect(corrected[i]).toBeGreaterThanOrEqual(p);
        expect(corrected[i]).toBeLessThanOrEqual(1);
      }
    }),
  );
});
