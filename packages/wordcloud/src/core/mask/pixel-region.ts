import type { Affine } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import type { MaskCanvas } from "./place-shape.ts";
import type { PixelShape } from "./shape.ts";

const WAYS: readonly unknown[] = ["auto", "alpha", "luminance", undefined];

/**
 * Refuses what is no picture, whatever its type promises.
 *
 * @throws CloudError E_MASK
 */
export function checkPixels({ width, height, data, by }: PixelShape): void {
  const hint = "give width, height, and four bytes a pixel, as RGBA";
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) {
    throw new CloudError("E_MASK", `a mask whose pixels are ${quote(data)}`, hint);
  }
  const ok = (n: number): boolean => Number.isInteger(n) && n >= 1;
  if (!ok(width) || !ok(height) || data.length !== 4 * width * height) {
    throw new CloudError("E_MASK", `a mask of ${quote(width)} x ${quote(height)} pixels in ${data.length} bytes`, hint);
  }
  if (!WAYS.includes(by)) {
    throw new CloudError("E_MASK", `a mask told by ${quote(by)}`, "use auto, alpha or luminance");
  }
}

/**
 * One byte a pixel of the mask: 1 where it is part of the shape, which of a pixel of partial alpha is so only in part.
 *
 * @param touched counts what is only in part of the shape as well, so that 0 is wholly outside @default false
 */
export function shapePixels(shape: PixelShape, touched = false): Uint8Array {
  const { width, height, data } = shape;
  const free = new Uint8Array(width * height);
  if (usesAlpha(shape)) {
    let least = 1;
    if (!touched) for (let i = 3; i < data.length; i += 4) least = Math.max(least, data[i] ?? 0);
    for (let i = 0; i < free.length; i++) free[i] = (data[4 * i + 3] ?? 0) >= least ? 1 : 0;
    return free;
  }
  for (let i = 0; i < free.length; i++) {
    const at = 4 * i;
    const white = data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255;
    free[i] = white || data[at + 3] === 0 ? 0 : 1;
  }
  return free;
}

/** Whether the shape is told by its alpha rather than by its colours. */
export function usesAlpha({ data, by = "auto" }: PixelShape): boolean {
  if (by !== "auto") return by === "alpha";
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 255) return true;
  return false;
}

/**
 * One byte a pixel of the canvas: 1 where every pixel of the mask that the canvas pixel touches is wholly part of the
 * shape, or with `invert` none is even in part.
 */
export function pixelInside(shape: PixelShape, transform: Affine, canvas: MaskCanvas): Uint8Array {
  const { width, height, invert = false } = canvas;
  const wanted = invert ? 0 : 1;
  const source = shapePixels(shape, invert);
  const [a, , , d, e, f] = transform;
  if (a === 1 && d === 1 && e === 0 && f === 0 && shape.width === width && shape.height === height) {
    return invert ? source.map((free) => 1 - free) : source;
  }
  const columns = touched(shape.width, width, a, e);
  const rows = touched(shape.height, height, d, f);
  const inside = new Uint8Array(width * height);
  const wrongBefore = new Int32Array(shape.width + 1);
  for (let y = 0; y < height; y++) {
    // Beyond the mask there is nothing of the shape.
    if (!invert && rows.beyond[y] === 1) continue;
    const lines = [rows.from[y] ?? 0, rows.to[y] ?? 0] as const;
    countWrong(wrongBefore, source, lines, wanted);
    const line = inside.subarray(y * width, (y + 1) * width);
    for (let x = 0; x < width; x++) {
      const wrong = (wrongBefore[columns.to[x] ?? 0] ?? 0) - (wrongBefore[columns.from[x] ?? 0] ?? 0);
      if (wrong === 0 && (invert || columns.beyond[x] === 0)) line[x] = 1;
    }
  }
  return inside;
}

/** For each column of the mask, how many columns before it hold a pixel within the lines that is not as wanted. */
function countWrong(
  before: Int32Array,
  source: Uint8Array,
  [first, end]: readonly [first: number, end: number],
  wanted: number,
): void {
  const width = before.length - 1;
  let count = 0;
  for (let x = 0; x < width; x++) {
    let at = first * width + x;
    const last = end * width;
    while (at < last && source[at] === wanted) at += width;
    if (at < last) count++;
    before[x + 1] = count;
  }
}

/** The mask's pixels that each pixel of the canvas touches along one side. */
interface Touched {
  readonly from: Int32Array;
  /** Exclusive. */
  readonly to: Int32Array;
  /** 1 where the canvas pixel reaches beyond the mask. */
  readonly beyond: Uint8Array;
}

/** Part of a pixel by which rounding may reach into the next one. */
const SLACK = 1e-6;

function touched(count: number, canvas: number, scale: number, offset: number): Touched {
  const from = new Int32Array(canvas);
  const to = new Int32Array(canvas);
  const beyond = new Uint8Array(canvas);
  for (let i = 0; i < canvas; i++) {
    const first = Math.floor((i - offset) / scale + SLACK);
    const end = Math.ceil((i + 1 - offset) / scale - SLACK);
    from[i] = Math.min(count, Math.max(0, first));
    to[i] = Math.min(count, Math.max(0, end));
    beyond[i] = first < 0 || end > count ? 1 : 0;
  }
  return { from, to, beyond };
}
