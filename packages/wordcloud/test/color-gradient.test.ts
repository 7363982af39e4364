import { compose } from "@side-projects/raster";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Gradient } from "../src/core/color/gradient.ts";
import { gradientPaint, gradientSampler } from "../src/core/color/gradient-paint.ts";
import { parseGradient } from "../src/core/color/parse-gradient.ts";
import { CloudError } from "../src/core/error.ts";
import { random } from "../src/core/random.ts";

const COLORS = ["#000000", "#ff0000"];

describe("parseGradient", () => {
  test.each([
    ["horizontal", "linear", 90],
    ["Vertical", "linear", 180],
    ["diagonal", "linear", 135],
    ["45", "linear", 45],
    ["-45deg", "linear", 315],
    ["725.5deg", "linear", 5.5],
    ["to left", "linear", 270],
    ["radial", "radial", 0],
    ["linear(to top)", "linear", 0],
  ])("%s takes the colours of the palette", (spec, kind, angle) => {
    expect(parseGradient(spec, COLORS)).toEqual({
      kind,
      angle,
      stops: [
        { at: 0, color: "#000000" },
        { at: 1, color: "#ff0000" },
      ],
    });
  });

  test.each([
    ["linear(45deg, #f06, gold 30%, teal)", 45, ["0 #ff0066", "0.3 #ffd700", "1 #008080"]],
    ["linear-gradient(white, rgb(0, 0, 0 / 50%), navy)", 90, ["0 #ffffff", "0.5 #00000080", "1 #000080"]],
    [
      "linear(red, lime 80%, blue, white, black 90%)",
      90,
      ["0 #ff0000", "0.8 #00ff00", "0.833 #0000ff", "0.867 #ffffff", "0.9 #000000"],
    ],
    ["linear(0deg, red 50%, lime 20%, blue)", 0, ["0.5 #ff0000", "0.5 #00ff00", "1 #0000ff"]],
    ["LINEAR( 90DEG ,  red ,\n blue )", 90, ["0 #ff0000", "1 #0000ff"]],
    ["radial(white, navy)", 0, ["0 #ffffff", "1 #000080"]],
  ])("%s has colours of its own", (spec, angle, stops) => {
    const gradient = parseGradient(spec, COLORS);
    expect(gradient.angle).toBe(angle);
    expect(gradient.stops.map(({ at, color }) => `${Math.round(at * 1000) / 1000} ${color}`)).toEqual(stops);
  });

  test("a gradient that is an object is checked and its colours are written out", () => {
    const gradient: Gradient = { kind: "linear", angle: 450, stops: [{ at: 0.2, color: "red" }] };
    expect(parseGradient(gradient, COLORS)).toEqual({ ...gradient, angle: 90, stops: [{ at: 0.2, color: "#ff0000" }] });
    const stops = [{ at: 0, color: "red" }];
    const bad: Gradient[] = [
      { kind: "linear", angle: Number.NaN, stops },
      { kind: "linear", angle: 0, stops: [] },
      { kind: "linear", angle: 0, stops: [{ at: Number.NaN, color: "red" }] },
      {
        kind: "radial",
        angle: 0,
        stops: [
          { at: 0.5, color: "red" },
          { at: 0.4, color: "red" },
        ],
      },
    ];
    for (const gradient of bad) {
      expect(() => parseGradient(gradient, COLORS)).toThrow(expect.objectContaining({ code: "E_OPTION" }));
    }
  });

  test.each([
    "",
    "sideways",
    "linear(",
    "linear(red)",
    "radial(45deg, red, blue)",
    "conic(red, blue)",
    "1e99",
    "red, blue",
  ])("%j is an error that says what to write", (spec) => {
    expect(() => parseGradient(spec, COLORS)).toThrow(CloudError);
    expect(() => parseGradient(spec, COLORS)).toThrow(expect.objectContaining({ hint: expect.any(String) }));
  });

  test("no text takes long or ends in another error", () => {
    const texts = [
      "linear(".repeat(1000),
      `linear(${"red,".repeat(200_000)}red)`,
      `linear(${" ".repeat(9000)}x)`,
      "9".repeat(9000),
    ];
    for (const text of texts) expect(() => parseGradient(text, COLORS)).toThrow(CloudError);
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const places = parseGradient(`linear(${text})`, COLORS).stops.map(({ at }) => at);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        } catch (error) {
          expect(error).toBeInstanceOf(CloudError);
        }
      }),
    );
  });
});

