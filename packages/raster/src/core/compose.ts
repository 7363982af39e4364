import { fromLinear, toLinear } from "./linear-light.ts";
import { type Paint, paintRow } from "./paint.ts";

/** One shape of a picture: where it is, and what fills it. */
export interface Layer {
  /** Coverage from 0 to 255 for each pixel; left out, the layer is everywhere. */
  readonly coverage?: Uint8Array;
  readonly paint: Paint;
  /** 0 (nothing) to 1. @default 1 */
  readonly opacity?: number;
}

export interface ComposeOptions {
  width: number;
  height: number;
  /** "linear" mixes light, "srgb" mixes the stored values as browsers do. @default "srgb" */
  blend?: "srgb" | "linear";
}

/**
 * Draws layers over each other from the first to the last.
 *
 * Every pixel is mixed in floating point and rounded once; colour is not premultiplied, so a pixel that one colour
 * alone covers, however thinly, has exactly that colour.
 *
 * @returns straight RGBA, row by row
 */
export function compose(layers: readonly Layer[], options: ComposeOptions): Uint8Array {
  const { width, height, blend = "srgb" } = options;
  const pixels = new Uint8Array(4 * width * height);
  const source = new Float64Array(4 * width);
  const sum = new Float64Array(4 * width);
  for (let y = 0; y < height; y++) {
    sum.fill(0);
    for (const layer of layers) {
      paintRow(layer.paint, y, source);
      if (blend === "linear") toLinear(source);
      overRow(sum, source, layer, y * width);
    }
    storeRow(pixels.subarray(4 * y * width, 4 * (y + 1) * width), sum, blend === "linear");
  }
  return pixels;
}

/** Porter and Duff's "over", on premultiplied sums. */
function overRow(sum: Float64Array, source: Float64Array, { coverage, opacity = 1 }: Layer, start: number): void {
  const width = sum.length / 4;
  const full = opacity / 255;
  for (let x = 0; x < width; x++) {
    const covered = coverage === undefined ? opacity : coverage[start + x]! * full;
    if (covered === 0) continue;
    const at = 4 * x;
    const alpha = covered * source[at + 3]!;
    const rest = 1 - alpha;
    sum[at] = sum[at]! * rest + source[at]! * alpha;
    sum[at + 1] = sum[at + 1]! * rest + source[at + 1]! * alpha;
    sum[at + 2] = sum[at + 2]! * rest + source[at + 2]! * alpha;
    sum[at + 3] = sum[at + 3]! * rest + alpha;
  }
}

function storeRow(pixels: Uint8Array, sum: Float64Array, linear: boolean): void {
  for (let at = 0; at < sum.length; at += 4) {
    const alpha = sum[at + 3]!;
    const stored = (alpha * 255 + ROUND) | 0;
    if (stored === 0) continue;
    for (let c = 0; c < 3; c++) {
      const value = sum[at + c]! / alpha;
      pixels[at + c] = linear ? fromLinear(value) : (value + ROUND) | 0;
    }
    pixels[at + 3] = stored;
  }
}

/** Halves go up even where a product of fractions falls short of one by its last bits. */
const ROUND = 0.5 + 1e-9;
