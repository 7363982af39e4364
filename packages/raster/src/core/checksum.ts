/** Adler-32 of bytes (RFC 1950, section 8.2). */
export function adler32(data: Uint8Array): number {
  let a = 1;
  let b = 0;
  const end = data.length;
  for (let from = 0; from < end; ) {
    // 5552 is the most bytes for which b stays below 2^32.
    const to = Math.min(from + 5552, end);
    for (; from < to; from++) {
      a += data[from]!;
      b += a;
    }
    a %= 65521;
    b %= 65521;
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
