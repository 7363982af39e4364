/** Red, green and blue from 0 to 255, alpha from 0 to 1, not premultiplied. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

export interface GradientStop {
  /** Place along the gradient, 0 to 1, not below the stop before. */
  readonly at: number;
  readonly color: Rgba;
}

/** What fills a shape. Lengths are in pixels from the picture's top left corner. */
export type Paint =
  | { readonly kind: "solid"; readonly color: Rgba }
  | {
      readonly kind: "linear";
      /** Where the gradient begins and ends. */
      readonly from: readonly [x: number, y: number];
      readonly to: readonly [x: number, y: number];
      readonly stops: readonly GradientStop[];
    }
  | {
      readonly kind: "radial";
      readonly center: readonly [x: number, y: number];
      readonly radius: number;
      readonly stops: readonly GradientStop[];
    }
  | {
      readonly kind: "image";
      /** Straight RGBA of a picture as large as the one that is drawn. */
      readonly data: Uint8Array;
    };

/** Colours of one row of pixels, taken at their centres: red, green, blue, alpha of each. */
export function paintRow(paint: Paint, y: number, row: Float64Array): void {
  if (paint.kind === "image") {
    const start = y * row.length;
    for (let i = 0; i < row.length; i += 4) {
      for (let c = 0; c < 3; c++) row[i + c] = paint.data[start + i + c]!;
      row[i + 3] = paint.data[start + i + 3]! / 255;
    }
    return;
  }
  for (let i = 0; i < row.length; i += 4) {
    const color = paint.kind === "solid" ? paint.color : colorAt(paint.stops, placeOn(paint, i / 4 + 0.5, y + 0.5));
    row[i] = color[0];
    row[i + 1] = color[1];
    row[i + 2] = color[2];
    row[i + 3] = color[3];
  }
}

function placeOn(paint: Extract<Paint, { kind: "linear" | "radial" }>, x: number, y: number): number {
  if (paint.kind === "radial") {
    const dx = x - paint.center[0];
    const dy = y - paint.center[1];
    return Math.sqrt(dx * dx + dy * dy) / paint.radius;
  }
  const dx = paint.to[0] - paint.from[0];
  const dy = paint.to[1] - paint.from[1];
  return ((x - paint.from[0]) * dx + (y - paint.from[1]) * dy) / (dx * dx + dy * dy);
}

/** Colour at a place along the stops, which hold their colour beyond the first and the last. */
function colorAt(stops: readonly GradientStop[], place: number): Rgba {
  let before = stops[0]!;
  if (!(place > before.at)) return before.color;
  for (const stop of stops) {
    if (place < stop.at) {
      const part = (place - before.at) / (stop.at - before.at);
      const mix = (i: 0 | 1 | 2 | 3): number => before.color[i] + (stop.color[i] - before.color[i]) * part;
      return [mix(0), mix(1), mix(2), mix(3)];
    }
    before = stop;
  }
  return before.color;
}
