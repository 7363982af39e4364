import type { Point } from "./curves.ts";

const LINES = 256;

/**
 * Coverage from 0 to 255, not rounded, by 256 scan lines a row with exact spans along each, non-zero rule. It finds the
 * lines that each side meets, so that hundreds of icons take seconds; a test holds it to the plainer reference of the
 * raster's own tests.
 */
export function scanLineCoverage(contours: readonly (readonly Point[])[], width: number, height: number): Float64Array {
  const hits: { x: number; direction: number }[][] = Array.from({ length: height * LINES }, () => []);
  for (const contour of contours) {
    for (const [i, from] of contour.entries()) addSide(hits, from, contour[(i + 1) % contour.length] ?? from);
  }
  const pixels = new Float64Array(width * height);
  for (const [line, met] of hits.entries()) {
    met.sort((p, q) => p.x - q.x);
    const row = Math.floor(line / LINES) * width;
    let winding = 0;
    for (const [i, { x, direction }] of met.entries()) {
      winding += direction;
      if (winding !== 0) addSpan(pixels, row, Math.max(0, x), Math.min(width, met[i + 1]?.x ?? x));
    }
  }
  return pixels;
}

function addSide(hits: { x: number; direction: number }[][], [x0, y0]: Point, [x1, y1]: Point): void {
  const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
  const first = Math.max(0, Math.ceil(top * LINES - 0.5));
  const end = Math.min(hits.length, Math.ceil(bottom * LINES - 0.5));
  for (let line = first; line < end; line++) {
    const y = (line + 0.5) / LINES;
    hits[line]?.push({ x: x0 + ((y - y0) * (x1 - x0)) / (y1 - y0), direction: y0 < y1 ? 1 : -1 });
  }
}

function addSpan(pixels: Float64Array, row: number, from: number, to: number): void {
  for (let x = Math.floor(from); x < to; x++) {
    const span = Math.min(to, x + 1) - Math.max(from, x);
    pixels[row + x] = (pixels[row + x] ?? 0) + (span * 255) / LINES;
  }
}
