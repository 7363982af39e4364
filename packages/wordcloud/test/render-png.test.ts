import { deflateSync } from "node:zlib";
import { coverage } from "@side-projects/raster";
import { decodePng } from "@side-projects/testkit";
import fc from "fast-check";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { parseColor } from "../src/core/color/color.ts";
import { gradientSampler } from "../src/core/color/gradient-paint.ts";
import { wordTransform } from "../src/core/layout/place-map.ts";
import { renderRgba } from "../src/core/render/draw.ts";
import { renderPng } from "../src/core/render/render-png.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { nativeDeflate } from "../src/native-deflate.ts";
import { filled, HALO, HEART, layoutOf, MIXED, RAINBOW, SCENES, SQUARES, word } from "./render-scenes.ts";

const lettering = defaultLettering();

/** Invisible pixels count as nothing, whatever their colour. */
function visible(data: Uint8Array | Uint8ClampedArray): Uint8Array {
  return Uint8Array.from(data, (value, i) => (data[i | 3] === 0 ? 0 : value));
}

describe("the file decodes to exactly the pixels", () => {
  test.each(SCENES)("$name", ({ layout, lettering, options }) => {
    const image = renderRgba(layout, lettering, options);
    const file = decodePng(renderPng(layout, lettering, options));
    expect([file.width, file.height]).toEqual([image.width, image.height]);
    expect(Buffer.compare(visible(file.data), visible(image.data))).toBe(0);
  });

  test("with every effort, and with zlib's deflate", () => {
    const layout = layoutOf([word("word", 50, 40, { color: "#a02040" })], { width: 100, height: 80 });
    const plain = visible(renderRgba(layout, lettering).data);
    for (const effort of ["default", "max"] as const) {
      expect(visible(decodePng(renderPng(layout, lettering, { effort })).data)).toEqual(plain);
    }
    const file = renderPng(layout, lettering, { deflate: (rows) => deflateSync(rows) });
    expect(visible(decodePng(renderPng(layout, lettering, { deflate: nativeDeflate })).data)).toEqual(plain);
    expect(visible(decodePng(file).data)).toEqual(plain);
  });

  test("in a palette where 256 colours are enough, else without an alpha that nothing needs", () => {
    const channels = (layout: typeof MIXED, background: string) => {
      const { palette, channels } = decode(renderPng(layout, lettering, { background }));
      return palette === undefined ? channels : "palette";
    };
    const plain = layoutOf([word("plain", 200, 100, { size: 90 })]);
    expect([channels(plain, "white"), channels(plain, "transparent")]).toEqual(["palette", "palette"]);
    expect([channels(MIXED, "white"), channels(MIXED, "transparent")]).toEqual([3, 4]);
  });
});

test("the same bytes each time", () => {
  expect(Buffer.compare(renderPng(MIXED, lettering), renderPng(MIXED, lettering))).toBe(0);
});

describe("straight alpha is exact", () => {
  test("a pixel under one colour has that colour and the alpha of what is covered", () => {
    const layers = fc.record({
      x: fc.double({ min: 5, max: 15, noNaN: true }),
      size: fc.double({ min: 0.5, max: 9, noNaN: true }),
      angle: fc.double({ min: -180, max: 180, noNaN: true }),
      color: fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 255 }))),
    });
    fc.assert(
      fc.property(layers, ({ x, size, angle, color }) => {
        const hex = `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
        const placed = word("x", x, 10, { size, angle, color: hex });
        const layout = layoutOf([placed], { width: 20, height: 20 });
        const { data } = renderRgba(layout, SQUARES, { background: "transparent" });
        const [outline] = SQUARES.line("x").layers.map((layer) => layer.outline);
        const truth = coverage(outline ?? HEART, {
          width: 20,
          height: 20,
          transform: wordTransform(placed, 1, SQUARES),
        });
        truth.forEach((level, i) => {
          const [red, green, blue, alpha = 0] = data.subarray(4 * i, 4 * i + 4);
          const stored = (level / 255) * (color[3] ?? 0);
          expect(Math.abs(alpha - stored)).toBeLessThanOrEqual(1);
          if (alpha > 0) expect([red, green, blue]).toEqual(color.slice(0, 3));
        });
      }),
      { numRuns: 60 },
    );
  });

  test("an ink of any alpha over any background is Porter and Duff's over, rounded once", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    const color = fc.tuple(channel, channel, channel, channel);
    fc.assert(
      fc.property(color, color, fc.integer({ min: 1, max: 254 }), (ink, ground, level) => {
        const hex = (c: number[]) => `#${c.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
        // A square over the left part of the only pixel.
        const layout = layoutOf([word("x", level / 255 - 5, 0.5, { size: 10, color: hex(ink) })], {
          width: 1,
          height: 1,
        });
        const { data } = renderRgba(layout, SQUARES, { background: hex(ground) });
        const over = ((ink[3] ?? 0) / 255) * (level / 255);
        const under = ((ground[3] ?? 0) / 255) * (1 - over);
        const alpha = over + under;
        expect(Math.abs((data[3] ?? 0) - 255 * alpha)).toBeLessThanOrEqual(0.501);
        if (data[3] === 0) return;
        for (const i of [0, 1, 2]) {
          const value = ((ink[i] ?? 0) * over + (ground[i] ?? 0) * under) / alpha;
          expect(Math.abs((data[i] ?? 0) - value)).toBeLessThanOrEqual(0.501);
        }
      }),
    );
  });

  test("a contour keeps its colour where it is all that covers", () => {
    const contour = { width: 8, color: "#00557799" };
    const { data } = renderRgba(layoutOf([]), lettering, { contour, border: HEART, background: "transparent" });
    const alphas = new Set<number>();
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 0) continue;
      alphas.add(data[i + 3] ?? 0);
      expect([...data.subarray(i, i + 3)]).toEqual([0, 0x55, 0x77]);
    }
    expect(Math.max(...alphas)).toBe(0x99);
  });

  test("a contour grows with its width and with the scale", () => {
    const inked = (width: number, scale: number): number => {
      const options = { contour: { width }, border: HEART, background: "transparent", scale };
      const { data } = renderRgba(layoutOf([]), lettering, options);
      return Array.from(data).reduce((sum, value, i) => ((i & 3) === 3 ? sum + value / 255 : sum), 0);
    };
    expect(inked(8, 1) / inked(4, 1)).toBeCloseTo(2, 1);
    expect(inked(4, 2) / inked(4, 1)).toBeCloseTo(4, 1);
    expect(inked(0, 1)).toBe(0);
  });
});

