import fc from "fast-check";
import { expect, test } from "vitest";
import { type DistanceField, distanceField, sampleOf } from "../src/core/mask/distance.ts";
import type { Region } from "../src/core/mask/region.ts";

function regionWhere(width: number, height: number, within: (x: number, y: number) => boolean): Region {
  const inside = new Uint8Array(width * height);
  for (let i = 0; i < inside.length; i++) inside[i] = within(i % width, Math.floor(i / width)) ? 1 : 0;
  return { width, height, inside, border: undefined };
}

/** Squared distance to the nearest of all pixels outside, one ring beyond the picture included. */
function bruteSquare({ width, height, inside }: Region, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let v = -1; v <= height; v++) {
    for (let u = -1; u <= width; u++) {
      const within = u >= 0 && v >= 0 && u < width && v < height && inside[v * width + u] === 1;
      if (!within) least = Math.min(least, (u - x) * (u - x) + (v - y) * (v - y));
    }
  }
  return least;
}

function expectExact(region: Region, field: DistanceField): void {
  const { width, height, distance, step } = field;
  expect([width, height]).toEqual([Math.ceil(region.width / step), Math.ceil(region.height / step)]);
  for (let j = 0; j < height; j++) {
    for (let i = 0; i < width; i++) {
      const [x, y] = [sampleOf(i, step, region.width), sampleOf(j, step, region.height)];
      expect(distance[j * width + i]).toBe(Math.fround(Math.sqrt(bruteSquare(region, x, y))));
    }
  }
}

const anyRegion: fc.Arbitrary<Region> = fc
  .tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }))
  .chain(([width, height]) =>
    fc
      .array(fc.constantFrom(0, 1, 1, 1, 1, 1, 1), { minLength: width * height, maxLength: width * height })
      .map((bytes) => ({ width, height, inside: Uint8Array.from(bytes), border: undefined })),
  );

test("every distance is that of the nearest outside pixel, for any region and step", () => {
  fc.assert(
    fc.property(anyRegion, fc.integer({ min: 1, max: 30 }), (region, step) => {
      expectExact(region, distanceField(region, step));
    }),
    { numRuns: 300 },
  );
});

test("an open picture of any size has exact distances", () => {
  const side = fc.integer({ min: 1, max: 24 });
  fc.assert(
    fc.property(side, side, side, (width, height, step) => {
      const region = regionWhere(width, height, () => true);
      expectExact(region, distanceField(region, step));
    }),
  );
});

test("the middle of a disc is its radius away and an open picture is as deep as half its shorter side", () => {
  const disc = regionWhere(101, 101, (x, y) => (x - 50) * (x - 50) + (y - 50) * (y - 50) < 40 * 40);
  expect(distanceField(disc).distance[50 * 101 + 50]).toBe(40);
  const open = distanceField(regionWhere(64, 31, () => true));
  expect(Math.max(...open.distance)).toBe(16);
  expect(open.distance[0]).toBe(1);
});

test("a coarse field holds the values of the fine one", () => {
  const region = regionWhere(97, 61, (x, y) => (x * 7 + y * 13) % 41 !== 0);
  const fine = distanceField(region);
  for (const step of [2, 3, 4, 16, 61, 200]) {
    const coarse = distanceField(region, step);
    for (let j = 0; j < coarse.height; j++) {
      for (let i = 0; i < coarse.width; i++) {
        const at = sampleOf(j, step, 61) * 97 + sampleOf(i, step, 97);
        expect(coarse.distance[j * coarse.width + i]).toBe(fine.distance[at]);
      }
    }
  }
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("a step of %s is refused", (step) => {
  const region = regionWhere(4, 4, () => true);
  expect(() => distanceField(region, step)).toThrow(expect.objectContaining({ code: "E_NUMBER" }));
});

test("the longest side there may be does not overflow", () => {
  const field = distanceField(regionWhere(16384, 3, (_x, y) => y >= 0));
  expect(Math.max(...field.distance)).toBe(2);
  const column = distanceField(regionWhere(1, 16384, () => true));
  expect(Math.max(...column.distance)).toBe(1);
});
