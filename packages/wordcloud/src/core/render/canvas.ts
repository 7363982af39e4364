import type { Rgba, RgbaImage, RunImage } from "@side-projects/raster";
import type { Areas } from "./areas.ts";
import type { Ink } from "./ink.ts";

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
  /** What each coverage of a colour gives on the bare background. */
  readonly #ramps = new Map<number, Uint32Array>();

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

  /** Paints what the runs cover, their top left corner at a place of the picture that holds all of them. */
  paint(runs: RunImage, left: number, top: number, ink: Ink): void {
    if (ink.kind === "solid") this.#paintSolid(runs, left, top, ink.color);
    else this.#paintVaried(runs, left, top, ink);
  }

  /** Paints what the areas cover. */
  paintAreas(areas: Areas, ink: Ink): void {
    const { left, top, height, stride, levels, from, to } = areas;
    const color: [number, number, number, number] = [0, 0, 0, 0];
    const words = this.#words;
    const background = this.#background;
    const solid = ink.kind === "solid" ? ink.color : undefined;
    const ramp = solid && this.#rampOf(solid);
    for (let y = 0; y < height; y++) {
      const end = to[y] ?? 0;
      const begin = (top + y) * this.width + left;
      for (let x = from[y] ?? 0; x < end; x++) {
        const level = levels[y * stride + x] ?? 0;
        if (level === 0) continue;
        const at = begin + x;
        if (ramp !== undefined && words[at] === background) words[at] = ramp[level] ?? 0;
        else if (solid !== undefined) this.#blend(at, solid, level);
        else if (ink.kind !== "solid") {
          ink.colorAt(left + x + 0.5, top + y + 0.5, color);
          this.#blend(at, color, level);
        }
      }
    }
  }

  #paintSolid({ width, height, rows, starts, values }: RunImage, left: number, top: number, color: Rgba): void {
    const words = this.#words;
    const background = this.#background;
    const ramp = this.#rampOf(color);
    for (let y = 0; y < height; y++) {
      const end = rows[y + 1] ?? 0;
      const begin = (top + y) * this.width + left;
      for (let k = rows[y] ?? 0; k < end; k++) {
        const level = values[k] ?? 0;
        if (level === 0) continue;
        const word = ramp[level] ?? 0;
        const to = begin + (k + 1 < end ? (starts[k + 1] ?? 0) : width);
        for (let at = begin + (starts[k] ?? 0); at < to; at++) {
          if (words[at] === background) words[at] = word;
          else this.#blend(at, color, level);
        }
      }
    }
  }

  #paintVaried(runs: RunImage, left: number, top: number, ink: Exclude<Ink, { kind: "solid" }>): void {
    const { width, height, rows, starts, values } = runs;
    const color: [number, number, number, number] = [0, 0, 0, 0];
    for (let y = 0; y < height; y++) {
      const end = rows[y + 1] ?? 0;
      const begin = (top + y) * this.width;
      for (let k = rows[y] ?? 0; k < end; k++) {
        const level = values[k] ?? 0;
        if (level === 0) continue;
        const to = left + (k + 1 < end ? (starts[k + 1] ?? 0) : width);
        for (let x = left + (starts[k] ?? 0); x < to; x++) {
          ink.colorAt(x + 0.5, top + y + 0.5, color);
          this.#blend(begin + x, color, level);
        }
      }
    }
  }

  /** Porter and Duff's "over" in straight alpha. */
  #blend(pixel: number, [red, green, blue, alpha]: Rgba, level: number): void {
    const bytes = this.#bytes;
    const at = 4 * pixel;
    const over = (alpha * level) / 255;
    const under = ((bytes[at + 3] ?? 0) * (1 - over)) / 255;
    const sum = over + under;
    const stored = (sum * 255 + ROUND) | 0;
    if (stored === 0) return;
    const part = over / sum;
    bytes[at] = mixed(bytes[at] ?? 0, red, part);
    bytes[at + 1] = mixed(bytes[at + 1] ?? 0, green, part);
    bytes[at + 2] = mixed(bytes[at + 2] ?? 0, blue, part);
    bytes[at + 3] = stored;
  }

  #rampOf(color: Rgba): Uint32Array {
    const key = wordOf(color);
    const known = this.#ramps.get(key);
    if (known !== undefined) return known;
    // The first row of a picture of its own, so that one place knows how to mix.
    const ramp = new Canvas(256, 1, [0, 0, 0, 0]);
    ramp.#words.fill(this.#background);
    for (let level = 1; level < 256; level++) ramp.#blend(level, color, level);
    this.#ramps.set(key, ramp.#words);
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
