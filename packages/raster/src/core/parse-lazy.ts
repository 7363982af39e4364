import { MAX_DISTANCE, MAX_MATCH } from "./deflate-symbols.ts";

const HASH_BITS = 15;
const heads = new Int32Array(1 << HASH_BITS);
const previous = new Int32Array(MAX_DISTANCE);

/** Tokens of data, `count` of them valid. */
export interface Tokens {
  tokens: Uint32Array;
  count: number;
}

/** Splits data into literals and matches, looking one byte ahead before it settles for a match. */
export function parseLazy(data: Uint8Array, rowBytes: number, depth: number): Tokens {
  const size = data.length;
  const tokens = new Uint32Array(size);
  let count = 0;
  heads.fill(-1);
  const limit = size - 3;

  const insert = (p: number): void => {
    const h = Math.imul((data[p]! << 16) | (data[p + 1]! << 8) | data[p + 2]!, 0x9e3779b1) >>> (32 - HASH_BITS);
    previous[p & (MAX_DISTANCE - 1)] = heads[h]!;
    heads[h] = p;
  };

  const find = (p: number): number => {
    const most = size - p < MAX_MATCH ? size - p : MAX_MATCH;
    let best = 2;
    let distance = 0;
    const attempt = (d: number): void => {
      const q = p - d;
      if (q < 0 || data[q + best] !== data[p + best]) return;
      let n = 0;
      while (n < most && data[q + n] === data[p + n]) n++;
      if (n > best) {
        best = n;
        distance = d;
      }
    };
    if (p > 0) attempt(1);
    if (rowBytes > 0 && rowBytes <= MAX_DISTANCE && best < most) attempt(rowBytes);
    const h = Math.imul((data[p]! << 16) | (data[p + 1]! << 8) | data[p + 2]!, 0x9e3779b1) >>> (32 - HASH_BITS);
    let q = heads[h]!;
    for (let i = 0; i < depth && q >= 0 && p - q <= MAX_DISTANCE && best < most; i++) {
      attempt(p - q);
      const older = previous[q & (MAX_DISTANCE - 1)]!;
      if (older >= q) break;
      q = older;
    }
    if (best < 3 || (best === 3 && distance > 4096)) return 0;
    return (best << 16) | distance;
  };

  let p = 0;
  while (p < size) {
    if (p >= limit) {
      tokens[count++] = data[p++]!;
      continue;
    }
    let match = find(p);
    insert(p);
    if (match === 0) {
      tokens[count++] = data[p++]!;
      continue;
    }
    while (match >>> 16 < 64 && p + 1 < limit) {
      const better = find(p + 1);
      if (better >>> 16 <= match >>> 16) break;
      tokens[count++] = data[p++]!;
      insert(p);
      match = better;
    }
    tokens[count++] = match;
    const end = p + (match >>> 16);
    for (p++; p < end; p++) {
      // A position inside a run would only lengthen the chain: the run's first byte is in it already.
      const v = data[p];
      if (v === data[p - 1] && v === data[p + 1] && v === data[p + 2]) continue;
      if (p < limit) insert(p);
    }
  }
  return { tokens, count };
}
