import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromStylecloudOptions, type StylecloudOptions, type StylecloudParameters } from "../src/compat/stylecloud.ts";
import { CloudError, type CloudErrorCode } from "../src/core/error.ts";

/** What each parameter becomes, and what it refuses. */
const TABLE: Record<
  keyof StylecloudParameters,
  { cases: [StylecloudParameters, Partial<StylecloudOptions>][]; bad: [unknown, CloudErrorCode][] }
> = {
  text: {
    cases: [
      [{ text: "some words" }, { text: "some words" }],
      [{ text: { some: 3, words: 1 } }, { words: { some: 3, words: 1 } }],
    ],
    bad: [
      [3, "E_OPTION"],
      [["a"], "E_OPTION"],
      [{ a: "1" }, "E_OPTION"],
      [null, "E_OPTION"],
    ],
  },
  file_path: { cases: [[{ file_path: "a.csv", text: "x" }, { file: "a.csv" }]], bad: [[3, "E_OPTION"]] },
  size: {
    cases: [
      [{}, { width: 512, height: 512 }],
      [{ size: 1024 }, { width: 1024, height: 1024 }],
      [{ size: [800, 300] }, { width: 800, height: 300 }],
    ],
    bad: [
      [0, "E_NUMBER"],
      ["512", "E_NUMBER"],
      [1e9, "E_NUMBER"],
      [[1], "E_OPTION"],
      [[1, Number.NaN], "E_OPTION"],
      [[1, 2, 3], "E_OPTION"],
    ],
  },
  icon_name: {
    cases: [
      [{}, { mask: { icon: "fas fa-flag" } }],
      [{ icon_name: "fab fa-python" }, { mask: { icon: "fab fa-python" } }],
    ],
    bad: [[3, "E_OPTION"]],
  },
  palette: {
    cases: [
      [{}, { palette: "cartocolors.qualitative.Bold_5", colorBy: "random" }],
      [{ palette: "colorbrewer.sequential.Blues_9" }, { palette: "colorbrewer.sequential.Blues_9" }],
    ],
    bad: [[["red"], "E_OPTION"]],
  },
  colors: {
    cases: [
      [{ colors: "white" }, { colors: ["white"], colorBy: "random" }],
      [{ colors: ["#ecf0f1", [0, 128, 255]] }, { colors: ["#ecf0f1", "#0080ff"] }],
      [
        { colors: ["red"], gradient: "vertical" },
        { colors: ["red"], colorBy: "random" },
      ],
    ],
    bad: [
      [["rad"], "E_COLOR"],
      [[], "E_OPTION"],
      [3, "E_OPTION"],
    ],
  },
  background_color: {
    cases: [
      [{}, { background: "white" }],
      [{ background_color: "#1A1A1A" }, { background: "#1A1A1A" }],
    ],
    bad: [["wite", "E_COLOR"]],
  },
  max_font_size: {
    cases: [
      [{}, { maxFont: 200 }],
      [{ max_font_size: 90 }, { maxFont: 90 }],
    ],
    bad: [[0, "E_NUMBER"]],
  },
  max_words: {
    cases: [
      [{}, { maxWords: 2000 }],
      [{ max_words: 10 }, { maxWords: 10 }],
    ],
    bad: [
      [0, "E_NUMBER"],
      [Number.NaN, "E_NUMBER"],
    ],
  },
  stopwords: {
    cases: [
      [{}, { stopwords: "en" }],
      [{ stopwords: false, custom_stopwords: ["a"] }, { stopwords: false }],
    ],
    bad: [["en", "E_OPTION"]],
  },
  custom_stopwords: {
    cases: [
      [{ custom_stopwords: ["thereof"] }, { stopwords: ["thereof"] }],
      [{ custom_stopwords: new Set(["a", "b"]) }, { stopwords: ["a", "b"] }],
    ],
    bad: [
      ["thereof", "E_OPTION"],
      [[3], "E_OPTION"],
    ],
  },
  add_stopwords: {
    cases: [
      [
        { custom_stopwords: ["a"], add_stopwords: true },
        { stopwords: "en", addStopwords: ["a"] },
      ],
      [{ add_stopwords: true }, { stopwords: "en" }],
    ],
    bad: [[1, "E_OPTION"]],
  },
  icon_dir: { cases: [[{ icon_dir: "/" }, {}]], bad: [[3, "E_OPTION"]] },
  output_name: {
    cases: [
      [{}, { output: "stylecloud.png" }],
      [{ output_name: "a.png" }, { output: "a.png" }],
    ],
    bad: [[3, "E_OPTION"]],
  },
  gradient: {
    cases: [
      [{ gradient: "horizontal" }, { gradient: "horizontal", palette: "cartocolors.qualitative.Bold_5" }],
      [{ gradient: "vertical", size: [300, 200] }, { gradient: "vertical" }],
    ],
    bad: [
      ["sideways", "E_OPTION"],
      [90, "E_OPTION"],
    ],
  },
  font_path: { cases: [[{ font_path: "b.otf" }, { fontPath: "b.otf" }]], bad: [[true, "E_OPTION"]] },
  random_state: {
    cases: [
      [{}, { seed: 1 }],
      [{ random_state: 7 }, { seed: 7 }],
    ],
    bad: [["7", "E_NUMBER"]],
  },
  collocations: {
    cases: [
      [{}, { collocations: true }],
      [{ collocations: false }, { collocations: false }],
    ],
    bad: [[0, "E_OPTION"]],
  },
  invert_mask: {
    cases: [
      [{}, { invert: false }],
      [{ invert_mask: true }, { invert: true }],
    ],
    bad: [["true", "E_OPTION"]],
  },
  pro_icon_path: { cases: [], bad: [["pro.ttf", "E_OPTION"]] },
  pro_css_path: { cases: [], bad: [["pro.css", "E_OPTION"]] },
};

