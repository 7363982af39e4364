import { angleDegrees, cosDegrees, sinDegrees } from "./trig.ts";

/** An elliptical arc as SVG paths give it. */
export interface Arc {
  readonly radiusX: number;
  readonly radiusY: number;
  /** Rotation of the ellipse in degrees. */
  readonly tilt: number;
  readonly large: boolean;
  readonly sweep: boolean;
}

type Point = readonly [x: number, y: number];
export type CubicArgs = [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/**
 * Cubic curves along an arc, one for each quarter turn or less; none where the arc is a straight line or a point.
 * Centre and angles after the SVG 2 recommendation, appendix B.2, radii grown where they are too short.
 */
export function arcToCubics(from: Point, to: Point, arc: Arc): CubicArgs[] {
  let rx = Math.abs(arc.radiusX);
  let ry = Math.abs(arc.radiusY);
  if (rx === 0 || ry === 0 || (from[0] === to[0] && from[1] === to[1])) return [];

  const cos = cosDegrees(arc.tilt);
  const sin = sinDegrees(arc.tilt);
  const hx = (from[0] - to[0]) / 2;
  const hy = (from[1] - to[1]) / 2;
  const px = cos * hx + sin * hy;
  const py = cos * hy - sin * hx;
  const reach = (px * px) / (rx * rx) + (py * py) / (ry * ry);
  if (reach > 1) {
    rx *= Math.sqrt(reach);
    ry *= Math.sqrt(reach);
  }
  const gap = Math.max(0, 1 / Math.min(1, reach) - 1);
  const side = (arc.large === arc.sweep ? -1 : 1) * (reach >= 1 ? 0 : Math.sqrt(gap));
  const cx = (side * rx * py) / ry;
  const cy = (-side * ry * px) / rx;
  const middle: Point = [cos * cx - sin * cy + (from[0] + to[0]) / 2, sin * cx + cos * cy + (from[1] + to[1]) / 2];

  const start = angleDegrees((px - cx) / rx, (py - cy) / ry);
  const end = angleDegrees((-px - cx) / rx, (-py - cy) / ry);
  let turn = end - start;
  if (arc.sweep && turn < 0) turn += 360;
  if (!arc.sweep && turn > 0) turn -= 360;

  const pieces = Math.max(1, Math.ceil(Math.abs(turn) / 90 - 1e-9));
  const step = turn / pieces;
  // Control points lie on the tangents at 4/3 tan(step/4) of the radius.
  const pull = ((4 / 3) * sinDegrees(step / 4)) / cosDegrees(step / 4);
  const place = (x: number, y: number): Point => [
    middle[0] + cos * rx * x - sin * ry * y,
    middle[1] + sin * rx * x + cos * ry * y,
  ];
  return Array.from({ length: pieces }, (_, i): CubicArgs => {
    const a = start + i * step;
    const [c0, s0, c1, s1] = [cosDegrees(a), sinDegrees(a), cosDegrees(a + step), sinDegrees(a + step)];
    const first = place(c0 - pull * s0, s0 + pull * c0);
    const second = place(c1 + pull * s1, s1 - pull * c1);
    return [...first, ...second, ...(i === pieces - 1 ? to : place(c1, s1))];
  });
}
