import { type Affine, coverageRuns, encodePng, type Outline, OutlineBuilder } from "@side-projects/raster";

/** Red, green, blue, 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** Part of a circle's radius at which the handles of its four curves lie. */
const ROUND = 0.5523;

/**
 * A picture to paint on. The middle is (0, 0), y points down and the picture is 9 units high, so that the same scene
 * fills 16:9 (16 units wide) as well as 4:3 (12).
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;
  /** The same pixels, four bytes at a time. */
  readonly #words: Uint32Array;
  readonly #map: Affine;

  /** @param size pixels */
  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.width = width;
    this.height = height;
    this.#words = new Uint32Array(width * height);
    this.#pixels = new Uint8Array(this.#words.buffer);
    const unit = height / 9;
    this.#map = [unit, 0, 0, unit, width / 2, height / 2];
  }

  /** A sky in bands from one colour at the top to another at the bottom. */
  sky(top: Color, bottom: Color, bands: number): void {
    for (let y = 0; y < this.height; y++) {
      const band = Math.floor((y * bands) / this.height) / Math.max(1, bands - 1);
      const color = blend(top, bottom, band);
      this.#span(y * this.width, (y + 1) * this.width, { color, strength: 255 });
    }
  }

  fill(shape: Outline, color: Color, opacity = 1): void {
    const { width, height } = this;
    const { rows, starts, values } = coverageRuns(shape, { width, height, transform: this.#map, flatness: 0.05 });
    for (let y = 0; y < height; y++) {
      const end = rows[y + 1] ?? 0;
      for (let k = rows[y] ?? 0; k < end; k++) {
        const strength = Math.round((values[k] ?? 0) * opacity);
        if (strength === 0) continue;
        const to = k + 1 < end ? (starts[k + 1] ?? width) : width;
        this.#span(y * width + (starts[k] ?? 0), y * width + to, { color, strength });
      }
    }
  }

  png(): Uint8Array {
    return encodePng({ width: this.width, height: this.height, data: this.#pixels });
  }

  #span(from: number, to: number, { color, strength }: { readonly color: Color; readonly strength: number }): void {
    const pixels = this.#pixels;
    const [red, green, blue] = color;
    if (strength === 255) {
      pixels.set([red, green, blue, 255], 4 * from);
      this.#words.fill(this.#words[from] ?? 0, from, to);
      return;
    }
    const rest = 255 - strength;
    for (let at = 4 * from; at < 4 * to; at += 4) {
      pixels[at] = ((pixels[at] ?? 0) * rest + red * strength + 127) / 255;
      pixels[at + 1] = ((pixels[at + 1] ?? 0) * rest + green * strength + 127) / 255;
      pixels[at + 2] = ((pixels[at + 2] ?? 0) * rest + blue * strength + 127) / 255;
    }
  }
}

/** @param part 0 for the first colour, 1 for the second */
export function blend(a: Color, b: Color, part: number): Color {
  const mixed = (i: 0 | 1 | 2): number => Math.round(a[i] + (b[i] - a[i]) * part);
  return [mixed(0), mixed(1), mixed(2)];
}

export function polygon(points: readonly (readonly [x: number, y: number])[]): Outline {
  const builder = new OutlineBuilder();
  points.forEach(([x, y], i) => {
    if (i === 0) builder.moveTo(x, y);
    else builder.lineTo(x, y);
  });
  return builder.close().build();
}

export function box(left: number, top: number, width: number, height: number): Outline {
  const [right, bottom] = [left + width, top + height];
  return polygon([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]);
}

export function disc(x: number, y: number, radius: number): Outline {
  return pill(x - radius, y - radius, { width: 2 * radius, height: 2 * radius, radius });
}

/** A box with round corners. */
export function pill(
  left: number,
  top: number,
  { width, height, radius }: { readonly width: number; readonly height: number; readonly radius: number },
): Outline {
  const [right, bottom] = [left + width, top + height];
  const r = Math.min(radius, width / 2, height / 2);
  const h = r * (1 - ROUND);
  return new OutlineBuilder()
    .moveTo(left + r, top)
    .lineTo(right - r, top)
    .cubicTo(right - h, top, right, top + h, right, top + r)
    .lineTo(right, bottom - r)
    .cubicTo(right, bottom - h, right - h, bottom, right - r, bottom)
    .lineTo(left + r, bottom)
    .cubicTo(left + h, bottom, left, bottom - h, left, bottom - r)
    .lineTo(left, top + r)
    .cubicTo(left, top + h, left + h, top, left + r, top)
    .close()
    .build();
}
