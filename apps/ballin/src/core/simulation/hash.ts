import type { Balls } from "../physics/balls.ts";

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x01000193);
  // FNV moves bits upwards only; without this a word's high bits would reach few others.
  return mixed ^ (mixed >>> 15);
}

/** 16 hexadecimal digits of the positions in their order, as FNV-1a over the bits in two lanes. */
export function positionHash(balls: Balls): string {
  const x = new Uint32Array(balls.x.buffer, balls.x.byteOffset, balls.count);
  const y = new Uint32Array(balls.y.buffer, balls.y.byteOffset, balls.count);
  let high = mix(0x811c9dc5, balls.count);
  let low = mix(0x2f0b4471, balls.count);
  for (const word of x) {
    high = mix(high, word);
    low = mix(low, word + 1);
  }
  for (const word of y) {
    high = mix(high, word);
    low = mix(low, word + 1);
  }
  return (high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0");
}
