import { cosDegrees, sinDegrees } from "@side-projects/raster";
import type { Polygon } from "./polygon.ts";
import type { ShapeKind, Stamp } from "./shape.ts";

function disc(radius: number, corners: number): number[] {
  const points: number[] = [];
  for (let i = 0; i < corners; i++) {
    points.push(radius * cosDegrees((360 / corners) * i), radius * sinDegrees((360 / corners) * i));
  }
  return points;
}

function rectangle(width: number, height: number): number[] {
  const x = width / 2;
  const y = height / 2;
  return [x, y, -x, y, -x, -y, x, -y];
}

/** Five points and five notches; broader than a regular star, as its picture of 7 by 6 cells is. */
const STAR: Polygon = [
  0, 3, -0.85, 0.85, -3.5, 0.85, -1.4, -0.6, -3, -3, 0, -1.4, 3, -3, 1.4, -0.6, 3.5, 0.85, 0.85, 0.85,
];

/** Each kind in its own frame: upright, the centre of its picture at the origin, scale 1. */
const OUTLINES: Readonly<Record<ShapeKind, Polygon>> = {
  circle: disc(3.5, 24),
  triangle: [0, 2.5, -3.5, -2.5, 3.5, -2.5],
  square: rectangle(7, 5),
  star: STAR,
  line_straight: rectangle(5, 2),
  line_vertical: rectangle(2, 5),
};

/** Width and height in cells of each kind, upright and at scale 1. */
export const KIND_SIZES: Readonly<Record<ShapeKind, { readonly width: number; readonly height: number }>> = {
  circle: { width: 7, height: 7 },
  triangle: { width: 7, height: 5 },
  square: { width: 7, height: 5 },
  star: { width: 7, height: 6 },
  line_straight: { width: 5, height: 2 },
  line_vertical: { width: 2, height: 5 },
};

/** Whether the stamp is shown by its drawing: in its own size and at a right angle. */
export function isDrawn(stamp: Stamp): boolean {
  return stamp.scale === 1 && stamp.angle % 90 === 0;
}

/**
 * Where the middle of the stamp really is. A drawing stands on whole cells, and what balls hit must be what is seen, so
 * a drawn stamp is at most half a cell away from its own x and y; all others are where they say.
 */
export function centreOf(stamp: Stamp): { readonly x: number; readonly y: number } {
  if (!isDrawn(stamp)) return { x: stamp.x, y: stamp.y };
  const { width, height } = KIND_SIZES[stamp.type];
  const lying = stamp.angle % 180 !== 0;
  const halfWidth = (lying ? height : width) / 2;
  const halfHeight = (lying ? width : height) / 2;
  return { x: Math.round(stamp.x - halfWidth) + halfWidth, y: Math.round(stamp.y - halfHeight) + halfHeight };
}

/** The outline of a stamp in world units. */
export function outlineOf(stamp: Stamp): Polygon {
  const { x, y } = centreOf(stamp);
  const cos = cosDegrees(stamp.angle) * stamp.scale;
  const sin = sinDegrees(stamp.angle) * stamp.scale;
  const own = OUTLINES[stamp.type];
  const points: number[] = [];
  for (let i = 0; i + 1 < own.length; i += 2) {
    const px = own[i] ?? 0;
    const py = own[i + 1] ?? 0;
    points.push(x + px * cos - py * sin, y + px * sin + py * cos);
  }
  return points;
}
