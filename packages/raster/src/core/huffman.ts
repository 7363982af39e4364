/**
 * Lengths of an optimal prefix code none of whose words is longer than `limit` bits; 0 for a symbol that does not occur.
 * A lone symbol gets one bit. The lengths of two or more symbols fill the code space exactly (Kraft's sum is 1).
 *
 * Package-merge: L. Larmore, D. Hirschberg, "A fast algorithm for optimal length-limited Huffman codes" (1990). Of each
 * level only the order of leaves and packages is kept, since the lengths follow from counts alone.
 */
export function codeLengths(frequencies: Uint32Array, limit: number, lengths: Uint8Array): void {
  lengths.fill(0);
  let used = 0;
  for (let symbol = 0; symbol < frequencies.length; symbol++) {
    const frequency = frequencies[symbol]!;
    if (frequency > 0) order[used++] = frequency * 512 + symbol;
  }
  if (used === 0) return;
  const sorted = order.subarray(0, used).sort();
  if (used <= 2) {
    for (let i = 0; i < used; i++) lengths[sorted[i]! % 512] = 1;
    return;
  }
  for (let i = 0; i < used; i++) leafWeight[i] = floor(sorted[i]! / 512);

  // Level 0 holds the leaves alone; each further level merges them with the pairs of the level below.
  let size = used;
  let current = weightsA;
  let next = weightsB;
  for (let i = 0; i < used; i++) {
    current[i] = leafWeight[i]!;
    isLeaf[i] = 1;
  }
  for (let level = 1; level < limit; level++) {
    const pairs = size >> 1;
    const base = level * ROW;
    let leaf = 0;
    let pair = 0;
    let out = 0;
    while (leaf < used || pair < pairs) {
      const packed = pair < pairs ? current[2 * pair]! + current[2 * pair + 1]! : 0;
      if (leaf < used && (pair >= pairs || leafWeight[leaf]! <= packed)) {
        next[out] = leafWeight[leaf++]!;
        isLeaf[base + out] = 1;
      } else {
        next[out] = packed;
        isLeaf[base + out] = 0;
        pair++;
      }
      out++;
    }
    size = out;
    const swap = current;
    current = next;
    next = swap;
  }

  // The cheapest 2n-2 items of the last level make the code: a leaf among them adds a bit, a package stands for two
  // items of the level below.
  let take = 2 * used - 2;
  for (let level = limit - 1; level >= 0 && take > 0; level--) {
    const base = level * ROW;
    let leaves = 0;
    for (let i = 0; i < take; i++) leaves += isLeaf[base + i]!;
    for (let i = 0; i < leaves; i++) lengths[sorted[i]! % 512]!++;
    take = 2 * (take - leaves);
  }
}

/** Canonical code words of the lengths (RFC 1951, 3.2.2), their bits reversed so that they are written in one piece. */
export function canonicalCodes(lengths: Uint8Array, codes: Uint16Array): void {
  const next = new Uint16Array(17);
  for (let i = 0; i < lengths.length; i++) next[lengths[i]! + 1]!++;
  next[1] = 0;
  for (let bits = 1; bits < 16; bits++) next[bits + 1] = (next[bits]! + next[bits + 1]!) << 1;
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!;
    if (length > 0) codes[i] = reverse(next[length]!++, length);
  }
}

function reverse(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i);
  return reversed;
}

const { floor } = Math;
const MAX_SYMBOLS = 288;
const ROW = 2 * MAX_SYMBOLS;
const order = new Float64Array(MAX_SYMBOLS);
const leafWeight = new Float64Array(MAX_SYMBOLS);
const weightsA = new Float64Array(ROW);
const weightsB = new Float64Array(ROW);
const isLeaf = new Uint8Array(16 * ROW);
