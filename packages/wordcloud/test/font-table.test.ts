import { readFileSync } from "node:fs";
import * as harfbuzz from "harfbuzzjs";
import { unpackFont } from "icon-render";
import { expect, test } from "vitest";
import { buildFont, compileFont } from "../build/font.ts";
import { kerningClasses } from "../build/kerning-classes.ts";
import { sourceFiles } from "../build/source-font.ts";
import { FONT_TABLE, type FontTable, fontTable } from "../src/fonts/font-table.ts";
import { inPackage, openTrueFont, outlineSegments } from "./font-truth.ts";

const { bytes } = await compileFont();
const table: FontTable = fontTable(bytes);
const [latin = ""] = sourceFiles();

function glyphOf(codepoint: number): number {
  const glyph = table.glyphOf(codepoint);
  if (glyph === undefined) throw new Error(`U+${codepoint.toString(16)} is not in the table`);
  return glyph;
}

/** Characters that a file of the font is the first to have. */
function charactersOf(file: string): Promise<number[]> {
  return codepointsOf(file).then(async (codes) => {
    const before = await Promise.all(sourceFiles().slice(0, sourceFiles().indexOf(file)).map(codepointsOf));
    const taken = new Set(before.flat());
    return codes.filter((code) => !taken.has(code));
  });
}

async function codepointsOf(file: string): Promise<number[]> {
  return Array.from(new harfbuzz.Face(new harfbuzz.Blob(await unpackFont(readFileSync(file))), 0).collectUnicodes());
}

test("every character of the seven files has the outline and advance that opentype.js reads", async () => {
  let count = 0;
  for (const file of sourceFiles()) {
    const font = openTrueFont(file);
    for (const code of await charactersOf(file)) {
      const { outline, advance } = table.glyph(glyphOf(code));
      expect([code, advance, ...outlineSegments(outline)]).toEqual([code, font.advance(code), ...font.segments(code)]);
      count++;
    }
  }
  expect(count).toBe(table.codepoints().length);
});

test("the metrics are those of the font", () => {
  expect(table).toMatchObject({ family: "Fira Sans Condensed", unitsPerEm: 1000, ascender: 935, descender: 265 });
});

test("pairs of letters kern as HarfBuzz kerns them", async () => {
  const face = new harfbuzz.Face(new harfbuzz.Blob(await unpackFont(readFileSync(latin))), 0);
  const font = new harfbuzz.Font(face);
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,-'\u00c4\u00e9\u00ff0123456789"];
  const advanceOf = (text: string): number => {
    const buffer = new harfbuzz.Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer, [new harfbuzz.Feature("liga", 0)]);
    return buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  };
  const alone = new Map(letters.map((letter) => [letter, advanceOf(letter)]));
  let kerned = 0;
  for (const first of letters) {
    for (const second of letters) {
      const expected = advanceOf(first + second) - (alone.get(first) ?? 0) - (alone.get(second) ?? 0);
      expect([first, second, kerning(first, second)]).toEqual([first, second, expected]);
      if (expected !== 0) kerned++;
    }
  }
  expect(kerned).toBeGreaterThan(500);
});

function kerning(first: string, second: string): number {
  return table.kerning(glyphOf(first.codePointAt(0) ?? 0), glyphOf(second.codePointAt(0) ?? 0));
}

test("letters of two files kern as those below their marks, unless the mark is in the way", () => {
  expect(kerning("V", "\u011b")).toBe(kerning("V", "e"));
  expect(kerning("V", "e")).toBeLessThan(0);
  expect(kerning("T", "\u1ed1")).toBe(kerning("T", "o"));
  // The caron of this letter is an apostrophe beside it, and the tilde of the other wider than its letter.
  expect([kerning("l", "v"), kerning("\u013e", "v")]).toEqual([-10, 0]);
  expect([kerning("F", "i"), kerning("F", "\u0129")]).toEqual([-26, 0]);
});

test("the table that the package carries is that of the sources, byte for byte", async () => {
  const { path } = await buildFont();
  const digestEnd = FONT_TABLE.digestAt + FONT_TABLE.digestLength;
  expect(Buffer.compare(readFileSync(path).subarray(digestEnd), bytes.subarray(digestEnd))).toBe(0);
  expect(await buildFont()).toMatchObject({ path, bytes: bytes.length, upToDate: true });
});

test("characters that the font lacks have no glyph", () => {
  for (const code of [0, 0x0e01, 0x4e00, 0x1f600, 0x10ffff, -1, 0.5, Number.NaN]) {
    expect(table.glyphOf(code)).toBeUndefined();
  }
});

test("a table that is cut short, empty or of another kind is E_FONT", () => {
  for (const damaged of [bytes.slice(0, -1), bytes.slice(0, 40), new Uint8Array(0), readFileSync(latin)]) {
    expect(() => fontTable(damaged)).toThrowError(expect.objectContaining({ code: "E_FONT" }));
  }
});

test("the licence of the font is that of its package", () => {
  const licence = readFileSync(inPackage("@fontsource/fira-sans-condensed", "LICENSE"), "utf8");
  expect(licence).toContain("SIL OPEN FONT LICENSE Version 1.1");
});

test("glyphs that kern alike share their classes", () => {
  const pairs = new Map([
    [
      0,
      new Map([
        [2, -5],
        [3, -5],
      ]),
    ],
    [
      1,
      new Map([
        [2, -5],
        [3, -5],
      ]),
    ],
    [4, new Map([[2, -9]])],
  ]);
  const { firsts, seconds, rows } = kerningClasses(5, pairs);
  expect(firsts).toEqual([1, 1, 0, 0, 2]);
  expect(rows).toHaveLength(3);
  const value = (first: number, second: number) => rows[firsts[first] ?? 0]?.get(seconds[second] ?? 0);
  expect([value(0, 2), value(1, 3), value(4, 2), value(4, 3), value(2, 2)]).toEqual([-5, -5, -9, undefined, undefined]);
});
