/**
 * Dots of random grey or colour, one a pixel, as straight RGBA.
 *
 * The generator is a 32-bit counter put through the finaliser of MurmurHash3 (A. Appleby, public domain), so that a
 * seed gives the same dots on every engine.
 */
export function noisePixels(count: number, kind: "uniform" | "rainbow", opacity: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(4 * count);
  const alpha = Math.round(255 * opacity);
  const base = Math.imul(seed | 0, 0x9e3779b1);
  for (let i = 0; i < count; i++) {
    const bits = scramble(base + i);
    pixels[4 * i] = bits;
    pixels[4 * i + 1] = kind === "uniform" ? bits : bits >>> 8;
    pixels[4 * i + 2] = kind === "uniform" ? bits : bits >>> 16;
    pixels[4 * i + 3] = alpha;
  }
  return pixels;
}

function scramble(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
