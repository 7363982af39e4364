import { BitWriter } from "./bit-writer.ts";
import { adler32 } from "./checksum.ts";
import { storedBits, writeBlock, writeStored } from "./deflate-block.ts";
import { splitBlocks, totalBits } from "./deflate-split.ts";
import { MAX_DISTANCE, MAX_MATCH } from "./deflate-symbols.ts";
import type { Tokens } from "./deflate-tokens.ts";

/** Bytes that a match has to have before it is looked at: as many as are hashed. */
const HASHED = 4;
const HASH_BITS = 15;
/** 2^32 over the golden ratio, which spreads what it multiplies (Knuth, The Art of Computer Programming, 6.4). */
const GOLDEN = 0x9e3779b1;
/** Tokens that a block of its own is worth. */
const PIECE = 16384;
/** A match as long as this is taken without a look at the next place. */
const GOOD = 32;

/**
 * Compresses data of any kind to a zlib stream (RFC 1950) in one pass, in a small part of the time of `zlibCompress`:
 * one earlier place with the same four bytes is tried, and the row above.
 *
 * @param rowBytes bytes from one row to the next; 0 when the data has no rows
 */
export function zlibQuick(data: Uint8Array, rowBytes = 0): Uint8Array {
  const { tokens, count } = quickTokens(data, rowBytes);
  const plans = splitBlocks(tokens, count, PIECE);
  const out = new BitWriter(Math.min(totalBits(plans), storedBits(data.length)) / 8 + 64);
  // A window of 32 KiB and the fastest level (RFC 1950, 2.2), which no decoder asks about.
  out.append(Uint8Array.of(0x78, 0x01));
  if (totalBits(plans) < storedBits(data.length)) {
    for (const plan of plans) writeBlock(out, tokens, plan, plan === plans.at(-1));
  } else {
    writeStored(out, data, true);
  }
  out.align();
  const check = adler32(data);
  out.append(Uint8Array.of(check >>> 24, check >>> 16, check >>> 8, check));
  return out.finish();
}

function quickTokens(data: Uint8Array, rowBytes: number): Tokens {
  const size = data.length;
  const above = rowBytes > 0 && rowBytes <= MAX_DISTANCE ? rowBytes : 0;
  const heads = new Int32Array(1 << HASH_BITS).fill(-MAX_DISTANCE - 1);
  const last = size - HASHED;
  let tokens = new Uint32Array(Math.max(1024, size >> 3));
  let count = 0;
  let at = 0;
  while (at <= last) {
    if (count + 2 > tokens.length) tokens = larger(tokens);
    const hash = hashOf(data, at);
    const head = heads[hash]!;
    heads[hash] = at;
    let length = 0;
    let distance = 0;
    if (at - head <= MAX_DISTANCE) {
      length = matchLength(data, head, at);
      distance = at - head;
    }
    if (above > 0 && at >= above && length < GOOD) {
      const up = matchLength(data, at - above, at);
      if (up > length) {
        length = up;
        distance = above;
      }
    }
    if (length < HASHED) {
      tokens[count++] = data[at++]!;
      continue;
    }
    tokens[count++] = (length << 16) | distance;
    const end = at + length;
    // The last place of a match is worth finding again; those before it are worth less than their time.
    if (end <= last) heads[hashOf(data, end - 1)] = end - 1;
    at = end;
  }
  while (at < size) {
    if (count === tokens.length) tokens = larger(tokens);
    tokens[count++] = data[at++]!;
  }
  return { tokens, count };
}

function hashOf(data: Uint8Array, at: number): number {
  const word = data[at]! | (data[at + 1]! << 8) | (data[at + 2]! << 16) | (data[at + 3]! << 24);
  return Math.imul(word, GOLDEN) >>> (32 - HASH_BITS);
}

/** Bytes that are alike from two places on. */
function matchLength(data: Uint8Array, from: number, at: number): number {
  const most = Math.min(MAX_MATCH, data.length - at);
  let length = 0;
  while (length < most && data[from + length] === data[at + length]) length++;
  return length;
}

function larger(tokens: Uint32Array): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(2 * tokens.length);
  grown.set(tokens);
  return grown;
}
