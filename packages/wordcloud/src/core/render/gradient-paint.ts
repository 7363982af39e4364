import { cosDegrees, type Paint, sinDegrees } from "@side-projects/raster";
import type { Gradient } from "../color/gradient.ts";
import { colorOf } from "./color.ts";

/** A paint that changes from place to place. */
export type GradientPaint = Extract<Paint, { kind: "linear" | "radial" }>;

/**
 * The gradient over a picture of this size. A linear one begins and ends where CSS has it: at the corners that lie
 * farthest along its direction. A radial one ends at the corners.
 *
 * @throws CloudError E_COLOR
 */
export function gradientPaint({ kind, angle, stops }: Gradient, width: number, height: number): GradientPaint {
  const colors = stops.map(({ at, color }) => ({ at, color: colorOf(color) }));
  const [x, y] = [width / 2, height / 2];
  if (kind === "radial") return { kind, center: [x, y], radius: Math.sqrt(x * x + y * y), stops: colors };
  const [dx, dy] = [sinDegrees(angle), -cosDegrees(angle)];
  const reach = Math.abs(dx) * x + Math.abs(dy) * y;
  const [endX, endY] = [dx * reach, dy * reach];
  return { kind, from: [x - endX, y - endY], to: [x + endX, y + endY], stops: colors };
}
