import fc from "fast-check";
import { expect, test } from "vitest";
import { NumberReader, NumberWriter } from "../src/core/varint.ts";

const signed = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test("numbers come back as they were written, one after the other", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(signed, fc.integer({ min: -5000, max: 5000 }))), (values) => {
      const writer = new NumberWriter();
      for (const value of values) writer.signed(value);
      const reader = new NumberReader(writer.bytes());
      expect(values.map(() => reader.signed())).toEqual(values);
      expect(reader.at).toBe(writer.length);
    }),
  );
});

test.each([
  [0, 1],
  [-120, 1],
  [119, 1],
  [120, 2],
  [-121, 2],
  [2039, 2],
  [2040, 5],
  [2 ** 31 - 1, 5],
])("%d takes %d bytes", (value, size) => {
  const writer = new NumberWriter();
  writer.signed(value);
  expect(writer.length).toBe(size);
});

test("past the end there are zeros", () => {
  expect(new NumberReader(Uint8Array.of(240)).unsigned()).toBe(240);
  expect(new NumberReader(Uint8Array.of(), 3).signed()).toBe(0);
});
