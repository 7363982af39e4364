import type { Outline, RgbaImage } from "@side-projects/raster";

/** A pixel as red, green, blue, alpha. */
export function pixel({ width, data }: Pick<RgbaImage, "width" | "data">, x: number, y: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}

/** Every pixel of a picture. */
export function pixels(image: RgbaImage): number[][] {
  return Array.from({ length: image.width * image.height }, (_, i) =>
    pixel(image, i % image.width, Math.floor(i / image.width)),
  );
}

/** How much of an opaque picture in black on white is ink, in pixels. */
export function ink({ data }: RgbaImage): number {
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum += 255 - (data[i] ?? 255);
  return sum / 255;
}

/** First and last column and row, both included, in which a black on white picture has a pixel darker than half. */
export function inkBox({ width, height, data }: RgbaImage): {
  left: number;
  top: number;
  right: number;
  bottom: number;
} {
  const box = { left: width, top: height, right: -1, bottom: -1 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[4 * (y * width + x)] ?? 255) >= 128) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

/** The picture turned by a quarter, clockwise. */
export function quarterTurn({ width, height, data }: RgbaImage): RgbaImage {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * width + x);
      turned.set(data.subarray(from, from + 4), 4 * (x * height + height - 1 - y));
    }
  }
  return { width: height, height: width, data: turned };
}

/** Number of points of each segment kind: move, line, quadratic, cubic, close. */
const POINTS = [1, 1, 2, 3, 0] as const;

/**
 * The points of an outline's curves, contour by contour, from the polynomials in Bernstein form: nothing is shared with
 * the flattening of the raster.
 */
export function sampled({ ops, points }: Outline, steps: number): [number, number][][] {
  const contours: [number, number][][] = [];
  let at = 0;
  const next = (): [number, number] => {
    at += 2;
    return [points[at - 2] ?? 0, points[at - 1] ?? 0];
  };
  for (const op of ops) {
    const count = POINTS[op] ?? 0;
    const controls = Array.from({ length: count }, next);
    if (op === 0) contours.push(controls);
    const contour = contours.at(-1);
    if (op === 0 || op > 3 || contour === undefined) continue;
    const all = [contour.at(-1) ?? [0, 0], ...controls] as const;
    for (let i = 1; i <= (count === 1 ? 1 : steps); i++) contour.push(onCurve(all, count === 1 ? 1 : i / steps));
  }
  return contours;
}

/** De Casteljau's construction. */
function onCurve(controls: readonly (readonly [number, number])[], t: number): [number, number] {
  let points = controls.map(([x, y]): [number, number] => [x, y]);
  while (points.length > 1) {
    points = points.slice(1).map(([x, y], i) => {
      const [px = 0, py = 0] = points[i] ?? [];
      return [px + (x - px) * t, py + (y - py) * t];
    });
  }
  return points[0] ?? [0, 0];
}

/** Area that the contours enclose by the shoelace formula; holes count against it. */
export function outlineArea(outline: Outline): number {
  let doubled = 0;
  for (const contour of sampled(outline, 64)) {
    let [x0, y0] = contour.at(-1) ?? [0, 0];
    for (const [x1, y1] of contour) {
      doubled += x0 * y1 - x1 * y0;
      [x0, y0] = [x1, y1];
    }
  }
  return Math.abs(doubled) / 2;
}
