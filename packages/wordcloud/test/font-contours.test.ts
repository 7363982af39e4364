import { readFileSync } from "node:fs";
import {
  isSimple,
  joinOutlines,
  type Outline,
  OutlineBuilder,
  scaling,
  transformOutline,
  translation,
} from "@side-projects/raster";
import fc from "fast-check";
import * as harfbuzz from "harfbuzzjs";
import { unpackFont } from "icon-render";
import { expect, test } from "vitest";
import { hasPlainContours } from "../src/fonts/plain-contours.ts";
import { inPackage } from "./font-truth.ts";

/** Every so many glyphs of a font, at size 1. */
async function glyphsOf(file: string, step: number): Promise<Outline[]> {
  const face = new harfbuzz.Face(new harfbuzz.Blob(await unpackFont(readFileSync(inPackage(...split(file))))), 0);
  const font = new harfbuzz.Font(face);
  let builder = new OutlineBuilder();
  const pen = new harfbuzz.DrawFuncs();
  pen.setMoveToFunc((x, y) => void builder.moveTo(x, -y));
  pen.setLineToFunc((x, y) => void builder.lineTo(x, -y));
  pen.setQuadraticToFunc((cx, cy, x, y) => void builder.quadTo(cx, -cy, x, -y));
  pen.setCubicToFunc((...[ax, ay, bx, by, x, y]) => void builder.cubicTo(ax, -ay, bx, -by, x, -y));
  pen.setClosePathFunc(() => void builder.close());
  const outlines: Outline[] = [];
  for (let glyph = 0; glyph < 1400; glyph += step) {
    builder = new OutlineBuilder();
    font.drawGlyph(glyph, pen);
    const outline = builder.build();
    if (outline.ops.length > 0) outlines.push(transformOutline(outline, scaling(1 / face.upem)));
  }
  return outlines;
}

function split(file: string): [string, string] {
  const at = file.indexOf("/", file.indexOf("/") + 1);
  return [file.slice(0, at), file.slice(at + 1)];
}

const square = polygon([0, 0], [1, 0], [1, 1], [0, 1]);
const turned = polygon([0, 0], [0, 1], [1, 1], [1, 0]);

function polygon(...corners: readonly (readonly [number, number])[]): Outline {
  const builder = new OutlineBuilder();
  for (const [i, [x, y]] of corners.entries()) {
    if (i === 0) builder.moveTo(x, y);
    else builder.lineTo(x, y);
  }
  return builder.close().build();
}

function moved(outline: Outline, size: number, x: number, y: number): Outline {
  const small = transformOutline(outline, scaling(size));
  return transformOutline(small, translation(x, y));
}

test.each([
  ["@fontsource/space-mono/files/space-mono-latin-400-normal.woff", 1],
  ["@fontsource/fira-sans-condensed/files/fira-sans-condensed-latin-600-italic.woff2", 2],
  ["@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff", 6],
  ["@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-600-normal.woff2", 4],
  ["@fontsource/sawarabi-gothic/files/sawarabi-gothic-100-400-normal.woff2", 1],
])("no glyph of %s overlaps that is taken for plain, and nearly all that do not are", async (file, step) => {
  const glyphs = await glyphsOf(file, step);
  const simple = glyphs.filter(isSimple);
  const plain = glyphs.filter(hasPlainContours);
  expect(plain.filter((glyph) => !simple.includes(glyph))).toEqual([]);
  expect(plain.length).toBeGreaterThan(0.95 * simple.length);
});

test("contours that lie in each other turn by turn are plain", () => {
  const ring = joinOutlines([square, moved(turned, 0.5, 0.2, 0.3)]);
  const island = joinOutlines([ring, moved(square, 0.2, 0.3, 0.4)]);
  const beside = joinOutlines([square, moved(square, 1, 1.1, 0)]);
  expect([square, turned, ring, island, beside].map(hasPlainContours)).toEqual(Array(5).fill(true));
});

test.each<[string, Outline]>([
  ["crossing contours", joinOutlines([square, moved(square, 1, 0.5, 0.5)])],
  [
    "a cross of two bars",
    joinOutlines([polygon([0, 1], [3, 1], [3, 2], [0, 2]), polygon([1, 0], [2, 0], [2, 3], [1, 3])]),
  ],
  ["a contour in another that turns the same way", joinOutlines([square, moved(square, 0.5, 0.2, 0.3)])],
  ["a counter that nothing is around", joinOutlines([square, moved(turned, 1, 1.5, 0)])],
  ["the same contour twice", joinOutlines([square, square])],
  ["contours that touch at a corner", joinOutlines([square, moved(square, 1, 1, 1)])],
  ["contours that share a side", joinOutlines([square, moved(square, 1, 1, 0)])],
  ["a contour that crosses itself", polygon([0, 0], [1, 1], [1, 0], [0, 1])],
  ["a line there and back", polygon([0, 0], [1, 1])],
  ["a spike", polygon([0, 0], [1, 0], [1, 1], [3, 1], [1, 1], [0, 1])],
  ["a curve with a loop", new OutlineBuilder().moveTo(0, 0).cubicTo(3, 1, -2, 1, 1, 0).close().build()],
  [
    "a bulge into the neighbour",
    joinOutlines([new OutlineBuilder().moveTo(0, 0).quadTo(2, 0.5, 0, 1).close().build(), moved(square, 1, 0.9, 0)]),
  ],
  ["a number that is none", polygon([0, 0], [Number.NaN, 0], [1, 1])],
  ["infinity", polygon([0, 0], [Number.POSITIVE_INFINITY, 0], [1, 1])],
])("%s is not plain", (_, outline) => {
  expect(hasPlainContours(outline)).toBe(false);
});

test("an outline of a hundred thousand lines is not looked into", () => {
  const corners = Array.from({ length: 100_000 }, (_, i): [number, number] => [i, i % 2]);
  expect(hasPlainContours(polygon(...corners, [50_000, 1e6]))).toBe(false);
});

test("whatever is drawn, what is plain is simple", () => {
  const at = fc.integer({ min: 0, max: 40 }).map((value) => value / 40);
  const point = fc.tuple(at, at);
  const command = fc.oneof(
    point.map(
      ([x, y]) =>
        (pen: OutlineBuilder) =>
          pen.lineTo(x, y),
    ),
    fc.tuple(point, point).map(
      ([c, [x, y]]) =>
        (pen: OutlineBuilder) =>
          pen.quadTo(...c, x, y),
    ),
    fc.tuple(point, point, point).map(
      ([a, b, c]) =>
        (pen: OutlineBuilder) =>
          pen.cubicTo(...a, ...b, ...c),
    ),
  );
  const contour = fc.tuple(point, fc.array(command, { minLength: 1, maxLength: 4 })).map(([start, commands]) => {
    const pen = new OutlineBuilder().moveTo(...start);
    for (const draw of commands) draw(pen);
    return pen.close().build();
  });
  const outlines = fc.array(contour, { minLength: 1, maxLength: 2 }).map(joinOutlines);
  const check = (outline: Outline): boolean => !hasPlainContours(outline) || isSimple(outline);
  fc.assert(fc.property(outlines, check), { numRuns: 2000 });
});
