import fc from "fast-check";
import { expect, test } from "vitest";
import { parseArgs } from "../src/cli/args.ts";
import { parseAngles, parseSize, rawOptions } from "../src/cli/flag-values.ts";
import { FLAGS, type PlainOption } from "../src/cli/flags.ts";
import { CloudError } from "../src/core/error.ts";

type Case = readonly [argv: readonly string[], value: unknown];

/** What each option of the library is on the command line; the type makes the list complete. */
const OPTIONS: Readonly<Record<PlainOption, Case>> = {
  maxWords: [["--max-words", "90"], 90],
  stopwords: [["--stopwords", "en,de"], "en,de"],
  addStopwords: [
    ["--add-stopwords", "part,new", "--add-stopwords=old"],
    ["part,new", "old"],
  ],
  language: [["--language", "fr"], "fr"],
  minLength: [["--min-length", "3"], 3],
  includeNumbers: [["--include-numbers"], true],
  regexp: [["--regexp", "\\w+"], "\\w+"],
  collocations: [["--no-collocations"], false],
  collocationThreshold: [["--collocation-threshold=-Infinity"], Number.NEGATIVE_INFINITY],
  normalizePlurals: [["--no-normalize-plurals"], false],
  width: [["--width", "640"], 640],
  height: [["--height", "480"], 480],
  scale: [["--scale", "0.5"], 0.5],
  mask: [["-m", "text:HI"], "text:HI"],
  invert: [["--invert"], true],
  maskFit: [["--mask-fit", "cover"], "cover"],
  maskAnchor: [["--mask-anchor", "bottom-left"], "bottom-left"],
  maskMargin: [["--mask-margin", "0.05"], 0.05],
  contour: [["--contour", "3,rgb(1, 2, 3)"], { width: 3, color: "rgb(1, 2, 3)" }],
  angles: [["--angles", "-45..45/15"], { from: -45, to: 45, step: 15 }],
  preferHorizontal: [["--prefer-horizontal", "0.25"], 0.25],
  sizing: [["--sizing", "exact"], "exact"],
  exponent: [["--exponent", "1"], 1],
  minFont: [["--min-font", "6.5"], 6.5],
  maxFont: [["--max-font", "120"], 120],
  padding: [["--padding", "0"], 0],
  edge: [["--edge", "4"], 4],
  repeat: [["--repeat=500"], 500],
  seed: [["--seed", "-7"], -7],
  pins: [["--pins", "pins.json"], "pins.json"],
  font: [
    ["--font", "a.ttf", "--font", "b.woff2"],
    ["a.ttf", "b.woff2"],
  ],
  palette: [["-p", "Blues_5"], "Blues_5"],
  colors: [
    ["--colors", "#f06, rgb(1, 2, 3),gold"],
    ["#f06", "rgb(1, 2, 3)", "gold"],
  ],
  gradient: [["--gradient", "linear(45deg, red, blue)"], "linear(45deg, red, blue)"],
  gradientPer: [["--gradient-per", "pixel"], "pixel"],
  gradientOver: [["--gradient-over", "words"], "words"],
  colorBy: [["--color-by", "weight"], "weight"],
  colorImage: [["--color-image", "a.png"], "a.png"],
  defaultColor: [["--default-color", "gray"], "gray"],
  background: [["-btransparent"], "transparent"],
  contrast: [["--contrast", "3"], 3],
};

test("every option of the library has a flag, whose value reaches it", () => {
  for (const [option, [argv, value]] of Object.entries(OPTIONS)) {
    expect(rawOptions(parseArgs(argv))).toEqual({ [option]: value });
  }
  const reached = FLAGS.flatMap(({ option }) => option ?? []);
  expect(reached.toSorted()).toEqual(Object.keys(OPTIONS).toSorted());
});

test("flags without a value of their own", () => {
  expect(rawOptions(parseArgs(["--repeat"]))).toEqual({ repeat: true });
  expect(rawOptions(parseArgs(["--contour", "2"]))).toEqual({ contour: { width: 2 } });
  expect(rawOptions(parseArgs(["-s", "800x600"]))).toEqual({ width: 800, height: 600 });
  // What is said later and more exactly goes first.
  expect(rawOptions(parseArgs(["--size", "800", "--height", "100"]))).toEqual({ width: 800, height: 100 });
});

test("no two flags have one name, and no short name stands for two", () => {
  const names = FLAGS.flatMap(({ name, short }) => [name, ...(short === undefined ? [] : [short])]);
  expect(new Set(names).size).toBe(names.length);
});

test("what is no flag is an input, and after -- everything is", () => {
  const { words, values } = parseArgs(["a.txt", "-", "--json", "--", "--seed", "-o"]);
  expect(words).toEqual(["a.txt", "-", "--seed", "-o"]);
  expect([...values]).toEqual([["json", true]]);
});

test("angles: any, a list, a range, a range in steps", () => {
  expect(parseAngles(" ANY ")).toBe("any");
  expect(parseAngles("0, 90")).toEqual([0, 90]);
  expect(parseAngles("-30")).toEqual([-30]);
  expect(parseAngles("-45..45")).toEqual({ from: -45, to: 45 });
  expect(parseAngles("-.5..+1.5/.25")).toEqual({ from: -0.5, to: 1.5, step: 0.25 });
});

test("any text is angles or E_OPTION, and a size or E_SIZE", () => {
  const parts = fc.constantFrom("-", "..", "/", ",", "1", "45", ".5", "any", "x", " ", "e", "\u00d7", "0");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((list) => list.join("")),
      ),
      (text) => {
        for (const [parse, code] of [
          [parseAngles, "E_OPTION"],
          [parseSize, "E_SIZE"],
        ] as const) {
          try {
            expect(JSON.stringify(parse(text))).not.toContain("null");
          } catch (error) {
            if (!(error instanceof CloudError)) throw error;
            expect(error.code).toBe(code);
          }
        }
      },
    ),
  );
});

test("an unknown flag names the one that was meant, also by the names of others", () => {
  const hints = (flag: string): string | undefined => {
    try {
      parseArgs([flag]);
    } catch (error) {
      return error instanceof CloudError ? error.hint : undefined;
    }
    return undefined;
  };
  expect(hints("--pallete")).toBe("did you mean --palette? see wordcloud --help");
  expect(hints("--max_words=3")).toBe("did you mean --max-words? see wordcloud --help");
  expect(hints("--max_font_size")).toBe("did you mean --max-font? see wordcloud --help");
  expect(hints("--colormap")).toBe("did you mean --palette? see wordcloud --help");
  expect(hints("--xyzzy")).toBe("see wordcloud --help");
});
