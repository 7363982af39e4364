import type { GradientStop, Paint, Rgba } from "@side-projects/raster";
import { parseColor } from "../color/color.ts";

/** What a shape is filled with. */
export type Ink = SolidInk | GradientInk;

/** One colour everywhere. */
export interface SolidInk {
  readonly kind: "solid";
  readonly color: Rgba;
}

/** The colours of a picture, each made once. */
export class Inks {
  readonly #named = new Map<string, SolidInk>();
  readonly #made = new Map<Rgba, SolidInk>();

  /** @throws CloudError E_COLOR */
  named(color: string): SolidInk {
    const known = this.#named.get(color);
    if (known !== undefined) return known;
    const ink = this.of(parseColor(color));
    this.#named.set(color, ink);
    return ink;
  }

  of(color: Rgba): SolidInk {
    const known = this.#made.get(color);
    if (known !== undefined) return known;
    const ink = { kind: "solid", color } as const;
    this.#made.set(color, ink);
    return ink;
  }
}

/** The colours of a gradient, written one place at a time into the same four numbers. */
export class GradientInk {
  readonly kind = "gradient";
  readonly #stops: readonly GradientStop[];
  readonly #radial: boolean;
  /** A linear place is x times the first plus y times the second plus the third; a radial one is measured from there. */
  readonly #x: number;
  readonly #y: number;
  readonly #offset: number;

  constructor(paint: Extract<Paint, { stops: unknown }>) {
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
    let next = 0;
    while (next < stops.length && place >= (stops[next]?.at ?? 1)) next++;
    const after = stops[Math.min(next, stops.length - 1)];
    const before = stops[Math.max(0, next - 1)];
    if (before === undefined || after === undefined) return;
    const part = after.at > before.at ? (place - before.at) / (after.at - before.at) : 0;
    color[0] = before.color[0] + (after.color[0] - before.color[0]) * part;
    color[1] = before.color[1] + (after.color[1] - before.color[1]) * part;
    color[2] = before.color[2] + (after.color[2] - before.color[2]) * part;
    color[3] = before.color[3] + (after.color[3] - before.color[3]) * part;
  }

  #placeOf(x: number, y: number): number {
    if (!this.#radial) return x * this.#x + y * this.#y + this.#offset;
    const dx = x - this.#x;
    const dy = y - this.#y;
    return Math.sqrt(dx * dx + dy * dy) * this.#offset;
  }
}
