import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Effort } from "../src/core/deflate.ts";
import { encodePng, type IndexedImage, type RgbaImage } from "../src/core/png.ts";
import { ramp, ring, seeded } from "./pictures.ts";
import { readPng } from "./png-reader.ts";

const EFFORTS: readonly Effort[] = ["fast", "default", "max"];
const BLACK = [0, 0, 0, 255];
const WHITE = [255, 255, 255, 255];

/** The pixels an image stands for; invisible ones are transparent black. */
function pixelsOf(image: IndexedImage | RgbaImage): Uint8Array {
  const rgba = new Uint8Array(4 * image.width * image.height);
  for (let i = 0; i < rgba.length; i += 4) {
    const pixel =
      "data" in image
        ? image.data.subarray(i, i + 4)
        : image.palette.subarray(4 * (image.indices[i / 4] ?? 0), 4 * (image.indices[i / 4] ?? 0) + 4);
    if (pixel[3] !== 0) rgba.set(pixel, i);
  }
  return rgba;
}

function indexed(size: number, palette: Uint8Array): IndexedImage {
  return { width: size, height: size, indices: ring(size), palette };
}

function rgba(width: number, height: number, colorAt: (x: number, y: number) => readonly number[]): RgbaImage {
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(colorAt(x, y), 4 * (y * width + x));
  return { width, height, data };
}

/** A palette that holds each level of coverage rounded to `levels` equal steps. */
function stepped(levels: number): Uint8Array {
  return Uint8Array.from({ length: 1024 }, (_, i) =>
    i % 4 === 3 ? 255 : Math.round((Math.round(((i >> 2) / 255) * (levels - 1)) * 255) / (levels - 1)),
  );
}

const IMAGES: readonly [string, IndexedImage | RgbaImage, number, number][] = [
  ["white on black", indexed(48, ramp(BLACK, WHITE)), 0, 8],
  ["black on white", indexed(48, ramp(WHITE, BLACK)), 0, 8],
  ["16 greys", indexed(48, stepped(16)), 0, 4],
  ["4 greys", indexed(48, stepped(4)), 0, 2],
  ["black and white alone", indexed(48, stepped(2)), 0, 1],
  ["15 greys that 4 bits do not hold", indexed(48, stepped(15)), 0, 8],
  ["one colour on another", indexed(48, ramp([255, 240, 0, 255], [10, 20, 90, 255])), 3, 8],
  ["one colour on transparent", indexed(48, ramp([255, 87, 51, 0], [255, 87, 51, 255])), 3, 8],
  ["two colours", rgba(9, 7, (x, y) => ((x ^ y) & 1 ? [200, 0, 0, 255] : [0, 0, 200, 255])), 3, 1],
  ["four colours, one of them invisible", rgba(9, 7, (x) => [x % 4, 90, 0, x % 4 === 0 ? 0 : 255]), 3, 2],
  ["sixteen colours", rgba(33, 5, (x) => [x % 16, 9, 0, 255]), 3, 4],
  ["grey pixels given as RGBA", rgba(30, 9, (x, y) => [x * y, x * y, x * y, 255].map((v) => v & 255)), 0, 8],
  ["many opaque colours", rgba(40, 20, (x, y) => [6 * x, 12 * y, (x * y) & 255, 255]), 2, 8],
  ["many greys of many alphas", rgba(40, 20, (x, y) => [6 * x, 6 * x, 6 * x, 10 + y]), 4, 8],
  ["many colours of many alphas", rgba(40, 20, (x, y) => [6 * x, 12 * y, 0, 10 + y]), 6, 8],
];

