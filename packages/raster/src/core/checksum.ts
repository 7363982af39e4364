import type { Runs } from "./runs.ts";

/** Most bytes of one value that {@link adler32OfRuns} sums up at once: the sums stay below 2^53. */
const LONGEST_SUM = 1 << 21;

/** Adler-32 (RFC 1950, 8.2) of data given as runs: what n equal bytes add is a product and a triangular number. */
export function adler32OfRuns({ count, starts, values }: Runs): number {
  let a = 1;
  let b = 0;
  for (let k = 0; k < count; k++) {
    const value = values[k]!;
    for (let left = starts[k + 1]! - starts[k]!; left > 0; left -= LONGEST_SUM) {
      const n = left < LONGEST_SUM ? left : LONGEST_SUM;
      b = (b + n * a + (value * n * (n + 1)) / 2) % 65521;
      a = (a + n * value) % 65521;
    }
  }
  return ((b << 16) | a) >>> 0;
}

/** CRC-32 of bytes `from` to `to` as PNG defines it (polynomial 0xEDB88320). */
export function crc32(data: Uint8Array, from = 0, to: number = data.length): number {
  let crc = -1;
  for (let i = from; i < to; i++) crc = CRC_TABLE[(crc ^ data[i]!) & 255]! ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

const CRC_TABLE: Int32Array = makeCrcTable();

function makeCrcTable(): Int32Array {
  const table = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    table[n] = c;
  }
  return table;
}

/** Bytes that can be summed before a sum leaves 32 bits (as in RFC 1950's sample code). */
const ADLER_BLOCK = 5552;

/** Adler-32 (RFC 1950, 8.2). */
export function adler32(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let from = 0; from < data.length; from += ADLER_BLOCK) {
    const to = Math.min(data.length, from + ADLER_BLOCK);
    for (let i = from; i < to; i++) {
      a += data[i]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
}
