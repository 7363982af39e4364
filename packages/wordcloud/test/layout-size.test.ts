import { describe, expect, test } from "vitest";
import { layoutCloud } from "../src/node.ts";
import { wordsOf } from "./layout-truth.ts";

describe("how large words are", () => {
  test("exact sizes follow the weights to the power asked for, within a hundredth of a pixel", () => {
    for (const exponent of [0.3, 0.5, 1]) {
      const words = wordsOf(30);
      const layout = layoutCloud(words, { width: 500, height: 500, sizing: "exact", exponent });
      const [first] = layout.words;
      for (const { size, weight } of layout.words) {
        const share = ((first?.size ?? 0) * weight ** exponent) / (first?.weight ?? 1) ** exponent;
        expect(Math.abs(size - share)).toBeLessThanOrEqual(0.03);
      }
      expect(layout.words.length + layout.skipped.length).toBe(30);
    }
  });

  test("equal weights have equal sizes where sizes are exact", () => {
    const words = Object.fromEntries(wordsOf(20).map(({ text }) => [text, 5]));
    const { words: placed } = layoutCloud(words, { sizing: "exact" });
    expect(placed).toHaveLength(20);
    expect(new Set(placed.map(({ size }) => size)).size).toBe(1);
  });

  test("a word too small for its exact size is left out with its size as the reason", () => {
    const { words, skipped } = layoutCloud({ great: 1000, small: 1 }, { sizing: "exact", exponent: 1, maxFont: 100 });
    expect(words.map(({ text }) => text)).toEqual(["great"]);
    expect(skipped).toEqual([{ text: "small", reason: "its size would be 0.10 px, below the smallest of 4 px" }]);
  });

  test("no word is below a quarter of its share or the smallest size, none above its share", () => {
    const layout = layoutCloud(wordsOf(150), { width: 600, height: 400 });
    const [first] = layout.words;
    expect(layout.skipped).toEqual([]);
    const scale = Math.max(...layout.words.map(({ size, weight }) => size / (weight / (first?.weight ?? 1)) ** 0.7));
    for (const { size, weight } of layout.words) {
      const share = scale * (weight / (first?.weight ?? 1)) ** 0.7;
      expect(size).toBeLessThanOrEqual(Math.max(4, share) + 0.01);
      expect(size).toBeGreaterThanOrEqual(Math.max(4, 0.25 * share) - 0.02);
    }
  });

  test("sizes stay between the smallest and the largest", () => {
    const layout = layoutCloud(wordsOf(100), { minFont: 9, maxFont: 31 });
    const sizes = layout.words.map(({ size }) => size);
    expect(Math.max(...sizes)).toBe(31);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(9);
  });

  test("200 words all have room in 400 x 200", () => {
    const layout = layoutCloud(wordsOf(200), { width: 400, height: 200 });
    expect(layout.words).toHaveLength(200);
    expect(layout.skipped).toEqual([]);
  });

  test("one word is as large as the picture lets it be, but for a step of a tenth", () => {
    const layout = layoutCloud({ word: 1 }, { width: 400, height: 200, angles: [0] });
    const wider = layoutCloud(
      { word: 1 },
      { width: 400, height: 200, angles: [0], minFont: (layout.words[0]?.size ?? 0) / 0.89 },
    );
    expect(layout.words).toHaveLength(1);
    expect(wider.words).toEqual([]);
  });

  test("21 x 21 still places, 1 x 1 says why not", () => {
    expect(layoutCloud(wordsOf(5), { width: 21, height: 21 }).words.length).toBeGreaterThan(0);
    const { words, skipped } = layoutCloud({ far: 2, near: 1 }, { width: 1, height: 1 });
    expect(words).toEqual([]);
    expect(skipped).toEqual([
      { text: "far", reason: "no room is left for it at the smallest size of 4 px" },
      { text: "near", reason: "no room is left for it at the smallest size of 4 px" },
    ]);
  });

  test("where not all have room even at the smallest size, those of greatest weight do, larger than the others", () => {
    const { words, skipped } = layoutCloud(wordsOf(900), { width: 120, height: 120, minFont: 6 });
    expect(words.length + skipped.length).toBe(900);
    expect(words[0]?.text).toBe(wordsOf(900)[0]?.text);
    expect(words[0]?.size).toBeGreaterThan(2 * (words.at(-1)?.size ?? 0));
    expect(skipped.length).toBeGreaterThan(500);
  });

  test("maxWords takes the greatest weights and names the rest", () => {
    const { words, skipped } = layoutCloud({ c: 1, a: 3, b: 2 }, { maxWords: 2 });
    expect(words.map(({ text }) => text)).toEqual(["a", "b"]);
    expect(skipped).toEqual([{ text: "c", reason: "it is beyond the 2 words that maxWords allows" }]);
  });
});
