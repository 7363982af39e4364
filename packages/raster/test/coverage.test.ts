import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chain,
  coverage,
  coverageRuns,
  isSimple,
  joinOutlines,
  type Outline,
  OutlineBuilder,
  outlineBounds,
  rotation,
  scaling,
  transformOutline,
  translation,
} from "../src/index.ts";
import { referenceCoverage } from "./reference.ts";

function rectangle(left: number, top: number, right: number, bottom: number): Outline {
  return new OutlineBuilder()
    .moveTo(left, top)
    .lineTo(right, top)
    .lineTo(right, bottom)
    .lineTo(left, bottom)
    .close()
    .build();
}

function polygon(...points: [number, number][]): Outline {
  const builder = new OutlineBuilder();
  points.forEach(([x, y], i) => {
    if (i === 0) builder.moveTo(x, y);
    else builder.lineTo(x, y);
  });
  return builder.close().build();
}

function rows(pixels: Uint8Array, width: number): number[][] {
  return Array.from({ length: pixels.length / width }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)]);
}

function largestError(
  outline: Outline,
  width: number,
  height: number,
  rule: "nonzero" | "evenodd" = "nonzero",
): number {
  const exact = referenceCoverage(outline, { width, height, rule });
  const ours = coverage(outline, { width, height, rule });
  return exact.reduce((worst, value, i) => Math.max(worst, Math.abs(value - (ours[i] ?? 0))), 0);
}

const anyPoint = fc.tuple(fc.double({ min: -4, max: 12, noNaN: true }), fc.double({ min: -4, max: 12, noNaN: true }));

test("a rectangle on half pixels covers halves and quarters", () => {
  const pixels = coverage(rectangle(0.5, 0.5, 3, 2), { width: 4, height: 3 });
  expect(rows(pixels, 4)).toEqual([
    [64, 128, 128, 0],
    [128, 255, 255, 0],
    [0, 0, 0, 0],
  ]);
});

test("a triangle's slanted side covers each pixel by its area", () => {
  const pixels = coverage(polygon([0, 0], [4, 0], [0, 1]), { width: 4, height: 1 });
  expect([...pixels]).toEqual([223, 159, 96, 32]);
});

test("overlapping contours of one direction are one shape, also where an edge lies within a pixel", () => {
  const both = joinOutlines([rectangle(0.25, 0, 2.5, 1), rectangle(0.75, 0, 3, 1)]);
  expect([...coverage(both, { width: 3, height: 1 })]).toEqual([191, 255, 255]);
});

test("contours of opposite direction that overlap within one pixel do not cancel outside their overlap", () => {
  const clockwise = rectangle(0, 0, 0.5, 1);
  const other = polygon([0.5, 0], [0.5, 1], [1, 1], [1, 0]);
  expect([...coverage(joinOutlines([clockwise, other]), { width: 1, height: 1 })]).toEqual([255]);
});

test("even-odd leaves the middle of a star open and non-zero fills it", () => {
  const star = polygon([5, 0], [8, 9], [0.5, 3.5], [9.5, 3.5], [2, 9]);
  const at = (rule: "nonzero" | "evenodd"): number | undefined =>
    coverage(star, { width: 10, height: 10, rule })[5 * 10 + 5];
  expect([at("nonzero"), at("evenodd")]).toEqual([255, 0]);
});

test("any polygon, however it crosses itself and the picture's border, is within a level of 256 exact scan lines", () => {
  fc.assert(
    fc.property(
      fc.array(anyPoint, { minLength: 3, maxLength: 9 }),
      fc.constantFrom("nonzero", "evenodd"),
      (points, rule) => {
        expect(largestError(polygon(...points), 8, 8, rule)).toBeLessThanOrEqual(1.6);
      },
    ),
    { numRuns: 150 },
  );
});

