import { readFileSync } from "node:fs";
import { transformOutline } from "@side-projects/raster";
import * as harfbuzz from "harfbuzzjs";
import { unpackFont } from "icon-render";
import { expect, test } from "vitest";
import { loadLettering } from "../src/fonts/load-lettering.ts";
import { blended, FOREGROUND, filled, gradient, moved, solid, withColors } from "./fixtures/font-colr.ts";
import { inPackage } from "./font-truth.ts";

const plain = await unpackFont(
  readFileSync(inPackage("@fontsource/space-mono", "files/space-mono-latin-400-normal.woff")),
);
const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(plain), 0));
const glyph = (letter: string): number => font.nominalGlyph(letter.codePointAt(0) ?? 0) ?? 0;

const RED = 0;
const BLUE = 1;
const SCREEN = 13;
const colored = withColors(
  plain,
  [
    [250, 10, 20, 255],
    [30, 40, 200, 255],
  ],
  new Map([
    [glyph("A"), [filled(glyph("B"), solid(RED)), moved(100, 50, filled(glyph("C"), solid(BLUE, 0.5)))]],
    [glyph("D"), [filled(glyph("B"), gradient([RED, BLUE])), filled(glyph("C"), solid(FOREGROUND))]],
    [glyph("E"), [blended(SCREEN, filled(glyph("B"), solid(RED)), filled(glyph("C"), solid(BLUE)))]],
  ]),
);
const lettering = await loadLettering(colored, { embedded: false });

function outlineOf(letter: string) {
  const { layers } = lettering.line(letter);
  if (layers[0] === undefined) throw new Error("no outline");
  return layers[0].outline;
}

test("solid paints of COLR version 1 are layers in their colours, where their transforms put them", () => {
  const [back, front, ...others] = lettering.line("A").layers;
  expect(others).toEqual([]);
  expect(back?.color).toEqual([250, 10, 20, 1]);
  expect(back?.outline.points).toEqual(outlineOf("B").points);
  expect(front?.color?.slice(0, 3)).toEqual([30, 40, 200]);
  expect(front?.color?.[3]).toBeCloseTo(0.5, 2);
  const there = transformOutline(outlineOf("C"), [1, 0, 0, 1, 0.1, -0.05]).points;
  expect(front?.outline.points.every((value, i) => Math.abs(value - (there[i] ?? 0)) < 1e-9)).toBe(true);
});

test("a gradient is drawn in its mean colour, the foreground in that of the word", () => {
  const [back, front] = lettering.line("D").layers;
  expect(back?.color).toEqual([140, 25, 110, 1]);
  expect([front?.color, front?.outline.points]).toEqual([undefined, outlineOf("C").points]);
});

test("a glyph that blends its layers is drawn by its plain outline", async () => {
  const before = await loadLettering(plain, { embedded: false });
  expect(lettering.line("E")).toEqual(before.line("E"));
});
