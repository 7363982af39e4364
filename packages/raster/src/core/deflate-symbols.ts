/**
 * The alphabets of deflate (RFC 1951, 3.2.5). A token is one number: a literal is its byte; a match is
 * `length << 16 | distance`, with length 3 to 258 and distance 1 to 32768.
 */
export const LITERALS = 286;
export const DISTANCES = 30;
export const END_OF_BLOCK = 256;
export const MIN_MATCH = 3;
export const MAX_MATCH = 258;
export const MAX_DISTANCE = 32768;

/** Extra bits of each length symbol, from 257 on. */
export const LENGTH_EXTRA: Uint8Array = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
/** Extra bits of each distance symbol. */
export const DISTANCE_EXTRA: Uint8Array = Uint8Array.from({ length: DISTANCES }, (_, i) => (i < 4 ? 0 : (i >> 1) - 1));

/** Least length of each length symbol, from 257 on. */
export const LENGTH_BASE: Uint16Array = bases(LENGTH_EXTRA, MIN_MATCH);
LENGTH_BASE[28] = MAX_MATCH;
/** Least distance of each distance symbol. */
export const DISTANCE_BASE: Uint16Array = bases(DISTANCE_EXTRA, 1);

/** Symbol of a match length, 0 for length 3's symbol 257. */
export const LENGTH_SYMBOL: Uint8Array = new Uint8Array(MAX_MATCH + 1);
for (let s = 0; s < 29; s++) LENGTH_SYMBOL.fill(s, LENGTH_BASE[s]);

/** Symbols of distances up to 256, then of `distance - 1 >> 7` from index 256 on. */
const DISTANCE_SYMBOL = new Uint8Array(512);
for (let s = 0; s < DISTANCES; s++) {
  const from = DISTANCE_BASE[s]! - 1;
  if (from < 256) DISTANCE_SYMBOL.fill(s, from, 256);
  if (from >= 256) DISTANCE_SYMBOL.fill(s, 256 + (from >> 7));
}

/** Symbol of a distance, 1 to 32768. */
export function distanceSymbol(distance: number): number {
  return distance <= 256 ? DISTANCE_SYMBOL[distance - 1]! : DISTANCE_SYMBOL[256 + ((distance - 1) >> 7)]!;
}

function bases(extra: Uint8Array, first: number): Uint16Array {
  const base = new Uint16Array(extra.length);
  let value = first;
  for (let i = 0; i < extra.length; i++) {
    base[i] = value;
    value += 1 << extra[i]!;
  }
  return base;
}
