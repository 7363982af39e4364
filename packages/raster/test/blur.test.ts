import fc from "fast-check";
import { expect, test } from "vitest";
import { blur } from "../src/core/blur.ts";

const SIDE = 33;
const MIDDLE = (SIDE * SIDE - 1) / 2;

function point(): Uint8Array {
  const pixels = new Uint8Array(SIDE * SIDE);
  pixels[MIDDLE] = 255;
  return pixels;
}

function block(side: number, reach: number): Uint8Array {
  const middle = (side - 1) / 2;
  return Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    return Math.max(Math.abs(x - middle), Math.abs(y - middle)) <= reach ? 255 : 0;
  });
}

/** The Gaussian itself, summed over the whole picture in both directions at once, with weights that add up to 1. */
function direct(pixels: Uint8Array, side: number, deviation: number): Float64Array {
  const reach = Math.ceil(6 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(pixels, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    let sum = 0;
    for (let v = Math.max(0, y - reach); v <= Math.min(side - 1, y + reach); v++) {
      for (let u = Math.max(0, x - reach); u <= Math.min(side - 1, x + reach); u++) {
        const weight = (weights[v - y + reach] ?? 0) * (weights[u - x + reach] ?? 0);
        sum += (pixels[v * side + u] ?? 0) * weight;
      }
    }
    return sum / (total * total);
  });
}

function errors(actual: Uint8Array, expected: Float64Array): { max: number; mean: number } {
  const apart = expected.map((value, i) => Math.abs(value - (actual[i] ?? 0)));
  return { max: Math.max(...apart), mean: apart.reduce((sum, value) => sum + value, 0) / apart.length };
}

test("a deviation of 0 changes nothing and gives a picture of its own", () => {
  const pixels = point();
  const same = blur(pixels, SIDE, 0);
  expect(same).toEqual(pixels);
  expect(same).not.toBe(pixels);
});

test("below a deviation of 2 each pixel is within a level of the Gaussian itself", () => {
  for (const deviation of [0.3, 0.5, 1, 1.5, 1.99]) {
    const pixels = block(25, 5);
    expect(errors(blur(pixels, 25, deviation), direct(pixels, 25, deviation)).max).toBeLessThan(1.5);
  }
});

test("from 2 up, three boxes are within 5 % of full of the Gaussian, and within 2 % on average", () => {
  for (const deviation of [2, 2.5, 3, 4.2, 5]) {
    const pixels = block(49, 10);
    const { max, mean } = errors(blur(pixels, 49, deviation), direct(pixels, 49, deviation));
    expect(max).toBeLessThan(0.05 * 255);
    expect(mean).toBeLessThan(0.02 * 255);
  }
});

test("where the boxes take over from the kernel the picture hardly changes", () => {
  const pixels = block(49, 9);
  const below = Float64Array.from(blur(pixels, 49, 1.999));
  expect(errors(blur(pixels, 49, 2), below).max).toBeLessThan(0.05 * 255);
});

test("what is blurred within the picture keeps its sum", () => {
  for (const deviation of [0.5, 1, 1.7, 2, 3, 4]) {
    const pixels = block(65, 9);
    const sum = (values: Uint8Array): number => values.reduce((total, value) => total + value, 0);
    expect(Math.abs(sum(blur(pixels, 65, deviation)) / sum(pixels) - 1)).toBeLessThan(0.004);
  }
});

test("a symmetric picture stays symmetric about both axes and the diagonal, bit for bit", () => {
  for (const deviation of [0.7, 1.6, 2, 2.6, 3.3, 4, 5.1]) {
    const pixels = blur(block(41, 7), 41, deviation);
    for (let y = 0; y < 41; y++) {
      for (let x = 0; x < 41; x++) {
        const value = pixels[y * 41 + x];
        expect(pixels[y * 41 + 40 - x]).toBe(value);
        expect(pixels[(40 - y) * 41 + x]).toBe(value);
        expect(pixels[x * 41 + y]).toBe(value);
      }
    }
  }
});

test("a blurred point falls off with its distance", () => {
  const row = [...blur(point(), SIDE, 1).subarray(MIDDLE, MIDDLE + 5)];
  expect(row).toEqual([...row].sort((a, b) => b - a));
  expect(row[0]).toBe(Math.round(255 / (2 * Math.PI)));
});

test("no picture, however small beside the deviation, gets brighter than it was", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 12, maxLength: 12 }),
      fc.constantFrom(1, 2, 3, 4, 6, 12),
      fc.double({ min: 0.1, max: 40, noNaN: true }),
      (pixels, width, deviation) => {
        const blurred = blur(pixels, width, deviation);
        expect(blurred).toHaveLength(12);
        expect(Math.max(...blurred)).toBeLessThanOrEqual(Math.max(...pixels));
      },
    ),
  );
});
