import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CloudLayout, PlacedWord } from "../src/core/cloud.ts";
import { parseColor } from "../src/core/color/color.ts";
import type { ColorOptions, UncoloredWord } from "../src/core/color/color-options.ts";
import { colorWords, recolor } from "../src/core/color/color-words.ts";
import { contrastRatio } from "../src/core/color/contrast.ts";
import { gradientSampler } from "../src/core/color/gradient-paint.ts";
import { parseGradient } from "../src/core/color/parse-gradient.ts";
import { CloudError } from "../src/core/error.ts";
import { random } from "../src/core/random.ts";
import { findPalette, palette } from "../src/palettes.ts";

const CANVAS = { width: 400, height: 300 };

function word(values: Partial<UncoloredWord> = {}): UncoloredWord {
  return { text: "word", weight: 1, x: 200, y: 150, size: 20, angle: 0, ...values };
}

function colorsOf(words: readonly UncoloredWord[], options: ColorOptions): string[] {
  return colorWords(words, CANVAS, options, findPalette).colors;
}

function many(count: number): UncoloredWord[] {
  const next = random(9);
  return Array.from({ length: count }, (_, i) =>
    word({
      text: `w${i}`,
      weight: count - i,
      x: next() * 400,
      y: next() * 300,
      angle: next() * 360,
      size: 5 + next() * 40,
    }),
  );
}

const three = { colors: ["red", "lime", "blue"] };
const RED = "#ff0000";
const LIME = "#00ff00";
const BLUE = "#0000ff";