describe.each(IMAGES)("%s", (_, image, colorType, bitDepth) => {
  test(`is colour type ${colorType} of ${bitDepth} bits`, () => {
    const png = readPng(encodePng(image));
    expect([png.colorType, png.bitDepth]).toEqual([colorType, bitDepth]);
  });

  test("has the same pixels at every effort, and as RGBA", () => {
    for (const effort of EFFORTS) {
      for (const kind of ["auto", "rgba"] as const) {
        const png = readPng(encodePng(image, { effort, colorType: kind }));
        expect([png.width, png.height]).toEqual([image.width, image.height]);
        if (kind === "rgba") expect([png.colorType, png.bitDepth, png.chunks.has("PLTE")]).toEqual([6, 8, false]);
        expect(Buffer.compare(png.rgba, pixelsOf(image))).toBe(0);
      }
    }
  });

  test("takes no more bytes at max than at default", () => {
    expect(encodePng(image, { effort: "max" }).length).toBeLessThanOrEqual(encodePng(image).length);
  });
});

test("the pixels of any small picture survive, at every effort", () => {
  const anyImage = fc
    .record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 12 }),
      colors: fc.constantFrom(1, 3, 20, 256, 5000),
      seed: fc.nat(),
    })
    .map(({ width, height, colors, seed }) => {
      const random = seeded(seed);
      const palette = Uint32Array.from({ length: colors }, () => 2 ** 32 * random() * random());
      return rgba(width, height, () => {
        const color = palette[Math.floor(colors * random())] ?? 0;
        return [color & 255, (color >>> 8) & 255, (color >>> 16) & 255, color >>> 24];
      });
    });
  fc.assert(
    fc.property(anyImage, fc.constantFrom(...EFFORTS), (image, effort) => {
      expect(Buffer.compare(readPng(encodePng(image, { effort })).rgba, pixelsOf(image))).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test("only colours in use are written, each once, and tRNS ends with the last that is not opaque", () => {
  const palette = Uint8Array.of(1, 2, 3, 255, 4, 5, 6, 128, 1, 2, 3, 255, 9, 9, 9, 0, 70, 0, 0, 255);
  const png = readPng(encodePng({ width: 4, height: 1, indices: Uint8Array.of(0, 1, 2, 3), palette }));
  expect([png.chunks.get("PLTE"), png.chunks.get("tRNS"), png.bitDepth]).toEqual([9, 2, 2]);
});

test("invisible pixels lose their colour", () => {
  const png = readPng(encodePng({ width: 2, height: 1, data: Uint8Array.of(9, 8, 7, 0, 1, 1, 1, 255) }));
  expect([...png.rgba]).toEqual([0, 0, 0, 0, 1, 1, 1, 255]);
});

test("coverage rows are stored without a filter", () => {
  expect(new Set(readPng(encodePng(indexed(64, ramp(WHITE, BLACK)))).filters)).toEqual(new Set([0]));
});

test("a given compressor is used in place of our own", () => {
  const image = indexed(32, ramp(BLACK, WHITE));
  const png = readPng(encodePng(image, { deflate: (raw) => deflateSync(raw, { level: 0 }) }));
  expect(png.chunks.get("IDAT")).toBeGreaterThan(32 * 33);
  expect(Buffer.compare(png.rgba, pixelsOf(image))).toBe(0);
});

test("a size or data that do not fit are refused with a code", () => {
  const palette = Uint8Array.of(0, 0, 0, 255);
  for (const width of [0, -1, 1.5, Number.NaN, 65_536, 1e9]) {
    expect(() => encodePng({ width, height: 1, data: new Uint8Array(4) })).toThrow(
      expect.objectContaining({ name: "RasterError", code: "E_SIZE" }),
    );
  }
  const bad: (IndexedImage | RgbaImage)[] = [
    { width: 2, height: 2, data: new Uint8Array(15) },
    { width: 16_000, height: 16_000, data: new Uint8Array(4) },
    { width: 2, height: 2, indices: new Uint8Array(3), palette },
    { width: 2, height: 2, indices: new Uint8Array(4), palette: new Uint8Array(5) },
    { width: 2, height: 2, indices: new Uint8Array(4), palette: new Uint8Array(1028) },
    { width: 2, height: 2, indices: Uint8Array.of(0, 0, 1, 0), palette },
  ];
  for (const image of bad) {
    expect(() => encodePng(image)).toThrow(expect.objectContaining({ name: "RasterError", code: "E_DATA" }));
  }
});
