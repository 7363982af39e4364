import { coverage } from "@side-projects/raster";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CloudLayout, PlacedWord } from "../src/core/cloud.ts";
import { wordTransform } from "../src/core/layout/place-map.ts";
import type { Lettering } from "../src/core/lettering.ts";
import { hitTester } from "../src/core/render/hit-test.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { layoutOf, MIXED, SQUARES, word } from "./render-scenes.ts";

const lettering = defaultLettering();

test("every word's centre returns itself, even where another lies over it", () => {
  const anywhere = fc.record({
    text: fc.constantFrom("one", "word", "overlapping", "x"),
    x: fc.integer({ min: -2000, max: 42_000 }).map((x) => x / 100),
    y: fc.integer({ min: -2000, max: 32_000 }).map((y) => y / 100),
    size: fc.double({ min: 3, max: 200, noNaN: true }),
    angle: fc.double({ min: -360, max: 360, noNaN: true }),
  });
  const layouts = fc.uniqueArray(anywhere, { minLength: 1, maxLength: 40, selector: ({ x, y }) => `${x} ${y}` });
  fc.assert(
    fc.property(layouts, (words) => {
      const layout = layoutOf(words.map(({ text, x, y, ...more }) => word(text, x, y, more)));
      const hit = hitTester(layout, lettering);
      layout.words.forEach(({ x, y }, i) => {
        expect(hit(x, y)).toBe(i);
      });
    }),
  );
});

test("a point in the ink is the ink's word, as the pixels have it", () => {
  const hit = hitTester(MIXED, lettering);
  const covers = MIXED.words.map((placed) => inkOf(placed));
  let checked = 0;
  for (let i = 0; i < 400 * 300; i += 7) {
    const full = covers.flatMap((pixels, index) => (pixels[i] === 255 ? [index] : []));
    if (full.length !== 1) continue;
    const [x, y] = [(i % 400) + 0.5, Math.floor(i / 400) + 0.5];
    if (MIXED.words.some((placed) => Math.abs(placed.x - x) < 1 && Math.abs(placed.y - y) < 1)) continue;
    expect(hit(x, y)).toBe(full[0]);
    checked++;
  }
  expect(checked).toBeGreaterThan(1000);
});

function inkOf(placed: PlacedWord): Uint8Array {
  const { layers, advance } = lettering.line(placed.text);
  const [layer] = layers;
  if (layer === undefined) throw new Error("no layer");
  return coverage(layer.outline, { width: 400, height: 300, transform: wordTransform(placed, advance, lettering) });
}

function textAt(layout: CloudLayout, font: Lettering, x: number, y: number): string | undefined {
  return layout.words[hitTester(layout, font)(x, y) ?? -1]?.text;
}

test("a word in the counter of a letter is found there, and the letter's word around it", () => {
  const layout = layoutOf([word("OO", 200, 150, { size: 200 }), word("in", 142, 160, { size: 24 })]);
  expect(textAt(layout, lettering, 142, 160)).toBe("in");
  expect(textAt(layout, lettering, 150, 160)).toBe("in");
  expect(textAt(layout, lettering, 200, 150)).toBe("OO");
});

test("between the letters it is the word whose box holds the point, the nearest to its middle", () => {
  const layout = layoutOf([word("x", 100, 100, { size: 60 }), word("x", 150, 100, { size: 60 })]);
  const hollow = { ...SQUARES, line: () => ({ ...SQUARES.line("x"), layers: [] }) };
  expect([110, 124, 126, 140].map((x) => hitTester(layout, hollow)(x, 100))).toEqual([0, 0, 1, 1]);
});

test("of words over each other it is the one drawn last", () => {
  const layout = layoutOf([word("a", 100, 100), word("b", 104, 104), word("c", 108, 108)]);
  expect(textAt(layout, SQUARES, 112, 112)).toBe("c");
  expect(textAt(layout, SQUARES, 86, 86)).toBe("b");
  expect(textAt(layout, SQUARES, 81, 81)).toBe("a");
});

test("where there is no word there is none", () => {
  const hit = hitTester(layoutOf([word("a", 100, 100, { size: 10 })]), SQUARES);
  for (const [x, y] of [
    [10, 10],
    [-1e9, 1e9],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ] as const) {
    expect(hit(x, y)).toBeUndefined();
  }
  expect(textAt(layoutOf([]), SQUARES, 5, 5)).toBeUndefined();
});
