import { seeded } from "@side-projects/testkit";
import { describe, expect, test } from "vitest";
import { listIcons, measureIcon, type RenderOptions, renderRgba } from "../src/index.ts";

/** Icons that each test draws; acceptance runs draw them all. */
const COUNT = Number(process.env.ICONS ?? 60);

const random = seeded(90);
const all = listIcons();
const sample = Array.from({ length: Math.min(COUNT, all.length) }, () => random.pick(all));

/** Alpha of a black icon on nothing: its coverage. */
function coverageOf(icon: string, options: RenderOptions): Uint8Array {
  return new Uint8Array(renderRgba(icon, { background: "transparent", ...options }).data).filter((_, i) => i % 4 === 3);
}

/** Pixels with each one taken from where the map says. */
function moved(pixels: Uint8Array, side: number, from: (x: number, y: number) => [number, number]): Uint8Array {
  return pixels.map((_, i) => {
    const [x, y] = from(i % side, Math.floor(i / side));
    return pixels[y * side + x] ?? 0;
  });
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
}

function inkOf(pixels: Uint8Array): number {
  return pixels.reduce((sum, value) => sum + value, 0);
}

describe("a turn by quarters is the turned pixels, byte for byte", () => {
  const turned: [number, (side: number, x: number, y: number) => [number, number]][] = [
    [90, (side, x, y) => [y, side - 1 - x]],
    [180, (side, x, y) => [side - 1 - x, side - 1 - y]],
    [270, (side, x, y) => [side - 1 - y, x]],
    [-90, (side, x, y) => [side - 1 - y, x]],
    [360, (_, x, y) => [x, y]],
    [-720, (_, x, y) => [x, y]],
  ];
  test.each(turned)("%d degrees", (rotate, from) => {
    const wrong: string[] = [];
    for (const icon of sample) {
      for (const size of [33, 64]) {
        // Half the size, since a wide icon is shrunk alike whichever way it lies only where it fits both ways.
        const options = { size, iconSize: size * 0.6 };
        const upright = coverageOf(icon, options);
        const expected = moved(upright, size, (x, y) => from(size, x, y));
        if (!same(coverageOf(icon, { ...options, rotate }), expected)) wrong.push(`${icon} ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("a mirrored icon is the mirrored pixels, byte for byte", () => {
  const flips: [RenderOptions["flip"] & string, (side: number, x: number, y: number) => [number, number]][] = [
    ["horizontal", (side, x, y) => [side - 1 - x, y]],
    ["vertical", (side, x, y) => [x, side - 1 - y]],
    ["both", (side, x, y) => [side - 1 - x, side - 1 - y]],
  ];
  test.each(flips)("%s", (flip, from) => {
    const wrong: string[] = [];
    for (const icon of sample) {
      for (const size of [33, 64]) {
        const expected = moved(coverageOf(icon, { size }), size, (x, y) => from(size, x, y));
        if (!same(coverageOf(icon, { size, flip }), expected)) wrong.push(`${icon} ${size}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test("at 37 degrees an icon has its ink, to a thousandth", () => {
  // A third of the sample: these pictures are large.
  for (const icon of sample.filter((_, i) => i % 3 === 0)) {
    const options = { size: 512, iconSize: 330 };
    expect(measureIcon(icon, { ...options, rotate: 37 }).shrunk).toBe(1);
    const ratio = inkOf(coverageOf(icon, { ...options, rotate: 37 })) / inkOf(coverageOf(icon, options));
    expect(Math.abs(ratio - 1), icon).toBeLessThan(1e-3);
  }
});

test("a square turned by 45 degrees stays whole and inside", () => {
  const { left, top, right, bottom, shrunk } = measureIcon("square", { size: 256, rotate: 45 });
  expect(Math.min(left, top, 256 - right, 256 - bottom)).toBeGreaterThanOrEqual(0);
  expect(shrunk).toBeLessThanOrEqual(1);
  const pixels = coverageOf("square", { size: 256, rotate: 45 });
  for (let i = 0; i < 256; i++) expect([pixels[i], pixels[255 * 256 + i]]).toEqual([0, 0]);
});
