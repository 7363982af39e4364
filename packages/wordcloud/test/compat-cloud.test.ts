import { describe, expect, test } from "vitest";
import { singleColor } from "../src/compat/color-functions.ts";
import { fromStylecloudOptions } from "../src/compat/stylecloud.ts";
import { fromWordCloudOptions } from "../src/compat/word-cloud.ts";
import { parseColor } from "../src/core/color/color.ts";
import { hslOf } from "../src/core/color/contrast.ts";
import { createCloud } from "../src/node.ts";
import { palette } from "../src/palettes.ts";

const TEXT = "tea tea tea milk milk sugar lemon honey 42 the tea of the day is the best tea in town";

describe("clouds from the originals' parameters", () => {
  test("word_cloud's make a picture of that size, without stop words and numbers, in its colours", async () => {
    const options = fromWordCloudOptions({ width: 300, height: 150, colormap: "tab10", max_words: 5, random_state: 3 });
    const cloud = await createCloud(TEXT, options);
    expect(cloud.layout).toMatchObject({ width: 300, height: 150, skipped: [] });
    const texts = cloud.layout.words.map(({ text }) => text);
    expect(texts).toHaveLength(5);
    expect(texts[0]).toBe("tea");
    for (const left of ["the", "42", "is"]) expect(texts).not.toContain(left);
    for (const { color, angle } of cloud.layout.words) {
      expect(palette("tab10")).toContain(color);
      expect([0, -90]).toContain(angle);
    }
    expect(cloud.svg()).toMatch(/<(rect|path)[^>]*fill="#000"/);
  });

  test("word_cloud's mask keeps words off white and decides over the size", async () => {
    const data = new Uint8Array(200 * 100).fill(255);
    for (let y = 0; y < 100; y++) data.fill(0, 200 * y, 200 * y + 100);
    const { layout } = await createCloud(TEXT, fromWordCloudOptions({ mask: { width: 200, height: 100, data } }));
    expect(layout).toMatchObject({ width: 200, height: 100 });
    expect(layout.words.length).toBeGreaterThan(3);
    for (const { x } of layout.words) expect(x).toBeLessThan(100);
  });

  test("repeat goes on until there are max_words", async () => {
    const options = fromWordCloudOptions({ repeat: true, max_words: 40, width: 400, height: 300 });
    const { layout } = await createCloud({ one: 1, two: 1, three: 1 }, options);
    expect(layout.words.length).toBeGreaterThan(30);
    expect(layout.words.length).toBeLessThanOrEqual(40);
    expect(new Set(layout.words.map(({ text }) => text)).size).toBe(3);
  });

  test("our colour functions go where color_func does", async () => {
    const colorFunction = singleColor("hsl(200, 100%, 50%)");
    const { layout } = await createCloud(TEXT, { ...fromWordCloudOptions({}), colorFunction });
    for (const { color } of layout.words) expect(Math.abs(hslOf(parseColor(color))[0] - 200)).toBeLessThan(2);
  });

  test("stylecloud's make a cloud in the shape of the icon, with its gradient or palette", async () => {
    const options = fromStylecloudOptions({ text: TEXT, size: [400, 300], gradient: "horizontal", palette: "viridis" });
    const { layout } = await createCloud(options.text ?? "", options);
    expect(layout).toMatchObject({ width: 400, height: 300 });
    const byPlace = [...layout.words].sort((a, b) => a.x - b.x);
    const lightness = byPlace.map(({ color }) => hslOf(parseColor(color))[0]);
    expect(lightness).toEqual([...lightness].sort((a, b) => b - a));

    const plain = fromStylecloudOptions({ text: { tea: 3, milk: 1 }, icon_name: "fas fa-mug-hot" });
    const cloud = await createCloud(plain.words ?? {}, plain);
    for (const { color } of cloud.layout.words) expect(palette("Bold_5")).toContain(color);
  });
});