const TEXT = { text: "some words" };

describe("fromStylecloudOptions", () => {
  test.each(Object.entries(TABLE))("%s becomes an option of ours", (_name, { cases }) => {
    for (const [parameters, expected] of cases) {
      expect(fromStylecloudOptions({ ...TEXT, ...parameters })).toMatchObject(expected);
    }
  });

  test.each(Object.entries(TABLE))(
    "%s of a wrong kind, or that cannot be had, is named in the error",
    (name, { bad }) => {
      for (const [value, code] of bad) {
        const call = () => fromStylecloudOptions({ ...TEXT, ...Object.fromEntries([[name, value]]) });
        expect(call).toThrow(expect.objectContaining({ code }));
        expect(call).toThrow(name);
      }
    },
  );

  test.each(Object.keys(TABLE).filter((name) => name !== "text" && name !== "icon_name"))(
    "%s may be null, as None",
    (name) => {
      const given = { ...TEXT, ...Object.fromEntries([[name, null]]) };
      expect(fromStylecloudOptions(given)).toEqual(fromStylecloudOptions(TEXT));
    },
  );

  test("without an icon the whole picture is filled", () => {
    expect("mask" in fromStylecloudOptions({ ...TEXT, icon_name: null })).toBe(false);
  });

  test("a file goes before text, and one of both is needed", () => {
    expect("text" in fromStylecloudOptions({ ...TEXT, file_path: "a.txt" })).toBe(false);
    expect(() => fromStylecloudOptions({})).toThrow("stylecloud has neither text nor file_path");
  });

  test("what the original passes on to word_cloud has the defaults of word_cloud", () => {
    expect(fromStylecloudOptions(TEXT)).toMatchObject({
      padding: 2,
      minFont: 4,
      preferHorizontal: 0.9,
      angles: [0, -90],
      exponent: 0.5,
      repeat: false,
    });
  });

  test("what stylecloud does not know is refused", () => {
    const misspelt: object = { ...TEXT, icon: "fas fa-dog" };
    expect(() => fromStylecloudOptions(misspelt)).toThrow('stylecloud has no parameter "icon"');
  });

  test("parameters of any kind become options or a typed error", () => {
    const odd = fc.dictionary(fc.constantFrom(...Object.keys(TABLE)), fc.anything());
    fc.assert(
      fc.property(fc.oneof(odd, fc.anything()), (parameters) => {
        try {
          expect(Reflect.apply(fromStylecloudOptions, undefined, [parameters])).toHaveProperty("width");
        } catch (error) {
          expect(error).toBeInstanceOf(CloudError);
        }
      }),
    );
  });
});