describe("gradients", () => {
  test.each([RAINBOW, { ...RAINBOW, angle: 210 }, HALO])(
    "have their colour at the middle of each pixel: %#",
    (gradient) => {
      const layout = filled(layoutOf([word("x", 200, 150, { size: 500 })]), gradient);
      const { data, width } = renderRgba(layout, SQUARES, { background: "transparent" });
      const colorAt = gradientSampler(gradient, 400, 300);
      for (let i = 0; i < 400 * 300; i += 97) {
        const [red, green, blue, alpha] = colorAt((i % width) + 0.5, Math.floor(i / width) + 0.5);
        [red, green, blue, 255 * alpha].forEach((value, c) => {
          expect(Math.abs((data[4 * i + c] ?? 0) - value)).toBeLessThanOrEqual(0.501);
        });
      }
    },
  );
});

describe("scale", () => {
  test.each([0.5, 1, 2, 1.3])("%d gives a picture of so many times the size, words where they were", (scale) => {
    const { width, height, data } = renderRgba(layoutOf([word("x", 100, 200, { size: 40 })]), SQUARES, { scale });
    expect([width, height]).toEqual([Math.round(400 * scale), Math.round(300 * scale)]);
    let [sumX, sumY, sum] = [0, 0, 0];
    for (let i = 0; i < width * height; i++) {
      const ink = 255 - (data[4 * i] ?? 0);
      sumX += ink * ((i % width) + 0.5);
      sumY += ink * (Math.floor(i / width) + 0.5);
      sum += ink;
    }
    expect(sumX / sum / scale).toBeCloseTo(100, 1);
    expect(sumY / sum / scale).toBeCloseTo(200, 1);
    expect(sum / (255 - (parseColor("#204080")[0] ?? 0)) / scale ** 2).toBeCloseTo(1600, 0);
  });
});

describe("bad options", () => {
  const layout = layoutOf([word("x", 100, 100)]);
  test.each([
    ["a scale of NaN", { scale: Number.NaN }, "E_NUMBER"],
    ["a scale of 0", { scale: 0 }, "E_NUMBER"],
    ["a scale below 0", { scale: -1 }, "E_NUMBER"],
    ["a scale of 1e9", { scale: 1e9 }, "E_NUMBER"],
    ["a scale without end", { scale: Number.POSITIVE_INFINITY }, "E_NUMBER"],
    ["a picture that is too large", { scale: 100 }, "E_PIXELS"],
    ["a picture of no pixel", { scale: 0.001 }, "E_SIZE"],
    ["a background that is no colour", { background: "#12" }, "E_COLOR"],
    ["a contour of NaN", { contour: { width: Number.NaN } }, "E_NUMBER"],
    ["a contour of 1e9", { contour: { width: 1e9 } }, "E_NUMBER"],
    ["a contour of no colour", { contour: { width: 1, color: "inkish" }, border: HEART }, "E_COLOR"],
  ])("%s", (_, options, code) => {
    expect(() => renderPng(layout, lettering, options)).toThrow(expect.objectContaining({ name: "CloudError", code }));
  });

  test.each([
    ["no words", { ...layout, words: undefined }],
    ["null", null],
    ["a width of NaN", { ...layout, width: Number.NaN }],
    ["a height of 0", { ...layout, height: 0 }],
    ["a word that is nowhere", layoutOf([word("x", Number.NaN, 0)])],
    ["a word without end", layoutOf([word("x", 0, 0, { size: Number.POSITIVE_INFINITY })])],
    ["a word of no size", layoutOf([word("x", 0, 0, { size: 0 })])],
    ["a word of 1e9 pixels", layoutOf([word("x", 0, 0, { size: 1e9 })])],
    ["no word", { ...layout, words: [null] }],
  ])("a layout with %s", (_, broken) => {
    const drawn = () => Reflect.apply(renderPng, undefined, [broken, lettering, {}]);
    expect(drawn).toThrow(expect.objectContaining({ name: "CloudError", code: "E_LAYOUT" }));
  });

  test.each([
    ["an effort", { effort: "most" }],
    ["options", 7],
    ["a scale", { scale: "2" }],
  ])("%s of another kind", (_, options) => {
    const drawn = () => Reflect.apply(renderPng, undefined, [layout, lettering, options]);
    expect(drawn).toThrow(
      expect.objectContaining({ name: "CloudError", code: expect.stringMatching(/^E_(OPTION|NUMBER)$/) }),
    );
  });

  test("words of a size no picture has room for are drawn or refused, and soon", () => {
    expect(renderRgba(layoutOf([word("x", 100, 100, { size: 1e6 })]), SQUARES).data[0]).toBe(0x20);
    expect(() => renderRgba(layoutOf([word("Word", 100, 100, { size: 9e6 })]), lettering)).not.toThrow(TypeError);
  });
});
