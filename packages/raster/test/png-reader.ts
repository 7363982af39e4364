import { crc32, inflateSync } from "node:zlib";

/** What a PNG file says, decoded without the code under test. */
export interface DecodedPng {
  width: number;
  height: number;
  bitDepth: number;
  colorType: number;
  /** Bytes of each chunk's data by its type; the sum where a type repeats. */
  chunks: Map<string, number>;
  /** Filter byte of each row. */
  filters: number[];
  /** Straight RGBA, four bytes a pixel. */
  rgba: Uint8Array;
}

const SAMPLES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** Reads a PNG file of up to 8 bits a sample, checking signature, order of chunks and every CRC. */
export function readPng(file: Uint8Array): DecodedPng {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (bytes.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") throw new Error("no PNG signature");
  const chunks = new Map<string, number>();
  const idat: Buffer[] = [];
  let palette = Buffer.alloc(0);
  let alphas = Buffer.alloc(0);
  let header = Buffer.alloc(13);
  let at = 8;
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (bytes.readUInt32BE(at + 8 + length) !== crc32(bytes.subarray(at + 4, at + 8 + length))) {
      throw new Error(`CRC of ${type}`);
    }
    if ((chunks.size === 0) !== (type === "IHDR")) throw new Error("IHDR is not first");
    if ((type === "PLTE" || type === "tRNS") && idat.length > 0) throw new Error(`${type} after IDAT`);
    chunks.set(type, (chunks.get(type) ?? 0) + length);
    if (type === "IHDR") header = Buffer.from(data);
    if (type === "PLTE") palette = Buffer.from(data);
    if (type === "tRNS") alphas = Buffer.from(data);
    if (type === "IDAT") idat.push(data);
    at += length + 12;
  }
  if (!chunks.has("IEND")) throw new Error("no IEND");
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bitDepth = header.readUInt8(8);
  const colorType = header.readUInt8(9);
  const samples = SAMPLES.get(colorType);
  if (samples === undefined || header.readUInt8(10) + header.readUInt8(11) + header.readUInt8(12) !== 0) {
    throw new Error("unknown IHDR");
  }
  const stride = Math.ceil((width * bitDepth * samples) / 8);
  const raw = inflateSync(Buffer.concat(idat));
  if (raw.length !== (stride + 1) * height) throw new Error(`${raw.length} bytes of rows`);
  const filters: number[] = [];
  const rows = unfilter(raw, stride, Math.max(1, (bitDepth * samples) >> 3), filters);

  const sample = (y: number, i: number): number => {
    const bit = i * bitDepth;
    return (rows.readUInt8(y * stride + (bit >> 3)) >> (8 - bitDepth - (bit & 7))) & ((1 << bitDepth) - 1);
  };
  const scale = 255 / ((1 << bitDepth) - 1);
  const rgba = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const s = Array.from({ length: samples }, (_, k) => sample(y, x * samples + k));
      const [a = 0, b = 0, c = 0, d = 0] = s;
      let pixel = [a * scale, a * scale, a * scale, 255];
      if (colorType === 2) pixel = [a, b, c, 255];
      if (colorType === 3) {
        pixel = [
          palette.readUInt8(3 * a),
          palette.readUInt8(3 * a + 1),
          palette.readUInt8(3 * a + 2),
          alphas[a] ?? 255,
        ];
      }
      if (colorType === 4) pixel = [a, a, a, b];
      if (colorType === 6) pixel = [a, b, c, d];
      rgba.set(pixel, 4 * (y * width + x));
    }
  }
  return { width, height, bitDepth, colorType, chunks, filters, rgba };
}

function unfilter(raw: Buffer, stride: number, pixelBytes: number, filters: number[]): Buffer {
  const height = raw.length / (stride + 1);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw.readUInt8(y * (stride + 1));
    if (filter > 4) throw new Error(`filter ${filter}`);
    filters.push(filter);
    for (let i = 0; i < stride; i++) {
      const left = i < pixelBytes ? 0 : rows.readUInt8(y * stride + i - pixelBytes);
      const up = y === 0 ? 0 : rows.readUInt8((y - 1) * stride + i);
      const corner = y === 0 || i < pixelBytes ? 0 : rows.readUInt8((y - 1) * stride + i - pixelBytes);
      const p = left + up - corner;
      const [dl, du, dc] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
      const paeth = dl <= du && dl <= dc ? left : du <= dc ? up : corner;
      const guess = [0, left, up, (left + up) >> 1, paeth][filter] ?? 0;
      rows.writeUInt8((raw.readUInt8(y * (stride + 1) + 1 + i) + guess) & 255, y * stride + i);
    }
  }
  return rows;
}