test("so is any polygon of level and upright sides on quarters of pixels", () => {
  const quarter = fc.integer({ min: -8, max: 40 }).map((n) => n / 4);
  fc.assert(
    fc.property(fc.array(fc.tuple(quarter, quarter), { minLength: 2, maxLength: 7 }), (corners) => {
      const steps = corners.flatMap(([x, y], i): [number, number][] => [
        [corners[i - 1]?.[0] ?? corners.at(-1)?.[0] ?? x, y],
        [x, y],
      ]);
      expect(largestError(polygon(...steps), 8, 8)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 150 },
  );
});

test("curves agree with the reference to four levels", () => {
  fc.assert(
    fc.property(anyPoint, anyPoint, anyPoint, anyPoint, ([x0, y0], [x1, y1], [x2, y2], [x3, y3]) => {
      const blob = new OutlineBuilder()
        .moveTo(x0, y0)
        .cubicTo(x1, y1, x2, y2, x3, y3)
        .quadTo(x2, y1, x0, y0)
        .close()
        .build();
      expect(largestError(blob, 8, 8)).toBeLessThanOrEqual(4);
    }),
    { numRuns: 60 },
  );
});

test("a simple outline gives the same pixels with and without the resolving pass", () => {
  const ring = joinOutlines([rectangle(1.3, 1.1, 9.2, 8.7), polygon([3.4, 3], [3.1, 6.5], [7, 6.9], [6.6, 2.8])]);
  expect(isSimple(ring)).toBe(true);
  const size = { width: 10, height: 10 };
  expect(coverage({ ...ring, simple: true }, size)).toEqual(coverage(ring, size));
});

test("overlapping, self-crossing and twice-wound shapes are not simple", () => {
  expect(isSimple(joinOutlines([rectangle(0, 0, 2, 2), rectangle(1, 1, 3, 3)]))).toBe(false);
  expect(isSimple(polygon([0, 0], [4, 4], [4, 0], [0, 4]))).toBe(false);
  expect(isSimple(joinOutlines([rectangle(0, 0, 4, 4), rectangle(1, 1, 3, 3)]))).toBe(false);
});

test("turning by quarters gives the turned pixels", () => {
  const shape = new OutlineBuilder().moveTo(-3.2, -2.9).quadTo(4.6, -3.8, 3.7, 0.4).lineTo(-1.1, 3.3).close().build();
  const size = 8;
  const draw = (degrees: number): Uint8Array =>
    coverage(shape, { width: size, height: size, transform: chain(rotation(degrees), translation(4, 4)) });
  const upright = draw(0);
  const turned = draw(90);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) expect(turned[x * size + (size - 1 - y)]).toBe(upright[y * size + x]);
  }
  expect(draw(360)).toEqual(upright);
});

test("bounds are those of the curve, not of its control points", () => {
  const arch = new OutlineBuilder().moveTo(0, 0).quadTo(1, 2, 2, 0).cubicTo(3, -4, 4, 4, 5, 0).close().build();
  const box = outlineBounds(arch, scaling(10));
  expect(box?.top).toBeCloseTo(-11.547, 3);
  expect(box?.bottom).toBeCloseTo(11.547, 3);
  expect([box?.left, box?.right]).toEqual([0, 50]);
});

test("runs hold the same pixels, none of them next to one of its own value in a row", () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 3, maxLength: 9 }), (points) => {
      const size = { width: 9, height: 7 };
      const runs = coverageRuns(polygon(...points), size);
      const pixels = [...runs.values].flatMap((value, i) => {
        const next = runs.starts[i + 1] ?? 0;
        const from = runs.starts[i] ?? 0;
        return Array.from({ length: (next > from ? next : size.width) - from }, () => value);
      });
      expect(pixels).toEqual([...coverage(polygon(...points), size)]);
      for (let row = 0; row < size.height; row++) {
        const values = [...runs.values.subarray(runs.rows[row], runs.rows[row + 1])];
        expect(values.every((value, i) => value !== values[i - 1])).toBe(true);
      }
    }),
  );
});

test("the picture's size is checked before memory is taken", () => {
  const square = rectangle(0, 0, 1, 1);
  for (const [width, height] of [
    [0, 5],
    [5, -1],
    [1e9, 1],
    [Number.NaN, 5],
    [2.5, 2],
  ] as const) {
    expect(() => coverage(square, { width, height })).toThrow(expect.objectContaining({ code: "E_SIZE" }));
  }
  expect(() => coverage(square, { width: 65535, height: 65535 })).toThrow(
    expect.objectContaining({ code: "E_PIXELS" }),
  );
});

test("coordinates that are not finite are refused", () => {
  const broken = transformOutline(rectangle(0, 0, 1, 1), scaling(Number.NaN));
  expect(() => coverage(broken, { width: 4, height: 4 })).toThrow(expect.objectContaining({ code: "E_NUMBER" }));
});
