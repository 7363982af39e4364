import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded } from "../src/random.ts";

test("the same seed gives the same stream, another seed another one", () => {
  const take = (seed: number): number[] => {
    const random = seeded(seed);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test("whole numbers reach both ends, never pass them, and fall evenly", () => {
  const counts = new Map<number, number>();
  const random = seeded(1);
  for (let draw = 0; draw < 60_000; draw++) {
    const value = random.int(-2, 3);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
  // 10,000 are expected of each; the standard deviation is 91.
  for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("every seed gives numbers from 0 up to 1, and picks only what is there", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.string(), { minLength: 1 }), (seed, items) => {
      const random = seeded(seed);
      const value = random.next();
      expect(value >= 0 && value < 1).toBe(true);
      expect(items).toContain(random.pick(items));
    }),
  );
  expect(() => seeded(1).pick([])).toThrow(RangeError);
});