/** Colour by projection on the direction, in floating point: CSS Images 3, section 3.1. */
function expected(gradient: Gradient, [width, height]: readonly [number, number], x: number, y: number): number[] {
  const radians = (gradient.angle * Math.PI) / 180;
  const length = Math.abs(width * Math.sin(radians)) + Math.abs(height * Math.cos(radians));
  const along = (x - width / 2) * Math.sin(radians) - (y - height / 2) * Math.cos(radians);
  const radial = Math.hypot(x - width / 2, y - height / 2) / Math.hypot(width / 2, height / 2);
  const place = gradient.kind === "radial" ? radial : 0.5 + along / length;
  const after = gradient.stops.findIndex(({ at }) => at > place);
  const [a, b] =
    after < 0
      ? [gradient.stops.at(-1), gradient.stops.at(-1)]
      : [gradient.stops[Math.max(0, after - 1)], gradient.stops[after]];
  const channels = (color = "") => [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16));
  const [from, to] = [channels(a?.color), channels(b?.color)];
  const share = a === undefined || b === undefined || a.at === b.at ? 0 : (place - a.at) / (b.at - a.at);
  return from.map((value, i) => value + ((to[i] ?? 0) - value) * Math.min(1, Math.max(0, share)));
}

describe("gradients over a picture", () => {
  const specs = [
    "horizontal",
    "vertical",
    "45",
    "200.5deg",
    "radial",
    "linear(33deg, #f06 10%, gold 30%, teal)",
    "radial(white, #123456 70%)",
  ];
  const sizes = [
    [640, 640],
    [800, 300],
    [90, 1000],
  ] as const;

  test("at 50 points of any size it has the colour of the formula within 1 of 255", () => {
    for (const spec of specs) {
      const gradient = parseGradient(spec, ["#5b4bc4", "#2b9bd6", "#3bd671"]);
      for (const size of sizes) {
        const colorAt = gradientSampler(gradient, size[0], size[1]);
        const next = random(50);
        for (let i = 0; i < 50; i++) {
          const [x, y] = [next() * size[0], next() * size[1]];
          const color = colorAt(x, y);
          for (const [c, value] of expected(gradient, size, x, y).entries()) {
            expect(Math.abs((color[c] ?? 0) - value), `${spec} ${size} at ${x}, ${y}`).toBeLessThan(1);
          }
        }
      }
    }
  });

  test("the pixels that the raster paints are those that words are given", () => {
    const [width, height] = [61, 23];
    const coverage = new Uint8Array(width * height).fill(255);
    for (const spec of specs) {
      const gradient = parseGradient(spec, ["#5b4bc4", "#3bd671"]);
      const data = compose([{ coverage, paint: gradientPaint(gradient, width, height) }], { width, height });
      const colorAt = gradientSampler(gradient, width, height);
      for (let pixel = 0; pixel < width * height; pixel++) {
        const color = colorAt((pixel % width) + 0.5, Math.floor(pixel / width) + 0.5);
        for (let c = 0; c < 3; c++)
          expect(Math.abs((data[4 * pixel + c] ?? 0) - (color[c] ?? 0))).toBeLessThanOrEqual(0.5);
      }
    }
  });

  test("horizontal goes from left to right, vertical from top to bottom, 45 to the top right corner", () => {
    const ends = (spec: string): number[] => {
      const colorAt = gradientSampler(parseGradient(spec, ["#000000", "#ff0000"]), 400, 100);
      return [colorAt(0, 0), colorAt(400, 0), colorAt(0, 100), colorAt(400, 100)].map(([red]) => Math.round(red));
    };
    expect(ends("horizontal")).toEqual([0, 255, 0, 255]);
    expect(ends("vertical")).toEqual([0, 0, 255, 255]);
    expect(ends("45")).toEqual([51, 255, 0, 204]);
    expect(ends("radial")).toEqual([255, 255, 255, 255]);
  });
});
