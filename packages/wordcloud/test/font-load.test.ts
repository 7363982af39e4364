import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as harfbuzz from "harfbuzzjs";
import { unpackFont } from "icon-render";
import { expect, test } from "vitest";
import type { TextLine } from "../src/core/lettering.ts";
import { defaultLettering } from "../src/default-lettering.ts";
import { loadLettering } from "../src/fonts/load-lettering.ts";
import { inPackage, openTrueFont, outlineSegments } from "./font-truth.ts";

const MONO = inPackage("@fontsource/space-mono", "files/space-mono-latin-400-normal.woff");
const ARABIC = inPackage("@fontsource/noto-sans-arabic", "files/noto-sans-arabic-arabic-600-normal.woff");
const DEVANAGARI = inPackage(
  "@fontsource/noto-sans-devanagari",
  "files/noto-sans-devanagari-devanagari-600-normal.woff2",
);
const THAI = inPackage("@fontsource/noto-sans-thai", "files/noto-sans-thai-thai-600-normal.woff");
const GOTHIC_FILES = inPackage("@fontsource/sawarabi-gothic", "files");
const SALAM = "\u0633\u0644\u0627\u0645";

function pointsOf({ layers }: TextLine): number[] {
  return layers.flatMap(({ outline }) => [...outline.points]);
}

function contours({ layers }: TextLine): number {
  return layers.flatMap(({ outline }) => [...outline.ops]).filter((op) => op === 0).length;
}

/** Glyphs that HarfBuzz gives for text, in its own order: from left to right. */
async function shaped(file: string, text: string): Promise<number[]> {
  const face = new harfbuzz.Face(new harfbuzz.Blob(await unpackFont(readFileSync(file))), 0);
  const buffer = new harfbuzz.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  harfbuzz.shape(new harfbuzz.Font(face), buffer);
  return buffer.getGlyphInfos().map(({ codepoint }) => codepoint);
}

test("a font is read from a path, a file URL and bytes, as woff and woff2, and draws alike", async () => {
  const sources = [MONO, pathToFileURL(MONO), readFileSync(MONO), readFileSync(`${MONO}2`)];
  const letterings = await Promise.all(sources.map((source) => loadLettering(source)));
  for (const lettering of letterings) {
    expect(lettering.families).toEqual(["Space Mono", "Fira Sans Condensed"]);
    expect(lettering.line("Hamburg 123")).toEqual(letterings[0]?.line("Hamburg 123"));
  }
});

test("outlines and advances are those that opentype.js reads", async () => {
  const lettering = await loadLettering(MONO);
  const truth = openTrueFont(MONO);
  for (const letter of "agQ8&@%") {
    const code = letter.codePointAt(0) ?? 0;
    const line = lettering.line(letter);
    expect(line.advance).toBe(truth.advance(code) / 1000);
    const [layer] = line.layers;
    const units = layer?.outline.points.map((value) => Math.round(value * 2000) / 2);
    expect(
      outlineSegments({ ops: layer?.outline.ops ?? new Uint8Array(0), points: units ?? new Float64Array(0) }),
    ).toEqual(truth.segments(code));
  }
});

test("the line box is that of the main font", async () => {
  const lettering = await loadLettering([MONO, ARABIC]);
  const { ascender, descender } = await loadLettering(MONO);
  expect([lettering.ascender, lettering.descender]).toEqual([ascender, descender]);
  expect([ascender, descender]).toEqual([1.12, 0.361]);
});

test("Arabic letters join, and the word runs from right to left", async () => {
  const lettering = await loadLettering(ARABIC);
  const line = lettering.line(SALAM);
  const isolated = [...SALAM].map((letter) => lettering.line(letter));
  expect(line.missing).toEqual([]);
  const joined = await shaped(ARABIC, SALAM);
  const alone = await Promise.all([...SALAM].map((letter) => shaped(ARABIC, letter)));
  expect(joined).not.toEqual(alone.flat().reverse());
  expect(line.advance).toBeLessThan(isolated.reduce((sum, { advance }) => sum + advance, 0));
  // What is read first is drawn last: the letter seen, in the form that joins its left, at the right end.
  const first = lettering.line("\u0633\u200d");
  const drawn = pointsOf(line).slice(-pointsOf(first).length);
  const shift = line.advance - first.advance;
  const moved = pointsOf(first).map((value, i) => (i % 2 === 0 ? value + shift : value));
  expect(drawn.every((value, i) => Math.abs(value - (moved[i] ?? 0)) < 1e-9)).toBe(true);
});

