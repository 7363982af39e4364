import type { RunImage } from "./rows.ts";

/** Data as runs of equal bytes. Coverage rows have few of them, so that all later work follows the edges of a shape. */
export interface Runs {
  count: number;
  /** First position of each run; the size of the data after the last. */
  starts: Int32Array;
  /** Byte of each run. */
  values: Uint8Array;
}

/** Finds the runs of data; inside a run, four bytes are compared at once. */
export function findRuns(data: Uint8Array): Runs {
  const size = data.length;
  const aligned = data.byteOffset % 4 === 0 ? data : Uint8Array.from(data);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, size >> 2);
  const wordCount = words.length;
  let capacity = Math.max(1024, size >> 4);
  let starts = new Int32Array(capacity + 6);
  let values = new Uint8Array(capacity + 6);
  let count = 0;
  let value = -1;
  let uniform = 0;
  let w = 0;
  while (w < wordCount) {
    // The word that continues the current run is the usual one.
    while (w < wordCount && words[w] === uniform && value >= 0) w++;
    if (w === wordCount) break;
    if (count > capacity - 4) {
      capacity *= 2;
      starts = grown(starts, new Int32Array(capacity + 6));
      values = grown(values, new Uint8Array(capacity + 6));
    }
    const word = words[w]!;
    const p = w * 4;
    for (let i = 0; i < 32; i += 8) {
      const byte = (word >>> i) & 255;
      if (byte === value) continue;
      value = byte;
      starts[count] = p + (i >> 3);
      values[count++] = byte;
    }
    uniform = Math.imul(value, 0x01010101);
    w++;
  }
  for (let p = wordCount * 4; p < size; p++) {
    if (data[p] === value) continue;
    value = data[p]!;
    starts[count] = p;
    values[count++] = value;
  }
  starts[count] = size;
  return { count, starts, values };
}

/** The data that runs stand for. */
export function bytesOf({ count, starts, values }: Runs): Uint8Array {
  const data = new Uint8Array(starts[count]!);
  for (let k = 0; k < count; k++) data.fill(values[k]!, starts[k]!, starts[k + 1]!);
  return data;
}

/**
 * The rows of a picture as PNG stores them, one byte a pixel after a filter byte of 0.
 *
 * @param table stored byte of each value
 */
export function pngRowRuns({ width, height, rows, starts, values }: RunImage, table: Uint8Array): Runs {
  const most = values.length + height;
  const stream: Runs = { count: 0, starts: new Int32Array(most + 1), values: new Uint8Array(most) };
  let count = 0;
  let last = -1;
  for (let y = 0; y < height; y++) {
    const begin = y * (width + 1);
    if (last !== 0) {
      stream.starts[count] = begin;
      stream.values[count++] = 0;
      last = 0;
    }
    const end = rows[y + 1]!;
    for (let k = rows[y]!; k < end; k++) {
      const value = table[values[k]!]!;
      if (value === last) continue;
      stream.starts[count] = begin + 1 + starts[k]!;
      stream.values[count++] = value;
      last = value;
    }
  }
  stream.starts[count] = height * (width + 1);
  stream.count = count;
  return stream;
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
