/// <reference path="./font-parsers.d.ts" />
import { damaged } from "./core/damaged.ts";
import { IconError } from "./core/error.ts";
import { checkFont } from "./core/font-check.ts";
import { fontTables } from "./core/font-tables.ts";

/** Largest font that is read, in bytes, packed as well as unpacked. */
export const MAX_FONT_BYTES: number = 64 * 1024 * 1024;

type FontKind = "sfnt" | "woff" | "woff2";

const SIGNATURES: ReadonlyMap<number, FontKind> = new Map([
  [0x00010000, "sfnt"],
  [0x74727565, "sfnt"],
  [0x4f54544f, "sfnt"],
  [0x774f4646, "woff"],
  [0x774f4632, "woff2"],
]);

const SFNT_HEADER = 12;
const SFNT_RECORD = 16;
const WOFF_HEADER = 44;
const WOFF_RECORD = 20;

/**
 * The bare font in an otf, ttf, woff or woff2 file.
 *
 * @throws IconError E_FONT when the bytes are no such font, are damaged, unpack to more than 64 MB, or count
 * so much that a parser would not end
 */
export async function unpackFont(bytes: Uint8Array): Promise<Uint8Array> {
  const kind = bytes.length < WOFF_HEADER ? undefined : SIGNATURES.get(viewOf(bytes).getUint32(0));
  if (kind === undefined) {
    throw new IconError("E_FONT", "the file is no otf, ttf, woff or woff2 font", "give the font file itself");
  }
  refuseLarge(bytes.length);
  const sfnt = await (kind === "woff2" ? unpackWoff2(bytes) : kind === "woff" ? unpackWoff(bytes) : bytes);
  orDamaged("the font's tables are damaged", () => checkFont(fontTables(viewOf(sfnt))));
  return sfnt;
}

function refuseLarge(size: number): void {
  if (size > MAX_FONT_BYTES) throw new IconError("E_FONT", "the font takes more than 64 MB", "use a subset of it");
}

let unpacking: Promise<unknown> = Promise.resolve();

/** The unpacker returns a view of its own memory, which the next call overwrites: so one at a time, and copied. */
function unpackWoff2(bytes: Uint8Array): Promise<Uint8Array> {
  refuseLarge(viewOf(bytes).getUint32(16));
  const unpacked = unpacking.then(async () => {
    const { default: wawoff2 } = await import("wawoff2");
    const sfnt = await wawoff2.decompress(bytes).catch(() => undefined);
    if (!(sfnt instanceof Uint8Array)) throw damaged("the woff2 font cannot be unpacked");
    return Uint8Array.from(sfnt);
  });
  unpacking = unpacked.catch(() => undefined);
  return unpacked;
}

/** W3C, "WOFF File Format 1.0" (2012): a directory, then each table by itself, deflated where that is shorter. */
async function unpackWoff(bytes: Uint8Array): Promise<Uint8Array> {
  // Not with the module: most work needs no font file.
  const { inflateSync } = await import("node:zlib");
  return orDamaged("the woff font cannot be unpacked", () => {
    const packed = viewOf(bytes);
    const count = packed.getUint16(12);
    const records = Array.from({ length: count }, (_, i) => WOFF_HEADER + WOFF_RECORD * i);
    const lengths = records.map((record) => packed.getUint32(record + 12));
    const padded = lengths.map((length) => (length + 3) & ~3);
    const size = padded.reduce((sum, length) => sum + length, SFNT_HEADER + SFNT_RECORD * count);
    refuseLarge(size);
    const sfnt = new Uint8Array(size);
    const view = viewOf(sfnt);
    view.setUint32(0, packed.getUint32(4));
    view.setUint16(4, count);
    let at = SFNT_HEADER + SFNT_RECORD * count;
    for (const [i, record] of records.entries()) {
      const length = lengths[i] ?? 0;
      const from = packed.getUint32(record + 4);
      const stored = bytes.subarray(from, from + packed.getUint32(record + 8));
      sfnt.set(
        stored.length < length ? inflateSync(stored, { maxOutputLength: length }) : stored.subarray(0, length),
        at,
      );
      const entry = SFNT_HEADER + SFNT_RECORD * i;
      view.setUint32(entry, packed.getUint32(record));
      view.setUint32(entry + 4, packed.getUint32(record + 16));
      view.setUint32(entry + 8, at);
      view.setUint32(entry + 12, length);
      at += padded[i] ?? 0;
    }
    return sfnt;
  });
}

function orDamaged<T>(problem: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof IconError ? error : damaged(problem);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
