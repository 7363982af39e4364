import fc from "fast-check";
import { expect, test } from "vitest";
import { packedBytes, packNumbers, unpackNumbers } from "../src/core/notes/packed-numbers.ts";

const number = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  fc.constantFrom(-0x80000000, -1, 0, 0x7fffffff),
);
const numbers = fc
  .array(fc.record({ value: number, length: fc.constantFrom(1, 1, 2, 40, 700) }), { maxLength: 60 })
  .map((runs) => Int32Array.from(runs.flatMap(({ value, length }) => new Array<number>(length).fill(value))));

test("packed numbers are unpacked as they were", () => {
  fc.assert(
    fc.property(fc.oneof(numbers, fc.int32Array({ maxLength: 400 })), (values) => {
      expect(unpackNumbers(packNumbers(values))).toEqual(values);
    }),
  );
});

test("a hundred thousand equal numbers take no room, a few values in long runs or in turns little", () => {
  const make = (value: (i: number) => number): number =>
    packedBytes(packNumbers(Int32Array.from({ length: 100_000 }, (_, i) => value(i))));
  expect(make(() => -7)).toBeLessThan(100);
  expect(make((i) => Math.floor(i / 800) * 1e6)).toBeLessThan(1500);
  expect(make((i) => (i % 2 === 0 ? 0 : 1e9))).toBeLessThan(100_000 / 8 + 300);
  expect(make((i) => i % 100)).toBeLessThan((100_000 * 7) / 8 + 300);
});
