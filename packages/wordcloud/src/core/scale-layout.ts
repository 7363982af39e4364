import type { CloudLayout } from "./cloud.ts";
import { CloudError } from "./error.ts";
import { quote } from "./quote.ts";

/** Bounds of what a layout is scaled by. */
const LEAST = 0.001;
const MOST = 1000;

/**
 * The layout with every length as many times as large.
 *
 * @throws CloudError E_NUMBER unless the scale is from 0.001 to 1000
 */
export function scaledLayout(layout: CloudLayout, scale: number): CloudLayout {
  checkScale(scale);
  if (scale === 1) return layout;
  return {
    ...layout,
    words: layout.words.map((word) => ({ ...word, x: word.x * scale, y: word.y * scale, size: word.size * scale })),
    width: layout.width * scale,
    height: layout.height * scale,
    scale,
  };
}

/** @throws CloudError E_NUMBER unless the scale is from 0.001 to 1000 */
export function checkScale(scale: unknown): void {
  if (typeof scale === "number" && scale >= LEAST && scale <= MOST) return;
  throw new CloudError("E_NUMBER", `scale is ${quote(scale)}`, `use a number from ${LEAST} to ${MOST}`);
}

/** Millionths of a pixel are what multiplying and dividing may leave behind. */
const PRECISION = 1e6;

/** The layout as it was before it was scaled, to the millionth of a pixel. */
export function unscaledLayout(layout: CloudLayout): CloudLayout {
  const { scale = 1, ...rest } = layout;
  if (scale === 1) return layout;
  const back = (value: number): number => Math.round((value / scale) * PRECISION) / PRECISION;
  const words = layout.words.map((word) => ({ ...word, x: back(word.x), y: back(word.y), size: back(word.size) }));
  return { ...rest, ...unscaledSize(layout), words };
}

/** Width and height as they were before the layout was scaled: whole pixels. */
export function unscaledSize({ width, height, scale = 1 }: CloudLayout): { width: number; height: number } {
  return { width: Math.round(width / scale), height: Math.round(height / scale) };
}
