import type { Rgba } from "@side-projects/raster";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatColor, parseColor } from "../src/core/color/color.ts";
import { contrastRatio, hslOf, withContrast } from "../src/core/color/contrast.ts";
import { gradientSampler } from "../src/core/color/gradient-paint.ts";
import { guardGradient } from "../src/core/color/guard-gradient.ts";
import { parseGradient } from "../src/core/color/parse-gradient.ts";

/** WCAG 2.2, relative luminance and contrast ratio, in plain floating point. */
function wcag(a: readonly number[], b: readonly number[]): number {
  const luminance = (color: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((value) => {
      const share = Math.round(value) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

const byte = fc.integer({ min: 0, max: 255 });
const opaque: fc.Arbitrary<Rgba> = fc.tuple(byte, byte, byte, fc.constant(1));

describe("contrast", () => {
  test("is that of WCAG", () => {
    expect(contrastRatio([0, 0, 0, 1], [255, 255, 255, 1])).toBeCloseTo(21, 10);
    expect(contrastRatio(parseColor("#767676"), parseColor("white"))).toBeCloseTo(4.54, 2);
    fc.assert(
      fc.property(opaque, opaque, (a, b) => {
        expect(contrastRatio(a, b)).toBeCloseTo(wcag(a, b), 8);
      }),
    );
  });

  test("a colour that shines through has that of what it looks like", () => {
    expect(contrastRatio([0, 0, 0, 0.5], [255, 255, 255, 1])).toBeCloseTo(wcag([128, 128, 128], [255, 255, 255]), 8);
  });
});

describe("withContrast", () => {
  test("reaches every ratio that black or white reaches, and leaves alone what has it", () => {
    fc.assert(
      fc.property(opaque, opaque, fc.double({ min: 1, max: 21, noNaN: true }), (color, background, ratio) => {
        const held = withContrast(color, background, ratio);
        const reachable = Math.max(wcag([0, 0, 0], background), wcag([255, 255, 255], background)) >= ratio;
        if (reachable) expect(wcag(held, background)).toBeGreaterThanOrEqual(ratio - 1e-9);
        else expect(["#000000", "#ffffff"]).toContain(formatColor(held));
        if (wcag(color, background) >= ratio) expect(held).toEqual(color);
      }),
    );
  });

  test("keeps the hue, as far as bytes can say it", () => {
    fc.assert(
      fc.property(opaque, opaque, (color, background) => {
        const [before] = hslOf(color);
        const held = withContrast(color, background, 4.5);
        const [after] = hslOf(held);
        const range = (channels: Rgba): number => Math.max(...channels.slice(0, 3)) - Math.min(...channels.slice(0, 3));
        // A range of a few bytes holds few hues.
        if (range(held) < 24 || range(color) < 24) return;
        const apart = Math.abs(after - before);
        expect(Math.min(apart, 360 - apart)).toBeLessThan(3);
      }),
    );
  });

  test("takes the nearest lightness: a step back towards the colour falls short", () => {
    for (const name of ["gold", "#3bd671", "hotpink", "#888"]) {
      const color = parseColor(name);
      const held = withContrast(color, [255, 255, 255, 1], 4.5);
      const [hue, saturation, lightness] = hslOf(held);
      const brighter = parseColor(`hsl(${hue}, ${saturation * 100}%, ${(lightness + 0.012) * 100}%)`);
      expect(wcag(held, [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
      expect(wcag(brighter, [255, 255, 255])).toBeLessThan(4.5);
    }
  });

  test("goes the shorter way on a ground between black and white", () => {
    const ground = parseColor("#808080");
    expect(hslOf(withContrast(parseColor("#a03030"), ground, 3))[2]).toBeLessThan(hslOf(parseColor("#a03030"))[2]);
    expect(hslOf(withContrast(parseColor("#ffb0b0"), ground, 3))[2]).toBeGreaterThan(hslOf(parseColor("#ffb0b0"))[2]);
  });

  test("makes a faint colour opaque where it lacks contrast", () => {
    const held = withContrast([255, 0, 0, 0.1], [255, 255, 255, 1], 3);
    expect(held[3]).toBe(1);
    expect(wcag(held, [255, 255, 255])).toBeGreaterThanOrEqual(3);
    expect(withContrast([0, 0, 0, 0.9], [255, 255, 255, 1], 3)).toEqual([0, 0, 0, 0.9]);
  });
});

describe("guardGradient", () => {
  const leastOf = (spec: string, ground: string, ratio: number): number => {
    const background = parseColor(ground);
    const gradient = guardGradient(parseGradient(spec, []), { background, ratio });
    const colorAt = gradientSampler(gradient, 1000, 1);
    return Math.min(...Array.from({ length: 2001 }, (_, i) => wcag(colorAt(i / 2, 0), background)));
  };

  test.each([
    ["linear(#f06, gold, teal)", "white", 4.5],
    ["linear(red, lime, blue)", "black", 5],
    ["linear(red, lime)", "#101820", 7],
    ["linear(navy, white)", "white", 3],
    ["linear(black, white)", "#777777", 3],
    ["linear(black, white)", "#222222", 9],
    ["linear(yellow 40%, blue 40%)", "#0d1117", 7],
  ])("%s on %s has %d all the way", (spec, ground, ratio) => {
    expect(leastOf(spec, ground, ratio)).toBeGreaterThanOrEqual(ratio);
  });

  test("any gradient of strong colours holds on white and on black", () => {
    const stops = fc.array(opaque.map(formatColor), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(stops, fc.constantFrom("white", "black", "#0d1117", "#f4ecd8"), (colors, ground) => {
        expect(leastOf(`linear(${colors.join(",")})`, ground, 4.5)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 60 },
    );
  });

  test("leaves a gradient that stands out as it is", () => {
    const gradient = parseGradient("linear(navy, maroon)", []);
    expect(guardGradient(gradient, { background: [255, 255, 255, 1], ratio: 4.5 })).toBe(gradient);
  });
});
