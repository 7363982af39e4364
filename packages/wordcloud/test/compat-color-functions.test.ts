import { describe, expect, test } from "vitest";
import { colormapColor, imageColor, randomColor, singleColor } from "../src/compat/color-functions.ts";
import { parseColor } from "../src/core/color/color.ts";
import type { ColorFunction, UncoloredWord } from "../src/core/color/color-options.ts";
import { hslOf } from "../src/core/color/contrast.ts";
import { random } from "../src/core/random.ts";
import { palette } from "../src/palettes.ts";

const WORD: UncoloredWord = { text: "word", weight: 1, x: 5, y: 5, size: 4, angle: 0 };

function draw(choose: ColorFunction, count = 300): string[] {
  const next = random(2);
  return Array.from({ length: count }, (_, i) => choose(WORD, i, next));
}

describe("word_cloud's colour functions", () => {
  test("randomColor has hues up to 255 degrees at 80 % and 50 %", () => {
    const hues = draw(randomColor()).map((color) => {
      const [hue, saturation, lightness] = hslOf(parseColor(color));
      expect(saturation).toBeCloseTo(0.8, 1);
      expect(lightness).toBeCloseTo(0.5, 2);
      return hue;
    });
    expect(Math.max(...hues)).toBeLessThan(256);
    expect(Math.max(...hues)).toBeGreaterThan(245);
    expect(Math.min(...hues)).toBeLessThan(10);
  });

  test("colormapColor takes from anywhere in a palette", () => {
    const colors = new Set(palette("magma"));
    const channels = [...colors].map((color) => parseColor(color));
    for (const color of draw(colormapColor("magma"), 50)) {
      const drawn = parseColor(color);
      const distance = Math.min(
        ...channels.map((known) => Math.max(...drawn.map((value, i) => Math.abs(value - (known[i] ?? 0))))),
      );
      expect(distance).toBeLessThanOrEqual(2);
    }
    expect(new Set(draw(colormapColor("Set1")))).toEqual(new Set(palette("Set1")));
    expect(() => colormapColor("magna")).toThrow(expect.objectContaining({ code: "E_PALETTE" }));
  });

  test.each(["deepskyblue", "#00b4d2", "rgb(0, 255, 0)", "rgb(0%, 100%, 0%)", "hsl(0, 100%, 50%)"])(
    "singleColor(%s) keeps hue and saturation and changes the value from 20 to 100 %%",
    (name) => {
      const most = (color: readonly number[]): number => Math.max(...color.slice(0, 3));
      const original = parseColor(name);
      const values = draw(singleColor(name)).map((color) => {
        const drawn = parseColor(color);
        for (const c of [0, 1, 2] as const) {
          expect(Math.abs(drawn[c] - (original[c] * most(drawn)) / most(original))).toBeLessThanOrEqual(1);
        }
        return most(drawn) / 255;
      });
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0.199);
      expect(Math.min(...values)).toBeLessThan(0.25);
      expect(Math.max(...values)).toBeGreaterThan(0.95);
    },
  );

  test("singleColor of black is grey, as there", () => {
    for (const color of draw(singleColor("black"), 20))
      expect(new Set([...parseColor(color)].slice(0, 3)).size).toBe(1);
  });

  test("imageColor is the mean under the word, and an error or the default beyond the edge", () => {
    const data = new Uint8Array(400).fill(255).map((value, i) => (i % 4 === 0 ? 10 : value));
    const choose = imageColor({ width: 10, height: 10, data });
    expect(choose(WORD, 0, random(1))).toBe("#0affff");
    expect(() => choose({ ...WORD, x: 50 }, 0, random(1))).toThrow(expect.objectContaining({ code: "E_OPTION" }));
    expect(imageColor({ width: 10, height: 10, data }, "red")({ ...WORD, x: 50 }, 0, random(1))).toBe("#ff0000");
    expect(() => imageColor({ width: 10, height: 11, data })).toThrow(expect.objectContaining({ code: "E_OPTION" }));
  });
});
