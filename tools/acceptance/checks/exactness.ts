import { type Affine, coverage, type Outline } from "@side-projects/raster";
import { fontAwesome, type IconInfo, renderRgba } from "icon-render";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { boxOf, type Point, pointsOn } from "./curves.ts";
import { moved, placedByHand } from "./placing.ts";
import { scanLineCoverage } from "./scan-lines.ts";

/** How a picture's coverage differs from 256 exact scan lines a row. */
interface Deviation {
  mean: number;
  max: number;
  /** Pixels that are wholly inside without being 255, or wholly outside without being 0. */
  unsolid: number;
}

function deviationOf(ours: Uint8Array, exact: Float64Array): Deviation {
  const found = { mean: 0, max: 0, unsolid: 0 };
  for (let i = 0; i < exact.length; i++) {
    const wanted = exact[i] ?? 0;
    const apart = Math.abs((ours[i] ?? 0) - wanted);
    found.mean += apart / exact.length;
    if (apart > found.max) found.max = apart;
    if ((wanted > 255 - 1e-6 || wanted < 1e-6) && apart > 1e-3) found.unsolid++;
  }
  return found;
}

/** What draws an icon as coverage: the whole package, or the raster alone with a map made by hand. */
export type Draw = (icon: IconInfo, size: number, outline: Outline, transform: Affine) => Uint8Array;

export const drawWithPackage: Draw = (icon, size) => {
  const { data } = renderRgba(icon.name, { style: icon.style, size, background: "transparent" });
  return Uint8Array.from({ length: size * size }, (_, i) => data[4 * i + 3] ?? 0);
};

export const drawWithRaster: Draw = (_icon, size, outline, transform) =>
  coverage(outline, { width: size, height: size, transform });

/** Icons at each size against 256 exact scan lines a row. */
export function againstScanLines(icons: readonly IconInfo[], sizes: readonly number[], draw: Draw): Finding[] {
  let [sum, mean, max, unsolid] = [0, 0, 0, 0];
  for (const icon of icons) {
    const { outline } = fontAwesome().glyph(icon);
    for (const size of sizes) {
      const { contours, transform } = placedByHand(icon, size, Math.floor(0.95 * size), 256);
      const exact = scanLineCoverage(moved(contours, transform), size, size);
      const found = deviationOf(draw(icon, size, outline, transform), exact);
      sum += found.mean;
      mean = Math.max(mean, found.mean);
      max = Math.max(max, found.max);
      unsolid += found.unsolid;
    }
  }
  const what = `${icons.length} icons at ${sizes.join(", ")} px against 256 scan lines`;
  return [
    atMost(`${what}: mean of all`, sum / (icons.length * sizes.length), 0.5, "/255"),
    atMost("mean of the worst picture", mean, 0.5, "/255"),
    atMost("worst pixel", max, 4, "/255"),
    atMost("pixels inside that are not 255 or outside that are not 0", unsolid, 0),
  ];
}

/** The edge of the font's circle at `size` pixels, row by row, against its own curves evaluated on many scan lines. */
export function circleEdge(size: number, draw: Draw): Finding {
  const set = fontAwesome();
  const icon = set.find("circle", "solid");
  const { outline } = set.glyph(icon);
  const { transform } = placedByHand(icon, size, Math.floor(0.95 * size), 4096);
  const contours = moved(pointsOn(outline, 20_000), transform);
  const pixels = draw(icon, size, outline, transform);
  const rows = largestGap(contours, (line, at) => pixels[line * size + at] ?? 0, size);
  const swapped = contours.map((contour) => contour.map(([x, y]): Point => [y, x]));
  const columns = largestGap(swapped, (line, at) => pixels[at * size + line] ?? 0, size);
  return atMost(`edge of the circle at ${size} px, farthest from its own curves`, Math.max(rows, columns), 0.1, " px");
}

/**
 * Largest distance along the lines between the curve and where the coverage puts the edge: each row's coverage, added
 * up from outside to the middle, is the mean distance of the edge from the middle. Only rows in which the curve is
 * steep count; the columns see to the rest.
 */
function largestGap(
  contours: readonly (readonly Point[])[],
  at: (line: number, x: number) => number,
  size: number,
): number {
  const [left, top, right, bottom] = boxOf(contours);
  const half = Math.round((left + right) / 2);
  const steep = (bottom - top) * 0.15;
  const curve = contours.flat();
  const sides = [curve.filter(([x]) => x < half), curve.filter(([x]) => x > half)].map((side) =>
    [...side].sort((p, q) => p[1] - q[1]),
  );
  let worst = 0;
  for (let line = Math.ceil(top + steep); line < Math.floor(bottom - steep); line++) {
    let [before, after] = [0, 0];
    for (let x = 0; x < half; x++) before += at(line, x) / 255;
    for (let x = half; x < size; x++) after += at(line, x) / 255;
    worst = Math.max(
      worst,
      Math.abs(half - meanX(sides[0] ?? [], line) - before),
      Math.abs(meanX(sides[1] ?? [], line) - half - after),
    );
  }
  return worst;
}

/** Mean x of the points of a side, sorted by y, over one row. */
function meanX(side: readonly Point[], line: number): number {
  const samples = 32;
  let sum = 0;
  let i = firstBelow(side, line);
  for (let s = 0; s < samples; s++) {
    const y = line + (s + 0.5) / samples;
    while (i < side.length - 1 && (side[i]?.[1] ?? 0) < y) i++;
    const [x1 = 0, y1 = 0] = side[i] ?? [];
    const [x0 = 0, y0 = 0] = side[i - 1] ?? [x1, y1];
    sum += y1 === y0 ? x1 : x0 + ((y - y0) * (x1 - x0)) / (y1 - y0);
  }
  return sum / samples;
}

function firstBelow(side: readonly Point[], y: number): number {
  let [low, high] = [0, side.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if ((side[at]?.[1] ?? 0) < y) low = at + 1;
    else high = at;
  }
  return low;
}

/** All products of two bytes, mixed by `mix`, against rounding in whole numbers. */
export function allProducts(what: string, mix: (byte: number) => ArrayLike<number>): Finding {
  const wrong: string[] = [];
  for (let a = 0; a < 256; a++) {
    const mixed = mix(a);
    for (let b = 0; b < 256; b++) {
      const exact = Math.floor((2 * a * b + 255) / 510);
      if (mixed[b] !== exact) wrong.push(`${a} x ${b} gave ${mixed[b]}`);
    }
  }
  return allOf(`${what} of 65,536 products rounded exactly`, 65536, wrong);
}
