import {
  type Affine,
  chain,
  coverage,
  isSimple,
  type Outline,
  outlineBounds,
  scaling,
  transformOutline,
  translation,
} from "@side-projects/raster";
import { shapePixels, usesAlpha } from "./pixel-region.ts";
import type { OutlineShape, PixelShape } from "./shape.ts";
import { type Field, traceField } from "./trace.ts";

/** Longest side in pixels of what is traced: finer than a line along the border can show. */
const FINEST = 2048;

/**
 * The lines between inside and outside, in pixels of the picture. Contours that overlap, such as letters that touch,
 * have lines within the shape; those are traced anew from what the shape covers.
 */
export function outlineBorder({ outline, rule }: OutlineShape, transform: Affine): Outline {
  const placed = transformOutline(outline, transform);
  const box = outlineBounds(placed);
  if (placed.simple === true || box === undefined || isSimple(placed)) return placed;
  const longest = Math.max(box.right - box.left, box.bottom - box.top);
  const scale = Math.min(2, FINEST / longest);
  const [width, height] = [Math.ceil(scale * (box.right - box.left)), Math.ceil(scale * (box.bottom - box.top))];
  const size = { width: Math.max(1, width), height: Math.max(1, height) };
  const values = coverage(placed, {
    ...size,
    transform: chain(translation(-box.left, -box.top), scaling(scale)),
    rule: rule ?? "nonzero",
  });
  return transformOutline(traceField({ ...size, values }), chain(scaling(1 / scale), translation(box.left, box.top)));
}

/** The lines between inside and outside of a mask of pixels, in pixels of the picture. */
export function pixelBorder(shape: PixelShape, transform: Affine): Outline {
  const alpha = usesAlpha(shape);
  const step = Math.ceil(Math.max(shape.width, shape.height) / FINEST);
  const field = shrink(alpha ? opacity(shape) : coverOf(shapePixels(shape)), shape, step);
  const traced = traceField(field, { smooth: !alpha && step === 1 });
  return transformOutline(traced, chain(scaling(step), transform));
}

function opacity({ data }: PixelShape): Uint8Array {
  const values = new Uint8Array(data.length / 4);
  let most = 1;
  for (let i = 3; i < data.length; i += 4) most = Math.max(most, data[i] ?? 0);
  for (let i = 0; i < values.length; i++) values[i] = Math.round((255 * (data[4 * i + 3] ?? 0)) / most);
  return values;
}

function coverOf(free: Uint8Array): Uint8Array {
  return free.map((value) => 255 * value);
}

/** The mean of each block of step x step values; beyond the edges there is nothing. */
function shrink(values: Uint8Array, { width, height }: Pick<Field, "width" | "height">, step: number): Field {
  if (step === 1) return { width, height, values };
  const small = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const sums = new Float64Array(small.width * small.height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / step) * small.width;
    for (let x = 0; x < width; x++) {
      const at = row + Math.floor(x / step);
      sums[at] = (sums[at] ?? 0) + (values[y * width + x] ?? 0);
    }
  }
  return { ...small, values: Uint8Array.from(sums, (sum) => Math.round(sum / (step * step))) };
}
