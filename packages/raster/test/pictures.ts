/** A small seeded generator, so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Coverage of a ring as an icon has it: two flat values, and edge pixels of many levels. */
export function ring(size: number): Uint8Array {
  const pixels = new Uint8Array(size * size);
  const middle = size / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const r = Math.hypot(x + 0.5 - middle, y + 0.5 - middle * 1.02);
      const inside = Math.min(size * 0.45 - r, r - size * 0.21) + 0.5;
      pixels[y * size + x] = Math.round(255 * Math.min(1, Math.max(0, inside)));
    }
  }
  return pixels;
}

/** A palette of 256 steps from one colour to another, both straight RGBA. */
export function ramp(from: readonly number[], to: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 1024 }, (_, i) => {
    const t = (i >> 2) / 255;
    return Math.round((from[i & 3] ?? 0) * (1 - t) + (to[i & 3] ?? 0) * t);
  });
}