test("a right-to-left word and numbers stand in the order in which they are read", async () => {
  const lettering = await loadLettering([ARABIC, MONO], { embedded: false });
  const whole = lettering.line(`${SALAM} 12`);
  const number = lettering.line("12");
  expect(pointsOf(whole).slice(0, pointsOf(number).length)).toEqual(pointsOf(number));
});

test("a conjunct of Devanagari is one shape of its own", async () => {
  const lettering = await loadLettering(DEVANAGARI);
  const [ka, virama, ssa] = ["\u0915", "\u094d", "\u0937"];
  const conjunct = lettering.line(`${ka}${virama}${ssa}`);
  expect(conjunct.missing).toEqual([]);
  expect(await shaped(DEVANAGARI, `${ka}${virama}${ssa}`)).toHaveLength(1);
  expect(conjunct.advance).toBeLessThan(lettering.line(ka).advance + lettering.line(ssa).advance);
  // The vowel sign i is written after its consonant and stands before it.
  const [sign, consonant] = [lettering.line(`${ka}\u093f`), lettering.line(ka)];
  expect(sign.advance).toBeGreaterThan(consonant.advance);
});

test("marks of Thai stand over their consonants and take no width", async () => {
  const lettering = await loadLettering(THAI);
  const [bare, marked] = [lettering.line("\u0e17"), lettering.line("\u0e17\u0e35\u0e48")];
  expect(marked.advance).toBe(bare.advance);
  expect(contours(marked)).toBeGreaterThan(contours(bare));
  expect(marked.missing).toEqual([]);
});

test("later fonts step in for what the main font lacks, the embedded one last", async () => {
  const { readdirSync } = await import("node:fs");
  const gothic = readdirSync(GOTHIC_FILES).find((file) => /japanese-400-normal\.woff2$/.test(file));
  const lettering = await loadLettering([MONO, `${GOTHIC_FILES}/${gothic}`]);
  const mono = await loadLettering(MONO, { embedded: false });
  expect(lettering.line("\u65e5\u672c").missing).toEqual([]);
  expect(mono.line("\u65e5\u672c").missing).toEqual(["\u65e5", "\u672c"]);
  expect(mono.line("\u0416").missing).toEqual(["\u0416"]);
  expect(lettering.line("\u0416")).toEqual(defaultLettering().line("\u0416"));
  const mixed = lettering.line("a\u65e5");
  expect(mixed.advance).toBe(mono.line("a").advance + lettering.line("\u65e5").advance);
});

test("a word with a letter that the main font lacks is set in one that has all of it", async () => {
  const lettering = await loadLettering(MONO);
  const word = "\u017dlut\u00fd";
  expect(lettering.line(word)).toEqual(defaultLettering().line(word));
  expect(lettering.line("lut\u00fd")).not.toEqual(defaultLettering().line("lut\u00fd"));
  // Its neighbour keeps the main font, and so does the part of a word that is in another script.
  expect(pointsOf(lettering.line(`ab ${word}`)).slice(0, 20)).toEqual(pointsOf(lettering.line("ab")).slice(0, 20));
  expect(pointsOf(lettering.line(`ab\u0416`)).slice(0, 20)).toEqual(pointsOf(lettering.line("ab")).slice(0, 20));
});

test("where no font has all of a word, each letter goes to the first that has it", async () => {
  const lettering = await loadLettering(MONO);
  // The first of these is in Space Mono alone, the second in the embedded font alone, the third in none.
  const line = lettering.line("\u1e08\u017d\u6f22");
  const [mono, embedded] = [await loadLettering(MONO, { embedded: false }), defaultLettering()];
  expect(line.missing).toEqual(["\u6f22"]);
  expect(line.advance).toBe(mono.line("\u1e08").advance + embedded.line("\u017d").advance);
});

test("a letter and its mark stay in one font", async () => {
  const lettering = await loadLettering(MONO);
  const mono = await loadLettering(MONO, { embedded: false });
  // Space Mono has the letter, but no such mark.
  expect(mono.line("m\u0329").missing).toEqual(["m\u0329"]);
  expect(lettering.line("m\u0329")).toEqual(defaultLettering().line("m\u0329"));
});

test("two letterings of the same fonts set the same lines", async () => {
  const words = ["word", SALAM, "\u0e17\u0e35\u0e48", "mixed \u0416 text"];
  const [first, second] = await Promise.all([loadLettering([MONO, ARABIC, THAI]), loadLettering([MONO, ARABIC, THAI])]);
  for (const word of words) expect(second?.line(word)).toEqual(first?.line(word));
});
