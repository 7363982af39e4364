import type { GradientStop, Rgba } from "@side-projects/raster";
import type { GradientPaint } from "./gradient-paint.ts";

/** What a shape is filled with. */
export type Ink = { readonly kind: "solid"; readonly color: Rgba } | GradientInk;

/** The colours of a gradient, one place at a time. */
export class GradientInk {
  readonly kind = "gradient";
  readonly #stops: readonly GradientStop[];
  readonly #radial: boolean;
  /** A linear place is x times the first, y times the second, and the third; a radial one is measured from there. */
  readonly #x: number;
  readonly #y: number;
  readonly #offset: number;

  constructor(paint: GradientPaint) {
    this.#stops = paint.stops;
    this.#radial = paint.kind === "radial";
    if (paint.kind === "radial") {
      [this.#x, this.#y] = paint.center;
      this.#offset = 1 / paint.radius;
      return;
    }
    const [dx, dy] = [paint.to[0] - paint.from[0], paint.to[1] - paint.from[1]];
    const square = dx * dx + dy * dy;
    [this.#x, this.#y] = [dx / square, dy / square];
    this.#offset = -(paint.from[0] * dx + paint.from[1] * dy) / square;
  }

  /** Writes the colour at a place of the picture: red, green, blue, alpha. */
  colorAt(x: number, y: number, color: [number, number, number, number]): void {
    const stops = this.#stops;
    const place = this.#placeOf(x, y);
    let i = 0;
    while (i < stops.length && place >= (stops[i]?.at ?? 1)) i++;
    const after = stops[Math.min(i, stops.length - 1)];
    const before = stops[Math.max(0, i - 1)];
    if (before === undefined || after === undefined) return;
    const part = after.at > before.at ? (place - before.at) / (after.at - before.at) : 0;
    color[0] = before.color[0] + (after.color[0] - before.color[0]) * part;
    color[1] = before.color[1] + (after.color[1] - before.color[1]) * part;
    color[2] = before.color[2] + (after.color[2] - before.color[2]) * part;
    color[3] = before.color[3] + (after.color[3] - before.color[3]) * part;
  }

  #placeOf(x: number, y: number): number {
    if (!this.#radial) return x * this.#x + y * this.#y + this.#offset;
    const [dx, dy] = [x - this.#x, y - this.#y];
    return Math.sqrt(dx * dx + dy * dy) * this.#offset;
  }
}
