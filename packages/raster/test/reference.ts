import { type Affine, type FillRule, IDENTITY, type Outline } from "../src/index.ts";

type Point = readonly [x: number, y: number];

/** Polygons by recursive halving to a hundredth of the flatness that coverage uses: slow, and written another way. */
function polygonsOf(outline: Outline, [a, b, c, d, e, f]: Affine, depth: number): Point[][] {
  const polygons: Point[][] = [];
  let current: Point[] = [];
  let at = 0;
  const next = (): Point => {
    const [x = 0, y = 0] = outline.points.slice(at, at + 2);
    at += 2;
    return [a * x + c * y + e, b * x + d * y + f];
  };
  const middle = ([x0, y0]: Point, [x1, y1]: Point): Point => [(x0 + x1) / 2, (y0 + y1) / 2];
  const curve = (p: Point[], level: number): void => {
    const last = p.at(-1);
    if (last === undefined) return;
    if (level === 0) {
      current.push(last);
      return;
    }
    const left: Point[] = [];
    const right: Point[] = [];
    let row = p;
    while (row.length > 0) {
      left.push(row[0] ?? last);
      right.unshift(row.at(-1) ?? last);
      row = row.slice(1).map((point, i) => middle(row[i] ?? point, point));
    }
    curve(left, level - 1);
    curve(right, level - 1);
  };
  for (const op of outline.ops) {
    if (op === 0) {
      current = [next()];
      polygons.push(current);
    } else if (op !== 4) {
      const from = current.at(-1) ?? [0, 0];
      curve([from, ...Array.from({ length: op }, next)], op === 1 ? 0 : depth);
    }
  }
  return polygons;
}

/**
 * Coverage by 256 scan lines a row with exact spans along each: the slow, known-good way.
 *
 * @returns coverage from 0 to 255, not rounded
 */
export function referenceCoverage(
  outline: Outline,
  options: { width: number; height: number; transform?: Affine; rule?: FillRule; lines?: number },
): Float64Array {
  const { width, height, transform = IDENTITY, rule = "nonzero", lines = 256 } = options;
  const pixels = new Float64Array(width * height);
  const sides = polygonsOf(outline, transform, 7).flatMap((polygon) =>
    polygon.map((p, i) => [p, polygon[(i + 1) % polygon.length] ?? p] as const),
  );
  for (let line = 0; line < height * lines; line++) {
    const y = (line + 0.5) / lines;
    const row = Math.floor(line / lines) * width;
    const hits: { x: number; direction: number }[] = [];
    for (const [[x0, y0], [x1, y1]] of sides) {
      if (y0 <= y === y1 <= y) continue;
      hits.push({ x: x0 + ((y - y0) * (x1 - x0)) / (y1 - y0), direction: y0 < y1 ? 1 : -1 });
    }
    hits.sort((p, q) => p.x - q.x);
    let winding = 0;
    hits.forEach(({ x, direction }, i) => {
      winding += direction;
      const inside = rule === "nonzero" ? winding !== 0 : winding % 2 !== 0;
      const end = hits[i + 1]?.x ?? x;
      if (!inside) return;
      for (let px = Math.max(0, Math.floor(x)); px < Math.min(width, Math.ceil(end)); px++) {
        const span = Math.min(end, px + 1) - Math.max(x, px);
        pixels[row + px] = (pixels[row + px] ?? 0) + (Math.max(0, span) * 255) / lines;
      }
    });
  }
  return pixels;
}
