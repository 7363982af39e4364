import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CompatOptions } from "../src/compat/compat-options.ts";
import { fromWordCloudOptions, type WordCloudParameters } from "../src/compat/word-cloud.ts";
import { colorWords } from "../src/core/color/color-words.ts";
import { CloudError, type CloudErrorCode } from "../src/core/error.ts";

const WHITE = [255, 255, 255];
const mask = { width: 3, height: 1, data: Uint8Array.from([...WHITE, 0, 0, 0, 255, 255, 254]) };

/** What each parameter becomes, and what it refuses. */
const TABLE: Record<
  keyof WordCloudParameters,
  { cases: [WordCloudParameters, Partial<CompatOptions>][]; bad: [unknown, CloudErrorCode][] }
> = {
  font_path: { cases: [[{ font_path: "a.ttf" }, { fontPath: "a.ttf" }]], bad: [[3, "E_OPTION"]] },
  width: {
    cases: [
      [{ width: 640 }, { width: 640 }],
      [{}, { width: 400 }],
    ],
    bad: [
      [0, "E_NUMBER"],
      [1.5, "E_NUMBER"],
      ["9", "E_NUMBER"],
    ],
  },
  height: {
    cases: [
      [{ height: 480 }, { height: 480 }],
      [{}, { height: 200 }],
    ],
    bad: [
      [-1, "E_NUMBER"],
      [1e9, "E_NUMBER"],
    ],
  },
  margin: {
    cases: [
      [{ margin: 7 }, { padding: 7 }],
      [{}, { padding: 2 }],
    ],
    bad: [
      [-1, "E_NUMBER"],
      [Number.NaN, "E_NUMBER"],
    ],
  },
  ranks_only: { cases: [[{ ranks_only: true }, {}]], bad: [["yes", "E_OPTION"]] },
  prefer_horizontal: {
    cases: [
      [{ prefer_horizontal: 0 }, { preferHorizontal: 0, angles: [0, -90] }],
      [{ prefer_horizontal: 1.5 }, { preferHorizontal: 1 }],
      [{}, { preferHorizontal: 0.9 }],
    ],
    bad: [
      [-0.1, "E_NUMBER"],
      [Number.POSITIVE_INFINITY, "E_NUMBER"],
    ],
  },
  mask: {
    cases: [
      [
        { mask, width: 50 },
        {
          width: 3,
          height: 1,
          mask: {
            pixels: { width: 3, height: 1, data: Uint8Array.from([...WHITE, 255, 0, 0, 0, 255, 255, 255, 254, 255]) },
            by: "luminance",
          },
        },
      ],
      [
        { mask: { width: 1, height: 2, data: Uint8Array.from([255, 9]) } },
        {
          height: 2,
          mask: {
            pixels: { width: 1, height: 2, data: Uint8Array.from([255, 255, 255, 255, 9, 9, 9, 255]) },
            by: "luminance",
          },
        },
      ],
      [
        { mask: { width: 1, height: 1, data: Uint8Array.from([1, 2, 3, 4]) } },
        { mask: { pixels: { width: 1, height: 1, data: Uint8Array.from([1, 2, 3, 4]) }, by: "luminance" } },
      ],
    ],
    bad: [
      ["star", "E_OPTION"],
      [{ width: 2, height: 2, data: new Uint8Array(5) }, "E_OPTION"],
      [{ width: 0, height: 2, data: new Uint8Array(0) }, "E_SIZE"],
      [{ width: 1e9, height: 1e9, data: new Uint8Array(4) }, "E_SIZE"],
      [{ width: 2, height: 2, data: "0000" }, "E_OPTION"],
    ],
  },
  scale: {
    cases: [
      [{ scale: 2.5 }, { scale: 2.5 }],
      [{}, { scale: 1 }],
    ],
    bad: [
      [0, "E_NUMBER"],
      [1e9, "E_NUMBER"],
    ],
  },
  color_func: { cases: [], bad: [["red", "E_OPTION"]] },
  max_words: {
    cases: [
      [{ max_words: 50 }, { maxWords: 50 }],
      [{}, { maxWords: 200 }],
    ],
    bad: [
      [0, "E_NUMBER"],
      [2.5, "E_NUMBER"],
    ],
  },
  min_font_size: {
    cases: [
      [{ min_font_size: 10 }, { minFont: 10 }],
      [{}, { minFont: 4 }],
    ],
    bad: [[0, "E_NUMBER"]],
  },
  stopwords: {
    cases: [
      [{ stopwords: ["a", "b"] }, { stopwords: ["a", "b"] }],
      [{ stopwords: new Set(["a"]) }, { stopwords: ["a"] }],
      [{ stopwords: [] }, { stopwords: [] }],
      [{ stopwords: null }, { stopwords: "en" }],
    ],
    bad: [
      ["the", "E_OPTION"],
      [[1], "E_OPTION"],
    ],
  },
  random_state: {
    cases: [
      [{ random_state: 42 }, { seed: 42 }],
      [{ random_state: null }, { seed: 1 }],
    ],
    bad: [[0.5, "E_NUMBER"]],
  },
  background_color: {
    cases: [
      [{}, { background: "black" }],
      [{ background_color: "#fff" }, { background: "#fff" }],
      [{ background_color: [255, 0, 128] }, { background: "#ff0080" }],
      [{ background_color: null }, { background: "black" }],
    ],
    bad: [
      ["blurple", "E_COLOR"],
      [[1, 2], "E_OPTION"],
      [[1, 2, 256], "E_OPTION"],
      [7, "E_OPTION"],
    ],
  },
  max_font_size: {
    cases: [[{ max_font_size: 80 }, { maxFont: 80 }]],
    bad: [
      [0, "E_NUMBER"],
      ["80", "E_NUMBER"],
    ],
  },
  font_step: { cases: [[{ font_step: 3 }, {}]], bad: [[0, "E_NUMBER"]] },
  mode: {
    cases: [
      [{ mode: "RGBA", background_color: null }, { background: "transparent" }],
      [{ mode: "RGBA" }, { background: "black" }],
      [{ mode: "RGB", background_color: null }, { background: "black" }],
    ],
    bad: [["L", "E_OPTION"]],
  },
  relative_scaling: {
    cases: [
      [{ relative_scaling: 1 }, { exponent: 1 }],
      [{ relative_scaling: 0 }, { exponent: 0 }],
      [{ relative_scaling: "auto" }, { exponent: 0.5 }],
      [{ relative_scaling: "auto", repeat: true }, { exponent: 0 }],
      [{}, { exponent: 0.5 }],
    ],
    bad: [
      [1.1, "E_NUMBER"],
      [-0.1, "E_NUMBER"],
      ["none", "E_NUMBER"],
    ],
  },
  regexp: { cases: [[{ regexp: "\\w+" }, { regexp: "\\w+" }]], bad: [[/a/, "E_OPTION"]] },
  collocations: {
    cases: [
      [{ collocations: false }, { collocations: false }],
      [{}, { collocations: true }],
    ],
    bad: [[1, "E_OPTION"]],
  },
  colormap: {
    cases: [
      [{ colormap: "magma" }, { palette: "magma", colorBy: "random" }],
      [{}, { palette: "viridis", colorBy: "random" }],
    ],
    bad: [[["red"], "E_OPTION"]],
  },
  normalize_plurals: {
    cases: [
      [{ normalize_plurals: false }, { normalizePlurals: false }],
      [{}, { normalizePlurals: true }],
    ],
    bad: [["no", "E_OPTION"]],
  },
  contour_width: {
    cases: [[{ contour_width: 3 }, { contour: { width: 3, color: "black" } }]],
    bad: [[-1, "E_NUMBER"]],
  },
  contour_color: {
    cases: [[{ contour_width: 1, contour_color: "steelblue" }, { contour: { width: 1, color: "steelblue" } }]],
    bad: [["steelblu", "E_COLOR"]],
  },
  repeat: {
    cases: [
      [
        { repeat: true, max_words: 9 },
        { repeat: 9, exponent: 0 },
      ],
      [{}, { repeat: false }],
    ],
    bad: [[1, "E_OPTION"]],
  },
  include_numbers: {
    cases: [
      [{ include_numbers: true }, { includeNumbers: true }],
      [{}, { includeNumbers: false }],
    ],
    bad: [["", "E_OPTION"]],
  },
  min_word_length: {
    cases: [
      [{ min_word_length: 5 }, { minLength: 5 }],
      [{ min_word_length: 0 }, { minLength: 1 }],
      [{}, { minLength: 1 }],
    ],
    bad: [
      [-1, "E_NUMBER"],
      [1.5, "E_NUMBER"],
    ],
  },
  collocation_threshold: {
    cases: [
      [{ collocation_threshold: 10 }, { collocationThreshold: 10 }],
      [{}, { collocationThreshold: 30 }],
    ],
    bad: [[Number.NaN, "E_NUMBER"]],
  },
};

