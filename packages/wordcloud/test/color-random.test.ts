import { describe, expect, test } from "vitest";
import { CloudError } from "../src/core/error.ts";
import { random } from "../src/core/random.ts";

/** sfc32 in exact integers, as its author defines it. */
function exact(seed: bigint, count: number): bigint[] {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let [a, b, c, counter] = [0n, word(seed), word(seed >> 32n), 1n];
  const out: bigint[] = [];
  for (let i = 0; i < count + 12; i++) {
    const sum = word(a + b + counter++);
    a = b ^ (b >> 9n);
    b = word(c + word(c << 3n));
    c = word((word(c << 21n) | (c >> 11n)) + sum);
    if (i >= 12) out.push(sum);
  }
  return out;
}

describe("random", () => {
  test("is sfc32 for any whole seed", () => {
    for (const seed of [0, 1, 42, -1, -7_000_000_000, 4_294_967_296, Number.MAX_SAFE_INTEGER]) {
      const next = random(seed);
      expect(Array.from({ length: 200 }, () => BigInt(next() * 2 ** 32))).toEqual(exact(BigInt(seed), 200));
    }
  });

  test("fills the range evenly", () => {
    const next = random(3);
    const counts = new Array<number>(64).fill(0);
    for (let i = 0; i < 64_000; i++) {
      const cell = Math.floor(next() * 64);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 63 degrees of freedom: 103 is passed once in a thousand seeds.
    expect(chiSquare).toBeLessThan(103);
  });

  test("seeds beside each other have nothing in common", () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => random(seed)());
    expect(new Set(firsts).size).toBe(1000);
    expect(firsts.reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1);
  });

  test("refuses what is not a whole number", () => {
    for (const seed of [Number.NaN, Number.POSITIVE_INFINITY, 0.5, 1e300]) {
      expect(() => random(seed)).toThrow(CloudError);
      expect(() => random(seed)).toThrow(`seed is ${seed}, expected a whole number`);
    }
  });
});
