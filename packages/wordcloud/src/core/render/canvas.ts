import type { Rgba, RgbaImage } from "@side-projects/raster";
import type { Areas } from "./areas.ts";
import type { GradientInk, Ink, SolidInk } from "./ink.ts";

/** Halves go up even where a product of fractions falls short of one by its last bits. */
const ROUND = 0.5 + 1e-9;

/** A picture of straight RGBA that shapes are painted on, one over the other. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #bytes: Uint8Array;
  /** The same pixels, four bytes at a time in the machine's order. */
  readonly #words: Uint32Array;
  readonly #background: number;
  /** What each coverage of an ink gives on the bare background. */
  readonly #ramps = new Map<SolidInk, Uint32Array>();

  constructor(width: number, height: number, background: Rgba) {
    this.width = width;
    this.height = height;
    this.#bytes = new Uint8Array(4 * width * height);
    this.#words = new Uint32Array(this.#bytes.buffer);
    this.#background = wordOf(background);
    if (this.#background !== 0) this.#words.fill(this.#background);
  }

  get image(): RgbaImage {
    return { width: this.width, height: this.height, data: this.#bytes };
  }

  paint(areas: Areas, ink: Ink): void {
    if (ink.kind === "solid") this.#paintSolid(areas, ink);
    else this.#paintGradient(areas, ink);
  }

  #paintSolid({ left, top, height, stride, levels, from, to }: Areas, ink: SolidInk): void {
    const words = this.#words;
    const background = this.#background;
    const ramp = this.#rampOf(ink);
    for (let y = 0; y < height; y++) {
      const end = to[y] ?? 0;
      const begin = (top + y) * this.width + left;
      for (let x = from[y] ?? 0; x < end; x++) {
        const level = levels[y * stride + x] ?? 0;
        if (level === 0) continue;
        if (words[begin + x] === background) words[begin + x] = ramp[level] ?? 0;
        else this.#blend(begin + x, ink.color, level);
      }
    }
  }

  #paintGradient({ left, top, height, stride, levels, from, to }: Areas, ink: GradientInk): void {
    const color: [number, number, number, number] = [0, 0, 0, 0];
    for (let y = 0; y < height; y++) {
      const end = to[y] ?? 0;
      const begin = (top + y) * this.width + left;
      for (let x = from[y] ?? 0; x < end; x++) {
        const level = levels[y * stride + x] ?? 0;
        if (level === 0) continue;
        // A gradient has its colours at the middle of the pixels.
        ink.colorAt(left + x + 0.5, top + y + 0.5, color);
        this.#blend(begin + x, color, level);
      }
    }
  }

  /** Porter and Duff's "over" in straight alpha. */
  #blend(pixel: number, color: Rgba, level: number): void {
    const bytes = this.#bytes;
    const at = 4 * pixel;
    const over = (color[3] * level) / 255;
    const under = ((bytes[at + 3] ?? 0) * (1 - over)) / 255;
    const sum = over + under;
    const stored = (sum * 255 + ROUND) | 0;
    if (stored === 0) return;
    const part = over / sum;
    bytes[at] = mixed(bytes[at] ?? 0, color[0], part);
    bytes[at + 1] = mixed(bytes[at + 1] ?? 0, color[1], part);
    bytes[at + 2] = mixed(bytes[at + 2] ?? 0, color[2], part);
    bytes[at + 3] = stored;
  }

  #rampOf(ink: SolidInk): Uint32Array {
    const known = this.#ramps.get(ink);
    if (known !== undefined) return known;
    // A picture of its own, a pixel for each level, so that a ramp and a pixel are mixed in one place.
    const ramp = new Canvas(256, 1, [0, 0, 0, 0]);
    ramp.#words.fill(this.#background);
    for (let level = 1; level < 256; level++) ramp.#blend(level, ink.color, level);
    this.#ramps.set(ink, ramp.#words);
    return ramp.#words;
  }
}

function mixed(under: number, over: number, part: number): number {
  return (under + (over - under) * part + ROUND) | 0;
}

/** A colour as four bytes in the machine's order; one that nobody sees is 0. */
function wordOf([red, green, blue, alpha]: Rgba): number {
  const stored = Math.round(alpha * 255);
  if (stored === 0) return 0;
  return new Uint32Array(Uint8Array.of(red, green, blue, stored).buffer)[0] ?? 0;
}
