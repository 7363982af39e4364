import type { RgbaImage } from "@side-projects/raster";
import { describe, expect, test } from "vitest";
import { parseColor } from "../src/core/color/color.ts";
import type { UncoloredWord } from "../src/core/color/color-options.ts";
import { colorWords } from "../src/core/color/color-words.ts";
import { random } from "../src/core/random.ts";

const CANVAS = { width: 200, height: 100 };

function word(x: number, y: number, size = 10): UncoloredWord {
  return { text: "word", weight: 1, x, y, size, angle: 0 };
}

function image(width: number, height: number, colorAt: (x: number, y: number) => readonly number[]): RgbaImage {
  const data = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) data.set(colorAt(i % width, Math.floor(i / width)), 4 * i);
  return { width, height, data };
}

const next = random(1);
const noise = image(200, 100, () => [next() * 256, next() * 256, next() * 256, 255]);

describe("colorImage", () => {
  test("gives a word the mean of every pixel under a small one", () => {
    const { colors } = colorWords([word(50, 40, 8)], CANVAS, { colorImage: noise });
    const sums = [0, 0, 0];
    for (let y = 36; y < 44; y++) {
      for (let x = 46; x < 54; x++)
        for (let c = 0; c < 3; c++) sums[c] = (sums[c] ?? 0) + (noise.data[4 * (200 * y + x) + c] ?? 0);
    }
    expect([...parseColor(colors[0] ?? "")].slice(0, 3)).toEqual(sums.map((sum) => Math.round(sum / 64)));
  });

  test("gives a large word the mean within a few parts of 255 where the picture is smooth", () => {
    const slope = image(200, 100, (x, y) => [x, 2 * y, 100, 255]);
    const { colors } = colorWords([word(100, 50, 60), word(61, 44.5, 33)], CANVAS, { colorImage: slope });
    const near = (color: string | undefined, expected: readonly number[]): void => {
      for (const [c, value] of expected.entries()) {
        expect(Math.abs((parseColor(color ?? "")[c] ?? 0) - value)).toBeLessThan(5);
      }
    };
    near(colors[0], [100, 100, 100]);
    near(colors[1], [61, 89, 100]);
  });

  test("pixels count by their alpha, and where all are transparent the default colour steps in", () => {
    const half = image(200, 100, (x) => (x < 100 ? [0, 0, 255, 0] : [255, 0, 0, 255]));
    const options = { colorImage: half, defaultColor: "teal" };
    expect(colorWords([word(100, 50), word(30, 50), word(150, 50)], CANVAS, options).colors).toEqual([
      "#ff0000",
      "#008080",
      "#ff0000",
    ]);
    expect(colorWords([word(30, 50)], CANVAS, { colorImage: half }).colors).toEqual(["#000000"]);
  });

  test("one smaller than the cloud is an error unless there is a default colour", () => {
    const small = image(100, 100, () => [0, 0, 255, 255]);
    expect(() => colorWords([], CANVAS, { colorImage: small })).toThrow(expect.objectContaining({ code: "E_OPTION" }));
    const words = [word(50, 50), word(150, 50), word(-500, 1e9), word(99, 1)];
    expect(colorWords(words, CANVAS, { colorImage: small, defaultColor: "red" }).colors).toEqual([
      "#0000ff",
      "#ff0000",
      "#ff0000",
      "#0000ff",
    ]);
  });

  test("one that is larger is laid on the top left corner", () => {
    const large = image(400, 400, (x, y) => (x < 200 && y < 100 ? [1, 2, 3, 255] : [255, 255, 255, 255]));
    expect(colorWords([word(190, 90), word(5, 5)], CANVAS, { colorImage: large }).colors).toEqual([
      "#010203",
      "#010203",
    ]);
  });

  test("goes before a gradient, and leaves the way to colorBy", () => {
    const blue = image(200, 100, () => [0, 0, 255, 255]);
    const both = colorWords([word(1, 1)], CANVAS, { colorImage: blue, gradient: "radial", gradientPer: "pixel" });
    expect(both).toEqual({ colors: ["#0000ff"], gradient: undefined });
    expect(colorWords([word(1, 1)], CANVAS, { colorImage: blue, colorBy: "order", colors: ["red"] }).colors).toEqual([
      "#ff0000",
    ]);
  });

  test.each([
    { width: 200, height: 100, data: new Uint8Array(3) },
    { width: Number.NaN, height: 100, data: new Uint8Array(4) },
    { width: 1e9, height: 1e9, data: new Uint8Array(4) },
    { width: 200.5, height: 100, data: new Uint8Array(80_200) },
    { width: 0, height: 0, data: new Uint8Array(0) },
  ])("$width x $height with other bytes is refused", (colorImage) => {
    expect(() => colorWords([word(1, 1)], CANVAS, { colorImage, defaultColor: "red" })).toThrow(
      expect.objectContaining({ code: "E_OPTION" }),
    );
  });
});