describe("fromWordCloudOptions", () => {
  test.each(Object.entries(TABLE))("%s becomes an option of ours", (_name, { cases }) => {
    for (const [parameters, expected] of cases) expect(fromWordCloudOptions(parameters)).toMatchObject(expected);
  });

  test.each(Object.entries(TABLE))("%s of a wrong kind is named in the error", (name, { bad }) => {
    for (const [value, code] of bad) {
      const call = () => fromWordCloudOptions(Object.fromEntries([[name, value]]));
      expect(call).toThrow(expect.objectContaining({ code }));
      expect(call).toThrow(name);
    }
  });

  test.each(Object.keys(TABLE))("%s may be null, as None", (name) => {
    expect(fromWordCloudOptions(Object.fromEntries([[name, null]]))).toEqual(fromWordCloudOptions({}));
  });

  test("a color_func is told of the word as there and goes before colormap", () => {
    const seen: unknown[] = [];
    const { colorFunction, palette } = fromWordCloudOptions({
      colormap: "magma",
      font_path: "a.ttf",
      color_func: (word, { random_state, ...context }) => {
        seen.push([word, context, random_state() < 1]);
        return word === "up" ? [1, 2, 3] : "hsl(0, 100%, 50%)";
      },
    });
    expect(palette).toBeUndefined();
    const words = [
      { text: "up", weight: 2, x: 10, y: 20, size: 30, angle: -90 },
      { text: "on", weight: 1, x: 1, y: 2, size: 3, angle: 0 },
    ];
    const options = colorFunction === undefined ? {} : { colorFunction };
    expect(colorWords(words, { width: 9, height: 9 }, options).colors).toEqual(["#010203", "#ff0000"]);
    expect(seen).toEqual([
      ["up", { font_size: 30, position: [10, 20], orientation: 90, font_path: "a.ttf" }, true],
      ["on", { font_size: 3, position: [1, 2], orientation: null, font_path: "a.ttf" }, true],
    ]);
  });

  test("no contour is drawn where its width is 0", () => {
    expect("contour" in fromWordCloudOptions({ contour_color: "red" })).toBe(false);
  });

  test("what word_cloud does not know is refused, with what may have been meant", () => {
    const misspelt: object = { widht: 3 };
    expect(() => fromWordCloudOptions(misspelt)).toThrow('word_cloud has no parameter "widht"');
    expect(() => fromWordCloudOptions(misspelt)).toThrow(expect.objectContaining({ hint: "did you mean width?" }));
    const list: object = ["width"];
    expect(() => fromWordCloudOptions(list)).toThrow("the parameters of word_cloud are an array of 1");
  });

  test("parameters of any kind become options or a typed error", () => {
    const odd = fc.dictionary(fc.constantFrom(...Object.keys(TABLE)), fc.anything());
    fc.assert(
      fc.property(fc.oneof(odd, fc.anything()), (parameters) => {
        try {
          expect(Reflect.apply(fromWordCloudOptions, undefined, [parameters])).toHaveProperty("width");
        } catch (error) {
          expect(error).toBeInstanceOf(CloudError);
        }
      }),
    );
  });
});
