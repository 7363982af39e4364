import fc from "fast-check";
import { expect, test } from "vitest";
import { NumberReader, NumberWriter } from "../src/fonts/varint.ts";

test("numbers come back as they were written, in as few groups of seven bits as they need", () => {
  const signed = fc.integer({ min: -(2 ** 27), max: 2 ** 27 - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2 ** 28 - 1), signed)), (pairs) => {
      const out = new NumberWriter();
      for (const [natural, whole] of pairs) {
        out.unsigned(natural);
        out.signed(whole);
      }
      const bytes = out.bytes();
      const reader = new NumberReader(bytes);
      for (const [natural, whole] of pairs) expect([reader.unsigned(), reader.signed()]).toEqual([natural, whole]);
      const groups = (value: number): number => Math.max(1, Math.ceil(value.toString(2).length / 7));
      const sizes = pairs.map(([natural, whole]) => groups(natural) + groups(whole < 0 ? -2 * whole - 1 : 2 * whole));
      expect(reader.at).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});

test("past the end there are zeros", () => {
  const reader = new NumberReader(Uint8Array.of(5));
  expect([reader.unsigned(), reader.unsigned(), reader.signed(), reader.byte()]).toEqual([5, 0, 0, 0]);
});
