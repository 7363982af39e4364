import { type Affine, type Outline, OutlineBuilder } from "@side-projects/raster";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RenderOptions } from "../src/core/options.ts";
import { place } from "../src/core/place.ts";
import { settingsFrom } from "../src/core/settings.ts";
import { findIcon, fontAwesome, measureIcon } from "../src/index.ts";
import { codeOf } from "./drawn.ts";
import { sampled } from "./measure.ts";

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Edges of the drawn curves from points on them. Samples miss a turning point by a part that falls with the square of
 * their number, so these edges lie within the true ones and at most a few thousandths of a pixel from them.
 */
function drawnEdges(outline: Outline, [a, b, c, d, e, f]: Affine): Edges {
  const edges = {
    left: Number.POSITIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const [px, py] of sampled(outline, 64).flat()) {
    const [x, y] = [a * px + c * py + e, b * px + d * py + f];
    edges.left = Math.min(edges.left, x);
    edges.right = Math.max(edges.right, x);
    edges.top = Math.min(edges.top, y);
    edges.bottom = Math.max(edges.bottom, y);
  }
  return edges;
}

function outlineOf(name: string): { outline: Outline; unitsPerEm: number } {
  return fontAwesome().glyph(findIcon(name));
}

const polygon = new OutlineBuilder().moveTo(3, 5).lineTo(97, -11).lineTo(61, 83).lineTo(-20, 40).close().build();
const names = [
  "heart",
  "square",
  "circle",
  "arrow-right",
  "fingerprint",
  "github",
  "toilet",
  "a",
  "wheelchair",
  "minus",
];
const anyName = fc.constantFrom(...names);
const anyAngle = fc.oneof(fc.constantFrom(0, 45, 90, 180, 270, 360), fc.double({ min: -1000, max: 1000, noNaN: true }));
const anyOptions: fc.Arbitrary<RenderOptions> = fc.record({
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 600 }),
  rotate: anyAngle,
  flip: fc.constantFrom("none", "horizontal", "vertical", "both"),
  fit: fc.constantFrom("em", "bbox"),
});

describe("an icon in the middle", () => {
  test("has the centre of its edges within 1e-9 px of the picture's, by the points of a polygon", () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const settings = settingsFrom(options);
        const { transform } = place(polygon, 100, settings);
        const { left, top, right, bottom } = drawnEdges(polygon, transform);
        expect(Math.abs((left + right - settings.width) / 2)).toBeLessThan(1e-9);
        expect(Math.abs((top + bottom - settings.height) / 2)).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });

  test("never leaves the picture, whatever the icon, the size and the angle, and its curves reach the edges told", () => {
    fc.assert(
      fc.property(anyName, anyOptions, (name, options) => {
        const { outline, unitsPerEm } = outlineOf(name);
        const settings = settingsFrom(options);
        const { transform, box } = place(outline, unitsPerEm, settings);
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(-1e-6);
        expect(box.right).toBeLessThanOrEqual(settings.width + 1e-6);
        expect(box.bottom).toBeLessThanOrEqual(settings.height + 1e-6);
        expect(Math.abs((box.left + box.right - settings.width) / 2)).toBeLessThan(1e-9);
        expect(Math.abs((box.top + box.bottom - settings.height) / 2)).toBeLessThan(1e-9);

        const drawn = drawnEdges(outline, transform);
        const gaps = [drawn.left - box.left, drawn.top - box.top, box.right - drawn.right, box.bottom - drawn.bottom];
        for (const gap of gaps) expect(gap > -1e-9 && gap < 0.05).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps its size where it fits, and is shrunk to 95 % of the side that it would cross", () => {
    expect(measureIcon("minus", { size: 100, iconSize: 40 }).shrunk).toBe(1);
    const { left, right, shrunk } = measureIcon("square", { size: 100, iconSize: 400 });
    expect(shrunk).toBeLessThan(1);
    expect(right - left).toBeCloseTo(95, 9);
  });

  test("is cut only where that is asked for", () => {
    const cropped = measureIcon("square", { size: 100, iconSize: 400, overflow: "crop" });
    expect(cropped.shrunk).toBe(1);
    expect(cropped.left).toBeLessThan(0);
    expect(cropped.left + cropped.right).toBeCloseTo(100, 9);
  });
});

describe("an icon at an anchor", () => {
  const sides = fc.constantFrom("left", "center", "right");
  const levels = fc.constantFrom("top", "center", "bottom");

  test("touches the padding's inner edge with its own edge or that of its outline, then is shifted", () => {
    const shift = fc.integer({ min: -40, max: 40 });
    const thick = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(
        sides,
        levels,
        fc.tuple(shift, shift),
        thick,
        anyAngle,
        (anchorX, anchorY, [dx, dy], line, rotate) => {
          const common = { width: 200, height: 150, iconSize: 60, padding: 7, outline: line, rotate };
          const { left, top, right, bottom } = measureIcon("heart", {
            ...common,
            anchorX,
            anchorY,
            offsetX: dx,
            offsetY: dy,
          });
          const wantedX = { left: left - 7 - line, center: (left + right) / 2 - 100, right: right - 193 + line }[
            anchorX
          ];
          const wantedY = { top: top - 7 - line, center: (top + bottom) / 2 - 75, bottom: bottom - 143 + line }[
            anchorY
          ];
          expect(Math.abs(wantedX - dx)).toBeLessThan(1e-9);
          expect(Math.abs(wantedY - dy)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  test("stays within the padding together with its outline, however large it was asked to be", () => {
    fc.assert(
      fc.property(
        sides,
        levels,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 20 }),
        (anchorX, anchorY, padding, line) => {
          const placed = measureIcon("star", { size: 128, iconSize: 500, anchorX, anchorY, padding, outline: line });
          const reach = padding + line - 1e-9;
          expect(Math.min(placed.left, placed.top, 128 - placed.right, 128 - placed.bottom)).toBeGreaterThanOrEqual(
            reach,
          );
        },
      ),
    );
  });
});

describe("an icon's size", () => {
  test("is the longer side of what is drawn with fit bbox, before it is turned", () => {
    for (const name of names) {
      const { left, top, right, bottom } = measureIcon(name, { size: 300, iconSize: 120, fit: "bbox" });
      expect(Math.max(right - left, bottom - top)).toBeCloseTo(120, 9);
    }
  });

  test("doubles with iconWidth in width alone", () => {
    const [one, two] = [60, 120].map((iconWidth) => measureIcon("heart", { size: 300, iconSize: 60, iconWidth }));
    if (!one || !two) throw new Error("two were measured");
    expect(two.right - two.left).toBeCloseTo(2 * (one.right - one.left), 9);
    expect(two.bottom - two.top).toBeCloseTo(one.bottom - one.top, 9);
  });

  test("leaves nothing to draw where padding or outline take all: IconError E_SIZE instead of a blank picture", () => {
    expect(codeOf(() => measureIcon("heart", { size: 16, padding: 8 }))).toBe("E_SIZE");
    expect(codeOf(() => measureIcon("heart", { size: 16, outline: 10 }))).toBe("E_SIZE");
    expect(measureIcon("heart", { size: 16, outline: 10, overflow: "crop" }).shrunk).toBe(1);
  });
});
