import { loadResvg } from "./modules.ts";
import type { Pixels } from "./pixels.ts";

/**
 * An SVG document drawn by resvg, as straight RGBA.
 *
 * @param zoom draws it so many times as large and takes the mean of each square, since resvg samples an edge 4 times
 */
export function drawnByResvg(svg: string, zoom = 1): Pixels {
  const { Resvg } = loadResvg();
  const options = { font: { loadSystemFonts: false }, fitTo: { mode: "zoom", value: zoom } };
  const { width, height, pixels } = new Resvg(svg, options).render();
  const small = { width: Math.round(width / zoom), height: Math.round(height / zoom) };
  const data = new Uint8Array(4 * small.width * small.height);
  for (let at = 0; at < data.length; at += 4) {
    const [x, y] = [zoom * ((at / 4) % small.width), zoom * Math.floor(at / 4 / small.width)];
    data.set(straight(meanOf(pixels, width, { x, y, side: zoom })), at);
  }
  return { ...small, data };
}

/** Mean of a square of pixels, red, green and blue still multiplied by alpha. */
function meanOf(pixels: Uint8Array, width: number, { x, y, side }: { x: number; y: number; side: number }): number[] {
  const sum = [0, 0, 0, 0];
  for (let row = y; row < y + side; row++) {
    for (let at = 4 * (row * width + x); at < 4 * (row * width + x + side); at++) {
      sum[at % 4] = (sum[at % 4] ?? 0) + (pixels[at] ?? 0);
    }
  }
  return sum.map((value) => value / (side * side));
}

function straight([r = 0, g = 0, b = 0, alpha = 0]: readonly number[]): number[] {
  if (alpha === 0) return [0, 0, 0, 0];
  return [...[r, g, b].map((value) => Math.min(255, Math.round((value * 255) / alpha))), Math.round(alpha)];
}

/** Mean difference of two pictures as they look on white, over the three colours of all pixels. */
export function meanOnWhite(a: Pixels, b: Pixels): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    for (let c = 0; c < 3; c++) sum += Math.abs(onWhite(a.data, i, c) - onWhite(b.data, i, c));
  }
  return sum / ((a.data.length / 4) * 3);
}

function onWhite(data: Uint8Array | Uint8ClampedArray, at: number, channel: number): number {
  const alpha = (data[at + 3] ?? 0) / 255;
  return (data[at + channel] ?? 0) * alpha + 255 * (1 - alpha);
}
