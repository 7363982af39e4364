import { outlineBounds } from "@side-projects/raster";
import { fontAwesome } from "icon-render";
import { describe, expect, test } from "vitest";
import { random } from "../src/core/random.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { type LayoutOptions, maskRegion } from "../src/layout-cloud.ts";
import { layoutCloud } from "../src/node.ts";
import { findPalette } from "../src/palettes.ts";
import { inkOutside, leastGap, outlineIn, sharedPixels, wordsOf } from "./layout-truth.ts";

const sources = { lettering: defaultLettering, icons: fontAwesome, palettes: findPalette, font: defaultLettering() };

describe("where words lie", () => {
  test("no pixel is shared, nothing is outside the mask, and every word stands in it", () => {
    const chance = random(3);
    for (const mask of ["star", "heart", undefined, "text:ab"]) {
      const options = { width: 320, height: 240, angles: "any" as const, seed: Math.floor(chance() * 1000) };
      const masked: LayoutOptions = { ...options, ...(mask !== undefined && { mask }) };
      const layout = layoutCloud(wordsOf(60), masked);
      const { inside } = maskRegion(masked, 320, 240, sources);
      expect(layout.words.length + layout.skipped.length).toBe(60);
      expect(layout.words.length).toBeGreaterThan(40);
      expect(sharedPixels(layout)).toBe(0);
      expect(inkOutside(layout, inside)).toBe(0);
      for (const word of layout.words) {
        const box = outlineBounds(outlineIn(word));
        expect(box?.left).toBeGreaterThanOrEqual(0);
        expect(box?.top).toBeGreaterThanOrEqual(0);
        expect(box?.right).toBeLessThanOrEqual(320);
        expect(box?.bottom).toBeLessThanOrEqual(240);
      }
    }
  });

  test.for([0, 1, 3, 5.5])("ink of two words is at least the padding of %d px apart", (padding) => {
    const layout = layoutCloud(wordsOf(50), { width: 240, height: 200, padding, angles: "any" });
    expect(layout.words.length).toBeGreaterThan(20);
    // Pixels that are covered by half lie up to half a pixel inside the outline or outside of it, on either side.
    expect(leastGap(layout, 8)).toBeGreaterThanOrEqual(Math.max(1, padding));
  });

  test("words keep their distance from the border of the mask", () => {
    const options = { width: 200, height: 200, mask: "circle", edge: 10 };
    const { inside } = maskRegion({ mask: "circle", maskMargin: 9 }, 200, 200, sources);
    expect(inkOutside(layoutCloud(wordsOf(40), options), inside)).toBe(0);
    expect(inkOutside(layoutCloud(wordsOf(40), { ...options, edge: 0 }), inside)).toBeGreaterThan(0);
  });

  test("a word lies in the counter of a larger one's letter", () => {
    const layout = layoutCloud({ O: 100, in: 1 }, { width: 200, height: 200, angles: [0], exponent: 0.9 });
    const [large, small] = layout.words;
    expect(large?.text).toBe("O");
    expect(Math.abs((small?.x ?? 0) - 100)).toBeLessThan(30);
    expect(Math.abs((small?.y ?? 0) - 100)).toBeLessThan(60);
    expect(sharedPixels(layout)).toBe(0);
  });

  test("the same seed gives the same layout, another one another", () => {
    const at = (seed: number): string => JSON.stringify(layoutCloud(wordsOf(40), { seed, angles: "any" }));
    expect(at(5)).toBe(at(5));
    expect(at(5)).not.toBe(at(6));
  });

  test("a mask that is all free gives what no mask gives", () => {
    const options = { width: 300, height: 200 };
    const data = new Uint8Array(300 * 200 * 4);
    for (let i = 3; i < data.length; i += 4) data[i] = 255;
    const masked = layoutCloud(wordsOf(40), { ...options, mask: { pixels: { width: 300, height: 200, data } } });
    expect(JSON.stringify(masked)).toBe(JSON.stringify(layoutCloud(wordsOf(40), options)));
  });

  test("scale doubles places, sizes and the picture, exactly", () => {
    const once = layoutCloud(wordsOf(50), { width: 300, height: 200, angles: "any", mask: "heart" });
    const twice = layoutCloud(wordsOf(50), { width: 300, height: 200, angles: "any", mask: "heart", scale: 2 });
    expect(twice.words).toEqual(
      once.words.map((word) => ({ ...word, x: 2 * word.x, y: 2 * word.y, size: 2 * word.size })),
    );
    expect([twice.width, twice.height]).toEqual([600, 400]);
  });
});
