import { crc32 } from "./checksum.ts";
import { alphaOf } from "./palette.ts";
import type { Layout } from "./png-layout.ts";

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);

/** What the chunks before the pixels are made from. */
export type Header = Pick<Layout, "width" | "height" | "bitDepth" | "colorType" | "colors">;

/** A PNG file: signature, header, palette where there is one, and the compressed rows. */
export function assemble(header: Header, idat: Uint8Array): Uint8Array {
  const { width, height, bitDepth, colorType, colors } = header;
  const fields = new Uint8Array(13);
  const view = new DataView(fields.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  fields[8] = bitDepth;
  fields[9] = colorType;
  const chunks: [string, Uint8Array][] = [["IHDR", fields]];
  if (colors !== undefined) {
    chunks.push([
      "PLTE",
      Uint8Array.from({ length: 3 * colors.length }, (_, i) => colors[(i / 3) | 0]! >>> (8 * (i % 3))),
    ]);
    const alphas = Uint8Array.from(colors, alphaOf).filter((alpha) => alpha < 255);
    if (alphas.length > 0) chunks.push(["tRNS", alphas]);
  }
  chunks.push(["IDAT", idat], ["IEND", new Uint8Array(0)]);
  const file = new Uint8Array(chunks.reduce((sum, [, data]) => sum + data.length + 12, SIGNATURE.length));
  file.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const [type, data] of chunks) at = writeChunk(file, at, type, data);
  return file;
}

function writeChunk(file: Uint8Array, at: number, type: string, data: Uint8Array): number {
  const view = new DataView(file.buffer);
  view.setUint32(at, data.length);
  for (let i = 0; i < 4; i++) file[at + 4 + i] = type.charCodeAt(i);
  file.set(data, at + 8);
  const end = at + 8 + data.length;
  view.setUint32(end, crc32(file, at + 4, end));
  return end + 4;
}
