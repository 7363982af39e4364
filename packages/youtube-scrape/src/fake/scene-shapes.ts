import { cosDegrees, joinOutlines, type Outline, sinDegrees } from "@side-projects/raster";
import { blend, box, type Canvas, type Color, pill, polygon } from "./canvas.ts";
import { fraction, mix } from "./mix.ts";

/** A mountain range from edge to edge, down to below the picture. */
export function ridge(dice: number, top: number, height: number): Outline {
  const points: [number, number][] = [[-9, 6]];
  for (let i = 0; i <= 36; i++) {
    const slow = sinDegrees(i * 24 + fraction(mix(dice, 1)) * 360);
    const quick = sinDegrees(i * 61 + fraction(mix(dice, 2)) * 360);
    points.push([-9 + i / 2, top - height * (0.5 * slow + 0.22 * quick)]);
  }
  return polygon([...points, [9, 6]]);
}

/** A surface of small waves, down to below the picture. */
export function swell(dice: number, top: number): Outline {
  const points: [number, number][] = [[-9, 6]];
  const shift = fraction(dice) * 360;
  for (let i = 0; i <= 144; i++) points.push([-9 + i / 8, top + 0.16 * sinDegrees(i * 15 + shift)]);
  return polygon([...points, [9, 6]]);
}

/** A star around the middle, its first point up. */
export function star(points: number, outer: number, inner: number): Outline {
  return polygon(
    Array.from({ length: 2 * points }, (_, i) => {
      const radius = i % 2 === 0 ? outer : inner;
      const degrees = (180 * i) / points - 90;
      return [radius * cosDegrees(degrees), radius * sinDegrees(degrees)];
    }),
  );
}

/** The lit windows of a house. */
export function windows(
  canvas: Canvas,
  [left, top, width]: readonly [number, number, number],
  { color, dice }: { readonly color: Color; readonly dice: number },
): void {
  const panes: Outline[] = [];
  for (let y = 0; y < 9; y++) {
    for (let x = 0; x < Math.floor((width - 0.2) / 0.36); x++) {
      if (fraction(mix(mix(dice, 5), 16 * y + x)) < 0.45) continue;
      panes.push(box(left + 0.17 + 0.36 * x, top + 0.25 + 0.5 * y, 0.2, 0.27));
    }
  }
  canvas.fill(joinOutlines(panes), color, 0.9);
}

interface Bars {
  readonly colors: readonly [Color, Color];
  readonly middle: number;
  readonly reach: number;
  readonly opacity: number;
}

/** A row of upright bars, as loudness meters have. */
export function bars(canvas: Canvas, dice: number, { colors: [from, to], middle, reach, opacity }: Bars): void {
  for (let i = 0; i < 19; i++) {
    const swing = 0.55 + 0.45 * sinDegrees(i * 40 + fraction(dice) * 360);
    const half = reach * Math.max(0.08, swing * (0.35 + 0.65 * fraction(mix(dice, i))));
    const color = blend(from, to, i / 18);
    canvas.fill(pill(-7.45 + 0.8 * i, middle - half, { width: 0.5, height: 2 * half, radius: 0.25 }), color, opacity);
  }
}

/** A sailing boat on the water line. */
export function boat(canvas: Canvas, x: number, { hull, sail }: { readonly hull: Color; readonly sail: Color }): void {
  canvas.fill(
    polygon([
      [x - 1.3, 1.4],
      [x + 1.3, 1.4],
      [x + 0.85, 2.2],
      [x - 0.85, 2.2],
    ]),
    hull,
  );
  canvas.fill(
    polygon([
      [x - 0.05, 1.2],
      [x - 0.05, -1.1],
      [x - 1.15, 1.2],
    ]),
    sail,
  );
  canvas.fill(
    polygon([
      [x + 0.1, 1.2],
      [x + 0.1, -0.6],
      [x + 0.95, 1.2],
    ]),
    sail,
    0.85,
  );
}
