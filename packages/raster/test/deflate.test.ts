import { readFileSync } from "node:fs";
import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Effort, zlibCompress } from "../src/core/deflate.ts";
import { ring, seeded } from "./pictures.ts";

const EFFORTS: readonly Effort[] = ["fast", "default", "max"];

/** Bytes as runs of few values, the lengths from one to more than a match can have. */
const runHeavy = fc
  .array(fc.tuple(fc.constantFrom(0, 255, 7, 80), fc.oneof(fc.nat(6), fc.nat(900))), { maxLength: 60 })
  .map((runs) => Uint8Array.from(runs.flatMap(([value, length]) => new Array<number>(length).fill(value))));

/** Rows that are the row above, moved sideways by up to two bytes and with a few bytes changed. */
const shiftedRows = fc
  .record({ width: fc.integer({ min: 1, max: 600 }), rows: fc.integer({ min: 1, max: 30 }), seed: fc.nat() })
  .map(({ width, rows, seed }) => {
    const random = seeded(seed);
    const data = new Uint8Array(width * rows);
    for (let i = 0; i < data.length; i++) {
      const source = i - width + Math.floor(5 * random() * random()) - 1;
      data[i] = i < width || random() < 0.02 ? (random() < 0.7 ? 0 : 256 * random()) : (data[source] ?? 0);
    }
    return { data, rowBytes: width };
  });

function noise(length: number, seed: number): Uint8Array {
  const random = seeded(seed);
  return Uint8Array.from({ length }, () => 256 * random());
}

function pngRows(pixels: Uint8Array, width: number): Uint8Array {
  const rows = new Uint8Array((pixels.length / width) * (width + 1));
  for (let y = 0; y * width < pixels.length; y++) {
    rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return rows;
}

describe.each(EFFORTS)("zlibCompress at effort %s", (effort) => {
  const survives = (data: Uint8Array, rowBytes = 0): void => {
    expect(Buffer.compare(inflateSync(zlibCompress(data, { effort, rowBytes })), data)).toBe(0);
  };

  test("zlib reads back any bytes, whatever the row length claimed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(3000), (data, rowBytes) => survives(data, rowBytes)),
    );
  });

  test("zlib reads back runs, from single bytes to many matches long", () => {
    fc.assert(fc.property(runHeavy, fc.nat(1000), (data, rowBytes) => survives(data, rowBytes)));
  });

  test("zlib reads back rows that resemble the row above", () => {
    fc.assert(
      fc.property(shiftedRows, ({ data, rowBytes }) => survives(data, rowBytes)),
      { numRuns: 60 },
    );
  });

  test("zlib reads back nothing, one byte, and every short length of one value", () => {
    for (let n = 0; n < 530; n++) survives(new Uint8Array(n).fill(9), n % 7);
  });

  test("noise of more than a stored block's 65535 bytes grows by no more than the blocks' own headers", () => {
    const data = noise(150_000, 5);
    survives(data);
    expect(zlibCompress(data, { effort }).length).toBeLessThanOrEqual(data.length + 3 * 6 + 6);
  });

  test("a repeat just beyond the window of 32768 bytes is not taken for a match", () => {
    for (const gap of [32_767, 32_768, 32_769]) {
      const data = noise(gap + 600, 8);
      data.copyWithin(gap, 0, 600);
      survives(data, gap);
    }
  });

  test("a long run is read back where it is longer than the checksum sums at once", () => {
    const data = new Uint8Array((1 << 21) + 12_345).fill(255);
    data[70_000] = 3;
    survives(data);
  });

  test("bytes that start anywhere in their buffer give the same stream", () => {
    const data = ring(40);
    const moved = new Uint8Array(data.length + 3);
    moved.set(data, 3);
    expect(zlibCompress(moved.subarray(3), { effort, rowBytes: 40 })).toEqual(
      zlibCompress(data, { effort, rowBytes: 40 }),
    );
  });

  test("coverage rows take less than zlib makes of them as runs, or but for fast at its usual level", () => {
    for (const size of [100, 256]) {
      const rows = pngRows(ring(size), size);
      const { length } = zlibCompress(rows, { effort, rowBytes: size + 1 });
      expect(length).toBeLessThan(deflateSync(rows, { strategy: 3 }).length);
      if (effort !== "fast") expect(length).toBeLessThan(deflateSync(rows, { level: 6 }).length);
    }
  });
});

test("max takes fewer bytes of coverage rows than the others and than zlib's best", () => {
  for (const size of [64, 200, 384]) {
    const rows = pngRows(ring(size), size);
    const sizeAt = (effort: Effort): number => zlibCompress(rows, { effort, rowBytes: size + 1 }).length;
    const max = sizeAt("max");
    expect(max).toBeLessThan(sizeAt("fast"));
    expect(max).toBeLessThan(sizeAt("default"));
    expect(max).toBeLessThan(deflateSync(rows, { level: 9 }).length);
  }
});

test("text takes no more than at zlib's best level", () => {
  const text = ["deflate", "png", "parse-runs", "filter"].map((name) =>
    readFileSync(new URL(`../src/core/${name}.ts`, import.meta.url), "utf8"),
  );
  const data = new TextEncoder().encode(text.join("\n"));
  expect(zlibCompress(data).length).toBeLessThan(deflateSync(data, { level: 9 }).length);
});

test("data of far more runs than are parsed at once is read back, whether it compresses or not", () => {
  const noise = new Uint8Array(5_000_000);
  let state = 1;
  for (let i = 0; i < noise.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    noise[i] = state >>> 16;
  }
  const rows = noise.map((value, i) => (i % 997 < 30 ? value : value & 3));
  for (const data of [noise, rows]) {
    const packed = zlibCompress(data, { rowBytes: 5001 });
    expect(Buffer.compare(inflateSync(packed), data)).toBe(0);
    expect(packed.length).toBeLessThan(data.length + 1000);
  }
});
