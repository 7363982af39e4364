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

interface Chunks {
  sizes: Map<string, number>;
  /** Data of each type, joined where a type repeats. */
  data: Map<string, Buffer>;
}

/** Checks the signature, the order of the chunks and every CRC. */
function readChunks(bytes: Buffer): Chunks {
  if (bytes.subarray(0, 8).toString("latin1") !== "\x89PNG\r\n\x1a\n") throw new Error("no PNG signature");
  const sizes = new Map<string, number>();
  const data = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 8 + length;
    if (bytes.readUInt32BE(end) !== crc32(bytes.subarray(at + 4, end))) throw new Error(`CRC of ${type}`);
    if ((sizes.size === 0) !== (type === "IHDR")) throw new Error("IHDR is not first");
    if ((type === "PLTE" || type === "tRNS") && sizes.has("IDAT")) throw new Error(`${type} after IDAT`);
    sizes.set(type, (sizes.get(type) ?? 0) + length);
    data.set(type, Buffer.concat([data.get(type) ?? Buffer.alloc(0), bytes.subarray(at + 8, end)]));
    at = end + 4;
  }
  if (!sizes.has("IEND")) throw new Error("no IEND");
  return { sizes, data };
}

/** Reads a PNG file of up to 8 bits a sample. */
export function readPng(file: Uint8Array): DecodedPng {
  const { sizes: chunks, data } = readChunks(Buffer.from(file.buffer, file.byteOffset, file.length));
  const chunk = (type: string): Buffer => data.get(type) ?? Buffer.alloc(0);
  const header = chunk("IHDR");
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bitDepth = header.readUInt8(8);
  const colorType = header.readUInt8(9);
  const samples = SAMPLES.get(colorType);
  if (samples === undefined || header.readUInt8(10) + header.readUInt8(11) + header.readUInt8(12) !== 0) {
    throw new Error("unknown IHDR");
  }
  const stride = Math.ceil((width * bitDepth * samples) / 8);
  const raw = inflateSync(chunk("IDAT"));
  if (raw.length !== (stride + 1) * height) throw new Error(`${raw.length} bytes of rows`);
  const filters: number[] = [];
  const rows = unfilter(raw, stride, Math.max(1, (bitDepth * samples) >> 3), filters);

  const colorOf = colorReader(colorType, bitDepth, chunk("PLTE"), chunk("tRNS"));
  const rgba = new Uint8Array(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const y = Math.floor(i / width);
    const read = Array.from({ length: samples }, (_, k) => {
      const bit = ((i % width) * samples + k) * bitDepth;
      return (rows.readUInt8(y * stride + (bit >> 3)) >> (8 - bitDepth - (bit & 7))) & ((1 << bitDepth) - 1);
    });
    rgba.set(colorOf(read), 4 * i);
  }
  return { width, height, bitDepth, colorType, chunks, filters, rgba };
}

/** Straight RGBA from the samples of a pixel. */
function colorReader(
  colorType: number,
  bitDepth: number,
  palette: Buffer,
  alphas: Buffer,
): (samples: readonly number[]) => number[] {
  const scale = 255 / ((1 << bitDepth) - 1);
  return ([a = 0, b = 0, c = 0, d = 0]) => {
    if (colorType === 0) return [a * scale, a * scale, a * scale, 255];
    if (colorType === 2) return [a, b, c, 255];
    if (colorType === 3) return [...palette.subarray(3 * a, 3 * a + 3), alphas[a] ?? 255];
    return colorType === 4 ? [a, a, a, b] : [a, b, c, d];
  };
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