describe("colorWords", () => {
  test("by order takes the colours in turn", () => {
    expect(colorsOf(many(5), three)).toEqual([RED, LIME, BLUE, RED, LIME]);
    expect(colorsOf(many(7), {}).slice(0, 5)).toEqual(palette("aurora"));
  });

  test("by order a continuous palette goes once from end to end", () => {
    expect(colorsOf(many(3), { palette: "gray" })).toEqual(["#000000", "#808080", "#ffffff"]);
  });

  test("by random depends on the seed and nothing else, and uses every colour", () => {
    const words = many(200);
    const options = { ...three, colorBy: "random" } as const;
    expect(colorsOf(words, { ...options, seed: 4 })).toEqual(colorsOf(words, { ...options, seed: 4 }));
    expect(colorsOf(words, { ...options, seed: 5 })).not.toEqual(colorsOf(words, { ...options, seed: 4 }));
    for (const color of [RED, LIME, BLUE]) {
      const share = colorsOf(words, options).filter((found) => found === color).length / 200;
      expect(share).toBeGreaterThan(0.23);
      expect(share).toBeLessThan(0.44);
    }
    expect(new Set(colorsOf(words, { palette: "viridis", colorBy: "random" })).size).toBeGreaterThan(100);
  });

  test("by weight goes with the logarithm of the weight", () => {
    const words = [1000, 100, 10, 1].map((weight) => word({ weight }));
    expect(colorsOf(words, { colors: ["#000000", "#0000ff"], colorBy: "weight" })).toEqual([
      BLUE,
      "#0000aa",
      "#000055",
      "#000000",
    ]);
    expect(colorsOf(words, { palette: "Set1_3", colorBy: "weight" })).toEqual(
      [2, 2, 1, 0].map((i) => palette("Set1")[i]),
    );
  });

  test("by size and by angle goes from the least to the greatest", () => {
    const words = [20, 30, 40].map((size, i) => word({ size, angle: i * -45 }));
    const options = { colors: ["#000000", "#0000ff"] };
    expect(colorsOf(words, { ...options, colorBy: "size" })).toEqual(["#000000", "#000080", BLUE]);
    expect(colorsOf(words, { ...options, colorBy: "angle" })).toEqual([BLUE, "#000080", "#000000"]);
    expect(colorsOf([word(), word()], { ...options, colorBy: "size" })).toEqual(["#000000", "#000000"]);
  });

  test("by group gives groups a colour each as they appear, and the rest the default colour", () => {
    const words = ["a", "b", undefined, "a", "c"].map((group) => (group === undefined ? word() : word({ group })));
    expect(colorsOf(words, { ...three, colorBy: "group", defaultColor: "gray" })).toEqual([
      RED,
      LIME,
      "#808080",
      RED,
      BLUE,
    ]);
    expect(colorsOf(words, { colors: [...three.colors, "white"], colorBy: "group" })).toEqual([
      RED,
      LIME,
      BLUE,
      RED,
      "#ffffff",
    ]);
  });

  test("a gradient gives each word the colour at its centre", () => {
    const words = [0, 100, 400].map((x) => word({ x }));
    expect(colorsOf(words, { gradient: "horizontal", colors: ["#000000", "#0000ff"] })).toEqual([
      "#000000",
      "#000040",
      BLUE,
    ]);
    const colorAt = gradientSampler(parseGradient("30", palette("lagoon")), CANVAS.width, CANVAS.height);
    const spread = many(50);
    for (const [i, color] of colorsOf(spread, { gradient: "30" }).entries()) {
      const { x = 0, y = 0 } = spread[i] ?? {};
      const expected = colorAt(x, y);
      for (const c of [0, 1, 2] as const) expect(Math.abs(parseColor(color)[c] - expected[c])).toBeLessThanOrEqual(0.5);
    }
  });

  test("a gradient over the words begins at the first centre and ends at the last, in any direction", () => {
    const words = many(40).map((entry) => ({ ...entry, x: 150 + entry.x / 8, y: 100 + entry.y / 8 }));
    for (const gradient of ["horizontal", "vertical", "70", "radial"]) {
      const options = { gradient, gradientOver: "words", colors: ["#000000", "#0000ff"] } as const;
      const blues = colorsOf(words, options).map((color) => parseColor(color)[2]);
      expect([Math.min(...blues), Math.max(...blues)]).toEqual([0, 255]);
      const narrow = colorsOf(words, { ...options, gradientOver: "picture" }).map((color) => parseColor(color)[2]);
      expect(Math.max(...narrow) - Math.min(...narrow)).toBeLessThan(100);
    }
    const one = colorsOf([word({ x: 100 })], {
      gradient: "horizontal",
      gradientOver: "words",
      colors: ["#000000", "#0000ff"],
    });
    expect(one).toEqual(["#000040"]);
  });

  test("a gradient per pixel is handed on, and one per word is not", () => {
    const words = many(3);
    const whole = colorWords(words, CANVAS, { gradient: "vertical", gradientPer: "pixel", ...three });
    expect(whole.gradient).toEqual(parseGradient("vertical", three.colors));
    expect(whole.colors).toEqual(colorsOf(words, { gradient: "vertical", ...three }));
    expect(colorWords(words, CANVAS, { gradient: "vertical" }).gradient).toBeUndefined();
    expect(colorWords(words, CANVAS, { gradientPer: "pixel" }).gradient).toBeUndefined();
  });

  test("a gradient of a long palette has few stops, and its colours within 2 of 255", () => {
    const { gradient } = colorWords(
      [],
      CANVAS,
      { gradient: "horizontal", gradientPer: "pixel", palette: "viridis" },
      findPalette,
    );
    expect(gradient?.stops).toHaveLength(33);
    if (gradient === undefined) return;
    const colorAt = gradientSampler(gradient, 255, 1);
    for (const [i, color] of palette("viridis").entries()) {
      for (const c of [0, 1, 2] as const) expect(Math.abs(colorAt(i, 0)[c] - parseColor(color)[c])).toBeLessThan(2.5);
    }
  });

  test("a function is told the word, its index and seeded numbers", () => {
    const seen: unknown[] = [];
    const colorFunction: ColorOptions["colorFunction"] = ({ text }, index, next) => {
      seen.push([text, index, next()]);
      return index === 0 ? "hsl(120, 100%, 50%)" : "#12345680";
    };
    expect(colorsOf(many(2), { colorFunction, seed: 3 })).toEqual([LIME, "#12345680"]);
    const first = [...seen];
    seen.length = 0;
    colorsOf(many(2), { colorFunction, seed: 3 });
    expect(seen).toEqual(first);
    expect(seen).toEqual([
      ["w0", 0, expect.any(Number)],
      ["w1", 1, expect.any(Number)],
    ]);
    expect(() => colorsOf(many(1), { colorFunction: () => "no" })).toThrow('colorFunction gave "no" for "w0"');
  });

  test("a word's own colour goes before everything and is not touched", () => {
    const words = [word({ color: "yellow" }), word()];
    for (const options of [three, { gradient: "radial" }, { colorFunction: () => "red" }, { contrast: 7 }]) {
      expect(colorsOf(words, options)[0]).toBe("#ffff00");
    }
    expect(() => colorsOf([word({ color: "yelow" })], {})).toThrow(expect.objectContaining({ code: "E_COLOR" }));
  });

  test("contrast is reached by all the colours that words are given", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("white", "black", "#203040"),
        fc.double({ min: 1, max: 7, noNaN: true }),
        (background, contrast) => {
          for (const options of [
            { palette: "viridis" },
            { palette: "Pastel1" },
            { gradient: "linear(yellow, navy)" },
          ]) {
            for (const color of colorsOf(many(20), { ...options, background, contrast })) {
              expect(contrastRatio(parseColor(color), parseColor(background))).toBeGreaterThanOrEqual(contrast);
            }
          }
        },
      ),
      { numRuns: 20 },
    );
    expect(colorsOf([word()], { colors: ["yellow"], contrast: 7, background: "transparent" })).toEqual(["#ffff00"]);
  });

  test.each([
    [{ palette: "nope" }, "E_PALETTE"],
    [{ colors: [] }, "E_OPTION"],
    [{ colors: ["rad"] }, "E_COLOR"],
    [{ colors: "red" }, "E_OPTION"],
    [{ gradient: "sideways" }, "E_OPTION"],
    [{ gradientPer: "letter" }, "E_OPTION"],
    [{ gradientOver: "moon" }, "E_OPTION"],
    [{ colorBy: "mood" }, "E_OPTION"],
    [{ colorBy: "image" }, "E_OPTION"],
    [{ colorFunction: "red" }, "E_OPTION"],
    [{ defaultColor: "rad" }, "E_COLOR"],
    [{ background: "rad" }, "E_COLOR"],
    [{ contrast: 0 }, "E_NUMBER"],
    [{ contrast: 22 }, "E_NUMBER"],
    [{ contrast: Number.NaN }, "E_NUMBER"],
    [{ colorBy: "random", seed: 0.5 }, "E_NUMBER"],
    [{ colorBy: "random", seed: Number.POSITIVE_INFINITY }, "E_NUMBER"],
  ])("%j is %s", (options, code) => {
    // What a caller without types may pass.
    const loose: object = options;
    expect(() => colorsOf(many(2), loose)).toThrow(expect.objectContaining({ code }));
  });

  test("no words have no colours", () => {
    for (const colorBy of ["order", "random", "weight", "size", "angle", "group"] as const) {
      expect(colorsOf([], { colorBy })).toEqual([]);
    }
  });
});

