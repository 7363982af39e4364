import { describe, expect, test } from "vitest";
import { layoutCloud, layoutLayers, recolor, renderSvg } from "../src/node.ts";
import { pictureOf, sharedPixels, wordsOf } from "./layout-truth.ts";

describe("pins", () => {
  test("a pinned word is where it was put, and the others go around it", () => {
    const words = wordsOf(40);
    const pins = [
      { text: words[3]?.text ?? "", x: 60, y: 50, size: 30, angle: 20 },
      { text: words[9]?.text ?? "", x: 200, y: 150 },
    ];
    const layout = layoutCloud(words, { width: 300, height: 200, pins });
    expect(layout.words[0]).toMatchObject({ text: pins[0]?.text, x: 60, y: 50, size: 30, angle: 20 });
    expect(layout.words[1]).toMatchObject({ text: pins[1]?.text, x: 200, y: 150, angle: 0 });
    expect(layout.words).toHaveLength(40);
    expect(sharedPixels(layout)).toBe(0);
  });

  test("a pin that is taken, outside or of no word is told", () => {
    const pins = [
      { text: "first", x: 50, y: 50, size: 30 },
      { text: "second", x: 50, y: 50, size: 30 },
      { text: "third", x: 0, y: 0, size: 30 },
      { text: "none", x: 1, y: 1 },
    ];
    const { words, skipped } = layoutCloud({ first: 3, second: 2, third: 1 }, { width: 100, height: 100, pins });
    expect(words.map(({ text }) => text)).toEqual(["first"]);
    const taken = "its pinned place is taken, or reaches beyond the mask or the picture";
    expect(skipped).toEqual([
      { text: "second", reason: taken },
      { text: "third", reason: taken },
      { text: "none", reason: "it is pinned, but not among the words" },
    ]);
  });
});

describe("repetition", () => {
  test("gaps are filled with the same words, smaller and of less and less weight", () => {
    const options = { width: 300, height: 200, minFont: 8 };
    const once = layoutCloud({ sun: 3, moon: 2, star: 1 }, options);
    const filled = layoutCloud({ sun: 3, moon: 2, star: 1 }, { ...options, repeat: true });
    expect(filled.words.slice(0, 3)).toEqual(once.words);
    expect(filled.words.length).toBeGreaterThan(30);
    const weights = filled.words.map(({ weight }) => weight);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(Math.min(...weights)).toBeGreaterThan(0.01);
    const sizes = filled.words.slice(3).map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.at(-1)).toBeLessThan(8 / 0.86);
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(8);
    expect(sharedPixels(filled)).toBe(0);
  });

  test("long words are repeated about as often as short ones", () => {
    const { words } = layoutCloud({ extraordinary: 3, C: 2, rather: 1 }, { width: 400, height: 300, repeat: true });
    const times = (text: string): number => words.filter((word) => word.text === text).length;
    expect(times("extraordinary")).toBeGreaterThan(20);
    expect(times("C")).toBeLessThan(5 * times("extraordinary"));
  });

  test("a number is the most words that there are", () => {
    expect(layoutCloud({ a: 3, b: 2, c: 1 }, { repeat: 51 }).words).toHaveLength(51);
    expect(layoutCloud({ a: 3, b: 2, c: 1 }, { repeat: 2 }).words).toHaveLength(3);
  });
});

describe("layers", () => {
  test("words within a mask and around it share no pixel and have colours of their own", () => {
    const options = { mask: "star", angles: "any" as const };
    const layout = layoutLayers(
      [
        { ...options, words: wordsOf(60, 1), colors: ["#da7756"] },
        { ...options, words: wordsOf(80, 2), invert: true, colors: ["#444444"] },
      ],
      { width: 400, height: 300 },
    );
    expect(layout.words.length).toBeGreaterThan(120);
    expect(sharedPixels(layout)).toBe(0);
    expect(new Set(layout.words.map(({ color }) => color))).toEqual(new Set(["#da7756", "#444444"]));
  });

  test("a later layer keeps clear of an earlier one that lies in the same place", () => {
    const layout = layoutLayers(
      [
        { words: { large: 1 }, maxFont: 90, angles: [0] },
        { words: wordsOf(50), padding: 4 },
      ],
      { width: 300, height: 200 },
    );
    expect(layout.words.length).toBeGreaterThan(40);
    expect(sharedPixels(layout)).toBe(0);
  });

  test("no layers are an error", () => {
    expect(() => layoutLayers([])).toThrow(expect.objectContaining({ code: "E_LAYERS" }));
  });
});

