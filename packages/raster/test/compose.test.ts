import fc from "fast-check";
import { expect, test } from "vitest";
import { compose, type Layer } from "../src/core/compose.ts";
import type { Rgba } from "../src/core/paint.ts";

const ALL: Uint8Array = Uint8Array.from({ length: 256 }, (_, i) => i);

function solid(color: Rgba, rest: Partial<Layer> = {}): Layer {
  return { paint: { kind: "solid", color }, ...rest };
}

function pixelOf(layers: readonly Layer[], blend: "srgb" | "linear" = "srgb"): number[] {
  return [...compose(layers, { width: 1, height: 1, blend })];
}

test("all 65,536 products of coverage and alpha are rounded exactly, halves up", () => {
  for (let alpha = 0; alpha <= 255; alpha++) {
    const row = compose([solid([10, 20, 30, alpha / 255], { coverage: ALL })], { width: 256, height: 1 });
    for (let covered = 0; covered <= 255; covered++) {
      // floor(covered * alpha / 255 + 1/2) in whole numbers.
      expect(row[4 * covered + 3]).toBe(Math.floor((2 * covered * alpha + 255) / 510));
    }
  }
});

test("all 65,536 mixes of an opaque colour with white are rounded exactly, halves up", () => {
  for (let value = 0; value <= 255; value++) {
    const layers = [solid([255, 255, 255, 1]), solid([value, 0, 255, 1], { coverage: ALL })];
    const row = compose(layers, { width: 256, height: 1 });
    for (let covered = 0; covered <= 255; covered++) {
      const twice = 2 * (covered * value + (255 - covered) * 255);
      expect(row[4 * covered]).toBe(Math.floor((twice + 255) / 510));
      expect(row[4 * covered + 2]).toBe(255);
      expect(row[4 * covered + 3]).toBe(255);
    }
  }
});

test("a pixel that one colour alone covers, however thinly, has exactly that colour", () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.constantFrom("srgb", "linear"), (...args) => {
      const [red, green, blue, alpha, blend] = args;
      const layer = solid([red, green, blue, alpha / 255], { coverage: ALL });
      const row = compose([layer], { width: 256, height: 1, blend });
      for (let at = 0; at < row.length; at += 4) {
        if (row[at + 3] === 0) expect([...row.subarray(at, at + 3)]).toEqual([0, 0, 0]);
        else expect([...row.subarray(at, at + 3)]).toEqual([red, green, blue]);
      }
    }),
  );
});

test("half of grey at half alpha is straight, not premultiplied", () => {
  expect(pixelOf([solid([128, 128, 128, 128 / 255])])).toEqual([128, 128, 128, 128]);
});

test("50 % black on white is 128 as stored values mix and 188 as light does", () => {
  const layers = [solid([255, 255, 255, 1]), solid([0, 0, 0, 0.5])];
  expect(pixelOf(layers)).toEqual([128, 128, 128, 255]);
  expect(pixelOf(layers, "linear")).toEqual([188, 188, 188, 255]);
});

test("layers lie over each other as Porter and Duff's over says", () => {
  const part = fc.record({
    color: fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.double({ min: 0, max: 1, noNaN: true })),
    opacity: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      let light = 0;
      let alpha = 0;
      for (const { color, opacity } of parts) {
        const a = color[3] * opacity;
        light = color[0] * a + light * (1 - a);
        alpha = a + alpha * (1 - a);
      }
      const [red = -1, , , stored = -1] = pixelOf(parts.map(({ color, opacity }) => solid(color, { opacity })));
      expect(Math.abs(stored - 255 * alpha)).toBeLessThanOrEqual(0.5001);
      if (stored > 0) expect(Math.abs(red - light / alpha)).toBeLessThanOrEqual(0.5001);
    }),
  );
});

test("without coverage a layer is everywhere, and nothing below is nothing", () => {
  expect(pixelOf([])).toEqual([0, 0, 0, 0]);
  const everywhere = compose([solid([1, 2, 3, 1])], { width: 2, height: 2 });
  expect([...everywhere]).toEqual([1, 2, 3, 255, 1, 2, 3, 255, 1, 2, 3, 255, 1, 2, 3, 255]);
});
