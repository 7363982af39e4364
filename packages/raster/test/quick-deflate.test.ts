import { readFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zlibQuick } from "../src/core/quick-deflate.ts";
import { seeded } from "./pictures.ts";

/** Rows of a picture in which most pixels are those above them or those to their left. */
const pictures = fc
  .record({ rowBytes: fc.integer({ min: 1, max: 700 }), rows: fc.nat(40), seed: fc.nat() })
  .map(({ rowBytes, rows, seed }) => {
    const random = seeded(seed);
    const data = new Uint8Array(rowBytes * rows);
    for (let i = 0; i < data.length; i++) {
      const above = data[i - rowBytes] ?? 255;
      data[i] = random() < 0.8 ? above : random() < 0.8 ? (data[i - 3] ?? 255) : 256 * random();
    }
    return { data, rowBytes };
  });

describe("zlib reads what the quick deflate writes", () => {
  test("of any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(100), (data, rowBytes) => {
        expect(Buffer.compare(inflateSync(zlibQuick(data, rowBytes)), data)).toBe(0);
      }),
    );
  });

  test("of pictures, with and without their rows", () => {
    fc.assert(
      fc.property(pictures, ({ data, rowBytes }) => {
        expect(Buffer.compare(inflateSync(zlibQuick(data, rowBytes)), data)).toBe(0);
        expect(Buffer.compare(inflateSync(zlibQuick(data)), data)).toBe(0);
      }),
    );
  });

  test.each([0, 1, 3, 4, 5, 258, 259, 5552, 65_536, 300_000])(
    "of %d equal bytes, and of as many of noise",
    (length) => {
      const random = seeded(length);
      const noise = Uint8Array.from({ length }, () => 256 * random());
      for (const data of [new Uint8Array(length).fill(255), noise]) {
        expect(Buffer.compare(inflateSync(zlibQuick(data, 1000)), data)).toBe(0);
      }
      // What cannot be made smaller is stored.
      expect(zlibQuick(noise).length).toBeLessThanOrEqual(length + 5 * Math.ceil((length + 1) / 65_535) + 8);
    },
  );

  test("of repeats as far apart as the window and farther", () => {
    for (const gap of [32_763, 32_764, 32_768, 32_769, 40_000]) {
      const random = seeded(gap);
      const data = Uint8Array.from({ length: gap + 500 }, () => 256 * random());
      data.copyWithin(gap, 0, 500);
      for (const rowBytes of [0, gap]) expect(Buffer.compare(inflateSync(zlibQuick(data, rowBytes)), data)).toBe(0);
    }
  });
});

test("text comes out about as small as from zlib's third level", () => {
  const text = readFileSync(new URL("../src/core/png-layout.ts", import.meta.url));
  const data = new Uint8Array(text);
  expect(zlibQuick(data).length).toBeLessThan(1.15 * deflateSync(data, { level: 3 }).length);
});
