import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradientPaint, parseGradient } from "../src/core/gradient.ts";
import { renderRgba } from "../src/index.ts";
import { codeOf } from "./drawn.ts";
import { pixel } from "./measure.ts";

const places = (text: string) => parseGradient(text).stops.map(({ at }) => at);

describe("a gradient's text", () => {
  test("is a kind, an angle and colours with places", () => {
    expect(parseGradient("linear(45deg, #f06, gold 30%, teal)")).toEqual({
      kind: "linear",
      angle: 45,
      stops: [
        { color: [255, 0, 102, 1], at: 0 },
        { color: [255, 215, 0, 1], at: 0.3 },
        { color: [0, 128, 128, 1], at: 1 },
      ],
    });
    expect(parseGradient("radial(white, navy)")).toMatchObject({ kind: "radial", stops: [{ at: 0 }, { at: 1 }] });
  });

  test.each([
    ["linear-gradient(red, blue)", 180],
    ["red, blue", 180],
    ["linear(to top, red, blue)", 0],
    ["linear(to RIGHT, red, blue)", 90],
    ["linear(to bottom, red, blue)", 180],
    ["linear(to left, red, blue)", 270],
    ["linear(-90deg, red, blue)", -90],
    [" linear(.5deg, red, blue) ", 0.5],
  ])("%j points to %d degrees", (text, angle) => {
    expect(parseGradient(text)).toMatchObject({ kind: "linear", angle });
  });

  test("keeps the commas and spaces of rgb() and hsl() together", () => {
    const { stops } = parseGradient("linear(rgb(1, 2, 3) 10%, hsl(120 100% 50%) 90%)");
    expect(stops).toEqual([
      { color: [1, 2, 3, 1], at: 0.1 },
      { color: [0, 255, 0, 1], at: 0.9 },
    ]);
  });

  test("spreads colours without a place evenly between those that have one, as CSS does", () => {
    expect(places("red, lime, blue")).toEqual([0, 0.5, 1]);
    expect(places("red, lime, blue, teal, navy")).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(places("red 20%, lime, blue, teal 80%")).toEqual([0.2, 0.4, 0.6, 0.8].map((at) => expect.closeTo(at, 12)));
    expect(places("red, lime 50%, blue, teal")).toEqual([0, 0.5, 0.75, 1]);
  });

  test("moves a place that lies before an earlier one up to it, as CSS does", () => {
    expect(places("red 60%, lime 30%, blue")).toEqual([0.6, 0.6, 1]);
  });

  test("has places that never fall and lie within 0 and 1", () => {
    const stop = fc.tuple(fc.constantFrom("red", "#0f0", "rgb(1 2 3)"), fc.option(fc.integer({ min: -200, max: 300 })));
    fc.assert(
      fc.property(fc.array(stop, { minLength: 2, maxLength: 9 }), (stops) => {
        const found = places(stops.map(([color, at]) => (at === null ? color : `${color} ${at}%`)).join(", "));
        expect(found).toHaveLength(stops.length);
        found.reduce((before, at) => {
          expect(at).toBeGreaterThanOrEqual(before);
          return at;
        }, 0);
        expect(found.at(-1)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each([
    "red",
    "linear(red)",
    "radial(red)",
    "linear(45deg, red)",
    "radial(45deg, red, blue)",
    "linear(to top, red)",
  ])("%j has too few colours or an angle too many: E_OPTION", (text) => {
    expect(codeOf(() => parseGradient(text))).toBe("E_OPTION");
  });

  test.each([
    "",
    "linear()",
    "linear(red,,blue)",
    "linear(red, blue",
    "conic(red, blue)",
    "red 10, blue",
    "red 1e2%, blue",
  ])("%j has a colour that is none: E_COLOR", (text) => {
    expect(codeOf(() => parseGradient(text))).toBe("E_COLOR");
  });

  test("is read at once however long its runs of spaces, brackets or commas are", () => {
    const long = 200_000;
    expect(codeOf(() => parseGradient(`red${" ".repeat(long)}x, blue`))).toBe("E_COLOR");
    expect(places(`red${" ".repeat(long)}30%, blue`)).toEqual([0.3, 1]);
    expect(codeOf(() => parseGradient(`linear(${"(".repeat(long)}`))).toBe("E_COLOR");
    expect(codeOf(() => parseGradient(",".repeat(long)))).toBe("E_COLOR");
  });
});

describe("a gradient over a box", () => {
  const box = { left: 10, top: 20, right: 110, bottom: 70 };

  test("runs between the box's sides where it is upright or level", () => {
    expect(gradientPaint(parseGradient("linear(to right, red, blue)"), box)).toMatchObject({
      from: [10, 45].map((value) => expect.closeTo(value, 9)),
      to: [110, 45].map((value) => expect.closeTo(value, 9)),
    });
    expect(gradientPaint(parseGradient("linear(to top, red, blue)"), box)).toMatchObject({
      from: [60, 70].map((value) => expect.closeTo(value, 9)),
      to: [60, 20].map((value) => expect.closeTo(value, 9)),
    });
  });

  test("has its ends level with the corners that lie farthest along it, at any angle", () => {
    fc.assert(
      fc.property(fc.double({ min: -720, max: 720, noNaN: true }), (degrees) => {
        const paint = gradientPaint({ ...parseGradient("red, blue"), angle: degrees }, box);
        if (paint.kind !== "linear") throw new Error(paint.kind);
        const radians = (degrees * Math.PI) / 180;
        const along = ([x, y]: readonly [number, number]) => x * Math.sin(radians) - y * Math.cos(radians);
        const corners = [box.left, box.right].flatMap((x) => [box.top, box.bottom].map((y) => along([x, y])));
        expect(along(paint.from)).toBeCloseTo(Math.min(...corners), 6);
        expect(along(paint.to)).toBeCloseTo(Math.max(...corners), 6);
      }),
    );
  });

  test("reaches its last colour at the farther side where it is radial", () => {
    expect(gradientPaint(parseGradient("radial(red, blue)"), box)).toMatchObject({ center: [60, 45], radius: 50 });
  });

  test("colours a square from its first column to its last, in the middle the mean", () => {
    const options = { size: 128, iconSize: 100, fit: "bbox", gradient: "linear(to right, #000, #f00)" } as const;
    const image = renderRgba("square", options);
    const reds = Array.from({ length: 98 }, (_, i) => Number(pixel(image, 15 + i, 64)[0]));
    reds.forEach((red, i) => {
      if (i > 0) expect(red).toBeGreaterThanOrEqual(Number(reds[i - 1]));
      // Pixel 14 + k has its centre k + 0.5 pixels into the 87.5 or more of the square.
      expect(Math.abs(red - Number(reds[0]) - (i * (Number(reds[97]) - Number(reds[0]))) / 97)).toBeLessThan(1.01);
    });
    expect(Math.abs(Number(pixel(image, 63, 64)[0]) + Number(pixel(image, 64, 64)[0]) - 255)).toBeLessThanOrEqual(1);
  });
});