test("a word's own colour stays, in a gradient and when all are coloured anew", () => {
  const words = [
    { text: "own", weight: 2, color: "#123456" },
    { text: "other", weight: 1 },
  ];
  const layout = layoutCloud(words, { gradient: "horizontal", gradientPer: "pixel", width: 200, height: 100 });
  expect(renderSvg(layout).match(/fill="[^"]*"/g)).toEqual([
    'fill="#fff"',
    'fill="#123456"',
    expect.stringMatching(/^fill="url/),
  ]);
  expect(recolor(layout, { colors: ["#ff0000"] }).words.map(({ color }) => color)).toEqual(["#123456", "#ff0000"]);
});

test("weights as far apart as numbers can be end in a layout", () => {
  expect(layoutCloud({ a: 1e300, b: 1e-300 }, { width: 200, height: 100 }).words).toHaveLength(2);
});

test("a font far larger than the picture is no more than a wish", () => {
  const options = { width: 200, height: 100 };
  expect(layoutCloud({ a: 1 }, { ...options, maxFont: 100_000 }).words).toHaveLength(1);
  expect(layoutCloud({ a: 1 }, { ...options, minFont: 10_000 }).skipped).toHaveLength(1);
});

describe("characters without a glyph", () => {
  test("a word that no font can draw is skipped with its characters", () => {
    const { words, skipped } = layoutCloud({ plain: 2, "\u4e2d\u6587": 1 });
    expect(words.map(({ text }) => text)).toEqual(["plain"]);
    expect(skipped).toEqual([{ text: "\u4e2d\u6587", reason: "no font has a glyph for U+4E2D, U+6587" }]);
  });
});

describe("bad options", () => {
  test.for([
    [{ width: 0 }, "E_SIZE"],
    [{ width: Number.NaN }, "E_SIZE"],
    [{ width: 1e9 }, "E_SIZE"],
    [{ width: 16384, height: 16384 }, "E_PIXELS"],
    [{ padding: -1 }, "E_NUMBER"],
    [{ padding: 1e9 }, "E_NUMBER"],
    [{ minFont: 0 }, "E_NUMBER"],
    [{ minFont: 20, maxFont: 10 }, "E_NUMBER"],
    [{ maxFont: Number.NaN }, "E_NUMBER"],
    [{ maxWords: 0 }, "E_NUMBER"],
    [{ maxWords: 2.5 }, "E_NUMBER"],
    [{ seed: 0.5 }, "E_NUMBER"],
    [{ scale: 0 }, "E_NUMBER"],
    [{ exponent: 1e9 }, "E_NUMBER"],
    [{ preferHorizontal: 2 }, "E_NUMBER"],
    [{ repeat: -1 }, "E_NUMBER"],
    [{ mask: "no-such-icon" }, "E_ICON"],
    [{ mask: "star", edge: 900 }, "E_MASK"],
    [{ palette: "no-such" }, "E_PALETTE"],
    [{ colors: ["no-such"] }, "E_COLOR"],
  ] as const)("%o", ([options, code]) => {
    expect(() => layoutCloud({ a: 1 }, options)).toThrow(expect.objectContaining({ name: "CloudError", code }));
  });

  test.for([
    ["pins", "none"],
    ["pins", [{}]],
    ["pins", [{ text: "a", x: Number.NaN, y: 0 }]],
    ["pins", [{ text: "a", x: 1, y: 1, size: 0 }]],
    ["pins", [null]],
    ["sizing", "loose"],
  ] as const)("%s as %o", ([name, value]) => {
    const options: Record<string, unknown> = { [name]: value };
    const code = name === "pins" ? "E_PINS" : "E_OPTION";
    expect(() => layoutCloud({ a: 1 }, options)).toThrow(expect.objectContaining({ code }));
  });

  test.for([[{}], [[]], ["text"], [null], [{ a: -1 }], [{ a: Number.NaN }], [[["a"]]]] as const)(
    "words %o are refused",
    ([words]) => {
      expect(() => Reflect.apply(layoutCloud, undefined, [words])).toThrow(
        expect.objectContaining({ name: "CloudError" }),
      );
    },
  );
});

test("the first word's ink is really at its place", () => {
  const layout = layoutCloud({ H: 1 }, { width: 100, height: 100, maxFont: 50 });
  const [word] = layout.words;
  const picture = word === undefined ? new Uint8Array(0) : pictureOf(word, layout);
  let sumX = 0;
  let sum = 0;
  for (const [i, level] of picture.entries()) {
    sumX += level * ((i % 100) + 0.5);
    sum += level;
  }
  // An H is symmetrical, and its side bearings are alike.
  expect(Math.abs(sumX / sum - (word?.x ?? 0))).toBeLessThan(0.1);
});
