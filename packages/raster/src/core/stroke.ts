import type { Affine } from "./affine.ts";
import { flatten, type Polygon } from "./flatten.ts";
import { type Outline, OutlineBuilder } from "./outline.ts";

export interface StrokeOptions {
  /** Width of the line, half of it on either side of the outline, in transformed units; above 0. */
  width: number;
  /** Applied to the outline before it is stroked. @default identity */
  transform?: Affine;
  /** Largest distance between a curve and its chords, in transformed units. @default 0.01 */
  flatness?: number;
}

/**
 * The area within half a line's width of the outline's contours, with round corners: to be filled by the non-zero rule.
 *
 * @throws RasterError E_NUMBER when a coordinate is not finite
 */
export function strokeOutline(outline: Outline, options: StrokeOptions): Outline {
  const { width, flatness = 0.01 } = options;
  const builder = new OutlineBuilder();
  for (const polygon of flatten(outline, options)) {
    const corners = withoutRepeats(polygon);
    offsetSide(builder, corners, width / 2, flatness);
    offsetSide(builder, corners.reverse(), width / 2, flatness);
  }
  return builder.build();
}

type Vector = readonly [x: number, y: number];

function withoutRepeats(polygon: Polygon): Vector[] {
  const corners: Vector[] = [];
  for (let i = 0; i < polygon.length; i += 2) {
    const [x, y] = [polygon[i]!, polygon[i + 1]!];
    const last = corners.at(-1);
    if (last === undefined || last[0] !== x || last[1] !== y) corners.push([x, y]);
  }
  return corners;
}

/** The contour moved sideways by the radius. Where it turns away from that side, an arc joins the two moved sides. */
function offsetSide(builder: OutlineBuilder, corners: readonly Vector[], radius: number, flatness: number): void {
  const count = corners.length;
  const normals = corners.map((from, i) => normalOf(from, corners[(i + 1) % count]!));
  let started = false;
  const draw = (x: number, y: number): void => {
    if (started) builder.lineTo(x, y);
    else builder.moveTo(x, y);
    started = true;
  };
  for (let i = 0; i < count; i++) {
    const [x, y] = corners[i]!;
    const before = normals[(i + count - 1) % count]!;
    const after = normals[i]!;
    const turn = before[0] * after[1] - before[1] * after[0];
    const ahead = before[0] * after[0] + before[1] * after[1];
    draw(x + radius * before[0], y + radius * before[1]);
    if (turn > 0 || (turn === 0 && ahead < 0)) {
      for (const [nx, ny] of arcNormals(before, after, flatness / radius)) draw(x + radius * nx, y + radius * ny);
    } else if (turn < 0) {
      // Through the corner itself, so that the loop which this side leaves behind winds inside the line's own area.
      draw(x, y);
    }
    draw(x + radius * after[0], y + radius * after[1]);
  }
  if (started) builder.close();
}

function normalOf([x0, y0]: Vector, [x1, y1]: Vector): Vector {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const length = Math.sqrt(dx * dx + dy * dy);
  return [dy / length, -dx / length];
}

/** Unit vectors between two, close enough that a chord strays from the unit circle by at most the given part. */
function arcNormals(from: Vector, to: Vector, tolerance: number): Vector[] {
  const dot = from[0] * to[0] + from[1] * to[1];
  // The chord's sagitta is 1 - cos(angle / 2).
  if (1 - Math.sqrt(Math.max(0, (1 + dot) / 2)) <= tolerance) return [];
  const [sx, sy] = dot < -0.999999 ? [-from[1], from[0]] : [from[0] + to[0], from[1] + to[1]];
  const length = Math.sqrt(sx * sx + sy * sy);
  const middle: Vector = [sx / length, sy / length];
  return [...arcNormals(from, middle, tolerance), middle, ...arcNormals(middle, to, tolerance)];
}