describe("recolor", () => {
  const placed: PlacedWord[] = many(40).map((entry) => ({ ...entry, color: "#123456" }));
  const layout: CloudLayout = { words: placed, skipped: [{ text: "x", reason: "no room" }], ...CANVAS };

  test("changes colours and nothing else, and leaves the layout it was given alone", () => {
    const before = structuredClone(layout);
    const changed = recolor(layout, { palette: "Set2" }, findPalette);
    expect(layout).toEqual(before);
    expect(changed.words.map(({ color, ...rest }) => rest)).toEqual(placed.map(({ color, ...rest }) => rest));
    expect(changed.words.slice(0, 8).map(({ color }) => color)).toEqual(palette("Set2"));
    expect({ ...changed, words: [] }).toEqual({ ...layout, words: [] });
  });

  test("gives what colouring anew gives, and takes a gradient off again", () => {
    const striped = recolor(layout, { gradient: "45", gradientPer: "pixel" });
    expect(striped.gradients).toEqual([parseGradient("45", palette("lagoon"))]);
    expect(striped.words.every(({ gradient }) => gradient === 0)).toBe(true);
    const plain = recolor(striped, { colorBy: "random", seed: 8 });
    expect(plain).toEqual(recolor(layout, { colorBy: "random", seed: 8 }));
    expect("gradients" in plain).toBe(false);
  });

  test.each([null, 3, [], {}, { words: 3 }, { words: [null] }, { words: [{ text: "a", x: Number.NaN }] }])(
    "%j is no layout",
    (value) => {
      const call = () => Reflect.apply(recolor, undefined, [value, { colorBy: "weight" }]);
      expect(call).toThrow(expect.objectContaining({ code: "E_LAYOUT" }));
    },
  );

  test("options of any kind colour the words or are a typed error", () => {
    const names = [
      "palette",
      "colors",
      "gradient",
      "gradientPer",
      "gradientOver",
      "colorBy",
      "colorImage",
      "defaultColor",
    ];
    const odd = fc.dictionary(
      fc.constantFrom(...names, "colorFunction", "background", "contrast", "seed"),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.oneof(odd, fc.anything()), (options) => {
        try {
          const changed: unknown = Reflect.apply(recolor, undefined, [layout, options, findPalette]);
          expect(changed).toMatchObject({ skipped: layout.skipped });
        } catch (error) {
          expect(error).toBeInstanceOf(CloudError);
        }
      }),
    );
  });
});
