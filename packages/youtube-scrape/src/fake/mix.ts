/** Spreads every bit of a number over all 32, one to one; the end of A. Appleby's MurmurHash3. */
function spread(bits: number): number {
  let h = bits ^ (bits >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 32 bits that depend on both numbers and look random; the same on every machine. */
export function mix(seed: number, index: number): number {
  return spread(spread(Math.imul(seed, 0x9e3779b1) ^ 0x2545f491) ^ Math.imul(index + 0x3c6ef372, 0x27d4eb2f));
}

/** 32 bits that depend on all of the text. */
export function mixText(seed: number, text: string): number {
  let h = seed ^ text.length;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(seed, h);
}

/** Bits as a fraction of 0 to below 1. */
export function fraction(bits: number): number {
  return bits / 0x1_0000_0000;
}

/** A whole number of 0 to below the count. */
export function below(bits: number, count: number): number {
  return Math.floor(fraction(bits) * count);
}

/**
 * One of a list.
 *
 * @throws RangeError where the list is empty
 */
export function pick<T>(list: readonly T[], bits: number): T {
  const value = list[below(bits, list.length)];
  if (value === undefined) throw new RangeError("an empty list");
  return value;
}
