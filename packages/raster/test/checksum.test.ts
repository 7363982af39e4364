import { deflateSync, crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adler32OfRuns, crc32 } from "../src/core/checksum.ts";
import { findRuns } from "../src/core/runs.ts";

/** The checksum that zlib puts at the end of its stream. */
function zlibAdler(data: Uint8Array): number {
  return deflateSync(data).readUInt32BE(deflateSync(data).length - 4);
}

const runs = fc
  .array(fc.tuple(fc.nat(255), fc.oneof(fc.constant(1), fc.nat(9000))), { maxLength: 40 })
  .map((list) => Uint8Array.from(list.flatMap(([value, length]) => new Array<number>(length).fill(value))));

test("Adler-32 from runs is zlib's", () => {
  fc.assert(fc.property(runs, (data) => adler32OfRuns(findRuns(data)) === zlibAdler(data)));
  const long = new Uint8Array(5_000_000).fill(255);
  expect(adler32OfRuns(findRuns(long))).toBe(zlibAdler(long));
});

test("CRC-32 is zlib's, of the whole and of a part", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(500), (data, from) => {
      expect(crc32(data)).toBe(zlibCrc32(data));
      expect(crc32(data, Math.min(from, data.length))).toBe(zlibCrc32(data.subarray(from)));
    }),
  );
});
