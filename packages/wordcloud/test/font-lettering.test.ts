import { coverage, isSimple, outlineBounds, transformOutline } from "@side-projects/raster";
import { expect, test } from "vitest";
import type { TextLine } from "../src/core/lettering.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { kept } from "../src/fonts/kept.ts";
import { inPackage, openTrueFont } from "./font-truth.ts";

const lettering = defaultLettering();
const latin = openTrueFont(
  inPackage("@fontsource/fira-sans-condensed", "files/fira-sans-condensed-latin-600-normal.woff"),
);

function outlineOf(line: TextLine) {
  const [layer, ...others] = line.layers;
  if (layer === undefined || others.length > 0) throw new Error("the line is not of one layer");
  return layer.outline;
}

test("a line has the advances of its letters and the kerning between them", () => {
  const units = [..."AV"].reduce((sum, letter) => sum + latin.advance(letter.codePointAt(0) ?? 0), 0);
  expect(lettering.line("AV").advance).toBeLessThan(units / 1000);
  expect(lettering.line("HH").advance).toBe((2 * latin.advance(0x48)) / 1000);
  expect(lettering.line("").advance).toBe(0);
  expect(outlineOf(lettering.line(" ")).ops).toHaveLength(0);
  expect(lettering.line(" ").advance).toBe(latin.advance(0x20) / 1000);
});

test("a line lies on its baseline with y down", () => {
  const box = outlineBounds(outlineOf(lettering.line("H")));
  expect(box?.bottom).toBe(0);
  expect(box?.top).toBeCloseTo(-0.692, 10);
  expect(outlineBounds(outlineOf(lettering.line("p")))?.bottom).toBeGreaterThan(0.15);
  expect([lettering.ascender, lettering.descender]).toEqual([0.935, 0.265]);
});

test("decomposed text is set as composed text", () => {
  expect(lettering.line("Cafe\u0301")).toEqual(lettering.line("Caf\u00e9"));
});

test("a mark without a composed letter stands over the middle of its letter, higher above a tall one", () => {
  const letterOnly = outlineBounds(outlineOf(lettering.line("M")));
  const line = lettering.line("M\u0303");
  const box = outlineBounds(outlineOf(line));
  expect(line.missing).toEqual([]);
  expect(line.advance).toBe(lettering.line("M").advance);
  expect((box?.left ?? 0) + (box?.right ?? 0)).toBeCloseTo((letterOnly?.left ?? 0) + (letterOnly?.right ?? 0), 10);
  expect(box?.top).toBeLessThan((outlineBounds(outlineOf(lettering.line("x\u0303")))?.top ?? 0) - 0.1);
});

test("characters without a glyph are named once each, whole clusters as one", () => {
  expect(lettering.line("a\u6f22b\u5b57c\u6f22").missing).toEqual(["\u6f22", "\u5b57"]);
  expect(lettering.line("\u{1f468}\u200d\u{1f469}\u200d\u{1f467}!").missing).toEqual([
    "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  ]);
  expect(lettering.line("\ud800x").missing.length).toBeLessThanOrEqual(1);
});

test("what is drawn blank by definition is neither drawn nor missing", () => {
  expect(lettering.line("in\u00advisi\u200dble\u200e\u0000").missing).toEqual([]);
  expect(lettering.line("in\u00advisi\u200dble\u200e\u0000").advance).toBe(lettering.line("invisible").advance);
  expect(lettering.line("a\tb\nc")).toEqual(lettering.line("a b c"));
});

test("the same text gives the same line", () => {
  expect(lettering.line("again")).toBe(lettering.line("again"));
});

test("a line said to be simple is so, for pairs of letters that reach over each other", () => {
  // The straight and the leaning ones, which kern below and above each other.
  const letters = "AFLPTVWYadefgijkortvwy";
  let simple = 0;
  for (const first of letters) {
    for (const second of letters) {
      const outline = outlineOf(lettering.line(first + second));
      if (outline.simple !== true) continue;
      simple++;
      expect([first, second, isSimple(outline)]).toEqual([first, second, true]);
    }
  }
  expect(simple).toBeGreaterThan(400);
});

test("coverage of a simple line is that of the same line resolved", () => {
  for (const word of ["national", "AVATAR", "Toyota", "jiffy", "\u0416\u0443\u043a"]) {
    const outline = outlineOf(lettering.line(word));
    const moved = transformOutline(outline, [40, 0, 0, 40, 5, 60]);
    const size = { width: 240, height: 90 };
    const resolved = coverage({ ...moved, simple: false }, size);
    const quick = coverage(moved, size);
    expect(Math.max(...quick.map((value, i) => Math.abs(value - (resolved[i] ?? 0))))).toBeLessThanOrEqual(1);
  }
});

test("a word of thousands of characters is set, a longer one is E_WORDS", () => {
  expect(lettering.line("m".repeat(10_000)).advance).toBeGreaterThan(5000);
  expect(() => lettering.line("m".repeat(50_000_000))).toThrowError(expect.objectContaining({ code: "E_WORDS" }));
});

test("only as many values are kept as asked for, the oldest go first", () => {
  const made: number[] = [];
  const double = kept(2, (value: number) => {
    made.push(value);
    return 2 * value;
  });
  expect([1, 2, 1, 3, 2, 1].map(double)).toEqual([2, 4, 2, 6, 4, 2]);
  expect(made).toEqual([1, 2, 3, 1]);
});
