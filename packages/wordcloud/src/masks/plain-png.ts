import { crc32, inflateSync } from "node:zlib";
import { CloudError } from "../core/error.ts";
import { MAX_SIDE } from "../core/mask/canvas-size.ts";
import { quote } from "../core/quote.ts";

/** What the first chunk of a PNG file says. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
}

/** A checked PNG file. */
interface PlainPng {
  readonly header: PngHeader;
  /** The file without what its pixels do not need. */
  readonly bytes: Uint8Array;
  /** Samples of the one colour that is transparent in a picture without alpha; empty where there is none. */
  readonly key: readonly number[];
}

/** Most pixels of a picture that becomes a mask: 8192 x 4096. */
export const MAX_PICTURE = 33_554_432;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Samples a pixel and depths of each colour type. */
const COLOR_TYPES: ReadonlyMap<number, readonly [samples: number, depths: readonly number[]]> = new Map([
  [0, [1, [1, 2, 4, 8, 16]]],
  [2, [3, [8, 16]]],
  [3, [1, [1, 2, 4, 8]]],
  [4, [2, [8, 16]]],
  [6, [4, [8, 16]]],
]);

/** First column, first row, and steps of columns and rows of the passes of an interlaced picture. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Whether a file begins as PNG files do. */
export function isPng(file: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => file[i] === byte);
}

/**
 * A PNG file reduced to what its pixels need, after everything was checked that a decoder trusts: sizes, checksums, the
 * order of chunks, and that the compressed data hold as many bytes as the picture and no more, so that a small file
 * cannot ask for gigabytes.
 *
 * @throws CloudError E_MASK when the file is damaged; E_PIXELS when the picture is too large
 */
export function plainPng(file: Uint8Array): PlainPng {
  const chunks = readChunks(file);
  const header = readHeader(chunks[0]);
  const palette = chunks.filter(({ type }) => type === "PLTE");
  if (header.colorType === 3 && palette.length !== 1) throw damaged("a palette picture without its palette");
  const kept = chunks.filter(({ type }) => {
    if (type === "PLTE" || type === "tRNS") return header.colorType === 3;
    return type === "IHDR" || type === "IDAT" || type === "IEND";
  });
  const data = Buffer.concat(kept.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  checkData(data, rawSize(header));
  const bytes = Buffer.concat([file.subarray(0, 8), ...kept.map(({ whole }) => whole)]);
  return {
    header,
    bytes,
    key: readKey(
      header,
      chunks.find(({ type }) => type === "tRNS"),
    ),
  };
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
  /** With its length, type and checksum. */
  readonly whole: Uint8Array;
}

function readChunks(file: Uint8Array): Chunk[] {
  if (!isPng(file)) throw damaged("no PNG signature");
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; chunks.at(-1)?.type !== "IEND"; ) {
    if (at + 12 > file.length) throw damaged("it ends too early");
    const end = at + 12 + view.getUint32(at);
    if (end > file.length) throw damaged("it ends too early");
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (crc32(file.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      throw damaged(`the checksum of ${quote(type)} is wrong`);
    }
    chunks.push({ type, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) });
    at = end;
  }
  return chunks;
}

function readHeader(chunk: Chunk | undefined): PngHeader {
  if (chunk?.type !== "IHDR" || chunk.data.length !== 13) throw damaged("it does not begin with its header");
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0) throw damaged(`${width} x ${height} pixels`);
  checkPictureSize(width, height);
  const [depth, colorType, interlace] = [view.getUint8(8), view.getUint8(9), view.getUint8(12)];
  if (COLOR_TYPES.get(colorType)?.[1].includes(depth) !== true) {
    throw damaged(`colour type ${colorType} of ${depth} bits`);
  }
  if (interlace > 1 || view.getUint8(10) !== 0 || view.getUint8(11) !== 0) throw damaged("an unknown method");
  return { width, height, depth, colorType, interlaced: interlace === 1 };
}

/** fast-png refuses a key with more samples than the picture has pixels, so it is not left to it. */
function readKey({ colorType }: PngHeader, chunk: Chunk | undefined): number[] {
  if (chunk === undefined || (colorType !== 0 && colorType !== 2)) return [];
  if (chunk.data.length !== (colorType === 0 ? 2 : 6)) throw damaged("a transparent colour of the wrong length");
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, chunk.data.length);
  return Array.from({ length: chunk.data.length / 2 }, (_, i) => view.getUint16(2 * i));
}

/** @throws CloudError E_PIXELS when a picture is larger than a mask may be */
export function checkPictureSize(width: number, height: number): void {
  if (Math.max(width, height) <= MAX_SIDE && width * height <= MAX_PICTURE) return;
  throw new CloudError(
    "E_PIXELS",
    `a mask of ${width} x ${height} pixels`,
    `make it smaller: up to ${MAX_SIDE} a side and ${MAX_PICTURE} in all`,
  );
}

/** Bytes of the picture before compression: each row with the byte that tells its filter. */
function rawSize({ width, height, depth, colorType, interlaced }: PngHeader): number {
  const bits = depth * (COLOR_TYPES.get(colorType)?.[0] ?? 1);
  const size = (columns: number, rows: number): number =>
    columns > 0 && rows > 0 ? rows * (1 + Math.ceil((columns * bits) / 8)) : 0;
  if (!interlaced) return size(width, height);
  let sum = 0;
  for (const [x, y, dx, dy] of PASSES) sum += size(Math.ceil((width - x) / dx), Math.ceil((height - y) / dy));
  return sum;
}

function checkData(data: Uint8Array, expected: number): void {
  let length: number;
  try {
    length = inflateSync(data, { maxOutputLength: expected }).length;
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : "its data cannot be read");
  }
  if (length !== expected) throw damaged(`${length} bytes of pixels in place of ${expected}`);
}

function damaged(what: string): CloudError {
  return new CloudError("E_MASK", `a damaged PNG: ${what}`, "save the picture anew");
}
