import { findIcon, fontAwesome } from "icon-render";
import { expect, test } from "vitest";
import { referenceCoverage } from "../../../packages/raster/test/reference.ts";
import { boxOf, pointsOn } from "../checks/curves.ts";
import { allProducts, circleEdge, drawWithRaster } from "../checks/exactness.ts";
import { ink, middle, mirrored, turned } from "../checks/pixels.ts";
import { moved, placedByHand } from "../checks/placing.ts";
import { scanLineCoverage } from "../checks/scan-lines.ts";
import { isAxisAligned } from "../checks/snapping.ts";
import { drawnByResvg, meanOnWhite } from "../checks/svg-pixels.ts";

test("the quick scan lines give what the plain ones of the raster's tests give", () => {
  for (const name of ["heart", "fingerprint", "github"]) {
    const icon = findIcon(name);
    const { contours, transform } = placedByHand(icon, 12, 11, 256);
    const quick = scanLineCoverage(moved(contours, transform), 12, 12);
    const plain = referenceCoverage(fontAwesome().glyph(icon).outline, { width: 12, height: 12, transform });
    quick.forEach((value, i) => {
      expect(Math.abs(value - (plain[i] ?? 0))).toBeLessThan(0.05);
    });
  }
});

test("a circle drawn a fifth of a pixel too far to the right is found", () => {
  const shifted = circleEdge(512, (icon, size, outline, [a, b, c, d, e, f]) =>
    drawWithRaster(icon, size, outline, [a, b, c, d, e + 0.2, f]),
  );
  expect(shifted.met).toBe(false);
  expect(circleEdge(512, drawWithRaster).met).toBe(true);
});

test("products that are cut off instead of rounded are found", () => {
  const row = (cut: (value: number) => number) => (a: number) =>
    Array.from({ length: 256 }, (_, b) => cut((a * b) / 255));
  expect(allProducts("cut", row(Math.floor)).met).toBe(false);
  expect(allProducts("rounded", row(Math.round)).met).toBe(true);
});

const data = Uint8Array.from({ length: 2 * 3 * 4 }, (_, i) => (i % 4 === 3 ? 200 : Math.floor(i / 4)));
const six = { width: 2, height: 3, data };

function first(image: { data: ArrayLike<number> }): number[] {
  return Array.from(image.data).filter((_, i) => i % 4 === 0);
}

test("pictures turn clockwise, are mirrored and cut out pixel by pixel", () => {
  expect(first(six)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(turned(six, 1)).toMatchObject({ width: 3, height: 2 });
  expect(first(turned(six, 1))).toEqual([4, 2, 0, 5, 3, 1]);
  expect(first(turned(six, 2))).toEqual([5, 4, 3, 2, 1, 0]);
  expect(first(mirrored(six))).toEqual([1, 0, 3, 2, 5, 4]);
  expect(first(middle(six, 2, 1))).toEqual([2, 3]);
  expect(ink(six)).toBe(6 * 200);
});

test("the box of a curve is that of the curve and not of its control points", () => {
  const ops = Uint8Array.of(0, 2, 4);
  const arch = { ops, points: Float64Array.of(0, 0, 1, 2, 2, 0) };
  expect(boxOf(pointsOn(arch, 2))).toEqual([0, 0, 2, 1]);
});

test("a bar is axis-aligned and a heart is not", () => {
  expect(isAxisAligned(findIcon("barcode"))).toBe(true);
  expect(isAxisAligned(findIcon("heart"))).toBe(false);
});

test("resvg's pixels are straight, and drawn larger they are nearer to the areas", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"><path fill="#c80" fill-opacity=".5" d="M.1 0H2V1H.1z"/></svg>`;
  const [near, exact] = [drawnByResvg(svg), drawnByResvg(svg, 10)];
  const wanted = [204, 136, 0, 128];
  expect([...exact.data.subarray(4)].every((value, i) => Math.abs(value - (wanted[i] ?? 0)) <= 1)).toBe(true);
  expect(exact.data[3]).toBe(Math.round(0.9 * 128));
  expect(meanOnWhite(near, near)).toBe(0);
});
