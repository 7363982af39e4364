import type { Segments } from "./segments.ts";

/**
 * The cells that a word touches, as bits: 32 cells to a number, the lowest bit first, row by row. It holds until the next
 * one is made by the same function.
 */
export interface Sprite {
  /** Cells. */
  readonly width: number;
  /** Cells. */
  readonly height: number;
  /** Numbers in a row. */
  readonly stride: number;
  /** At least stride times height numbers. */
  readonly bits: Uint32Array;
  /** Cells from the word's centre to the sprite's left edge; negative. */
  readonly left: number;
  /** Cells from the word's centre to the sprite's top edge; negative. */
  readonly top: number;
}

/** Most cells that a sprite may have across and down. */
export interface SpriteLimits {
  readonly width: number;
  readonly height: number;
}

/** How a word is turned and enlarged on its way to cells. */
export interface Pose {
  /** Cells for each unit of the line, which is one font size. */
  readonly size: number;
  readonly cos: number;
  readonly sin: number;
}

/** Cells nearer to the drawing than this count as touched: chords stray from their curves, by less than that. */
const MARGIN = 1 / 12;

// One sprite and one widened sprite are at work at any time: they share their memory with those before.
let moved = new Float64Array(1 << 12);
let winding = new Int16Array(1 << 14);
let crossings = new Uint32Array(1 << 12);
let drawn = new Uint32Array(1 << 12);
let widened = new Uint32Array(1 << 12);
let spread = new Uint32Array(1 << 6);

/** An array of zeroes of at least this length, the given one where it is long enough. */
function cleared(numbers: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  if (numbers.length < length) return new Uint32Array(2 * length);
  numbers.fill(0, 0, length);
  return numbers;
}

/**
 * Every cell that the drawing touches, be it by a corner. Cells on the outline are found by walking each segment from
 * row to row; those within have a winding number other than zero at their row's middle.
 *
 * @returns undefined where the drawing is larger than the limits
 */
export function drawSprite(segments: Segments, { size, cos, sin }: Pose, limits: SpriteLimits): Sprite | undefined {
  const count = segments.length;
  if (moved.length < count) moved = new Float64Array(2 * count);
  const a = cos * size;
  const b = sin * size;
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i += 2) {
    const x = segments[i]! * a - segments[i + 1]! * b;
    const y = segments[i]! * b + segments[i + 1]! * a;
    moved[i] = x;
    moved[i + 1] = y;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  const x0 = Math.floor(left - MARGIN);
  const y0 = Math.floor(top - MARGIN);
  const width = Math.floor(right + MARGIN) - x0 + 1;
  const height = Math.floor(bottom + MARGIN) - y0 + 1;
  if (width > limits.width || height > limits.height) return undefined;
  const stride = (width + 31) >>> 5;
  drawn = cleared(drawn, stride * height);
  const bits = drawn;
  // One more column than there are cells, for a segment that crosses in the last one.
  const columns = width + 1;
  const marks = (columns + 31) >>> 5;
  if (winding.length < columns * height) winding = new Int16Array(2 * columns * height);
  crossings = cleared(crossings, marks * height);

  for (let i = 0; i < count; i += 4) {
    let ax = moved[i]! - x0;
    let ay = moved[i + 1]! - y0;
    let bx = moved[i + 2]! - x0;
    let by = moved[i + 3]! - y0;
    let turn = 1;
    if (ay > by) {
      [ax, ay, bx, by] = [bx, by, ax, ay];
      turn = -1;
    }
    const slope = by > ay ? (bx - ax) / (by - ay) : 0;
    const first = Math.floor(ay - MARGIN);
    const last = Math.floor(by + MARGIN);
    for (let row = first; row <= last; row++) {
      // Rows that only the margin reaches see the nearer end, and a level segment is seen whole.
      const from = row <= ay ? ax : ax + (Math.min(row, by) - ay) * slope;
      const to = row + 1 >= by ? bx : ax + (Math.max(row + 1, ay) - ay) * slope;
      const low = Math.floor(Math.min(from, to) - MARGIN);
      const high = Math.floor(Math.max(from, to) + MARGIN);
      markRange(bits, row * stride, Math.max(0, low), Math.min(width - 1, high));
      const middle = row + 0.5;
      if (ay <= middle && middle < by) {
        const x = Math.min(width - 1, Math.max(0, Math.floor(ax + (middle - ay) * slope)));
        winding[row * columns + x + 1]! += turn;
        crossings[row * marks + ((x + 1) >>> 5)]! |= 1 << ((x + 1) & 31);
      }
    }
  }

  for (let row = 0; row < height; row++) {
    let number = 0;
    let begin = 0;
    for (let i = 0; i < marks; i++) {
      for (let mark = crossings[row * marks + i]!; mark !== 0; mark &= mark - 1) {
        const x = 32 * i + 31 - Math.clz32(mark & -mark);
        if (number !== 0 && begin < x) markRange(bits, row * stride, begin, x - 1);
        // Every entry is back at zero when the sprite is done: the next one begins with a clean array.
        number += winding[row * columns + x]!;
        winding[row * columns + x] = 0;
        begin = x;
      }
    }
  }
  return { width, height, stride, bits, left: x0, top: y0 };
}

/** Sets the bits from low to high, both included, of the row that begins at `start`. */
export function markRange(bits: Uint32Array, start: number, low: number, high: number): void {
  const first = start + (low >>> 5);
  const last = start + (high >>> 5);
  const head = -1 << (low & 31);
  const tail = -1 >>> (31 - (high & 31));
  if (first === last) {
    bits[first]! |= head & tail;
    return;
  }
  bits[first]! |= head;
  for (let i = first + 1; i < last; i++) bits[i] = 0xffffffff;
  bits[last]! |= tail;
}

/**
 * The sprite with all cells that come nearer than `distance` cells to one of its own, measured between the nearest
 * corners: whatever lies outside of it is at least that far from the word's ink.
 */
export function widen(sprite: Sprite, distance: number): Sprite {
  if (distance === 0) return sprite;
  const reach = Math.ceil(distance);
  const width = sprite.width + 2 * reach;
  const height = sprite.height + 2 * reach;
  const stride = (width + 31) >>> 5;
  widened = cleared(widened, stride * height);
  const bits = widened;
  // Rows further off are reached by less to the left and right; equal reaches are worked out once.
  const reaches = Array.from({ length: reach + 1 }, (_, rows) => {
    const off = Math.max(0, rows - 1);
    return Math.ceil(Math.sqrt(Math.max(0, distance * distance - off * off)));
  });
  for (let row = 0; row < sprite.height; row++) {
    let done = -1;
    for (let rows = reach; rows >= 0; rows--) {
      const wide = reaches[rows]!;
      if (wide !== done) {
        spreadRow(sprite, row, { stride, from: reach - wide, to: reach + wide });
        done = wide;
      }
      mergeSpread(bits, (row + reach - rows) * stride, stride);
      if (rows > 0) mergeSpread(bits, (row + reach + rows) * stride, stride);
    }
  }
  return { width, height, stride, bits, left: sprite.left - reach, top: sprite.top - reach };
}

interface Spread {
  /** Numbers in a row of the result. */
  readonly stride: number;
  readonly from: number;
  readonly to: number;
}

/** A row of the sprite, moved right by every number of cells between `from` and `to`, all in one. */
function spreadRow(sprite: Sprite, row: number, { stride: length, from, to }: Spread): void {
  spread = cleared(spread, length);
  const { stride, bits } = sprite;
  for (let by = from; by <= to; by++) {
    const words = by >>> 5;
    const shift = by & 31;
    let carry = 0;
    for (let i = 0; i < stride; i++) {
      const value = bits[row * stride + i]!;
      spread[i + words]! |= shift === 0 ? value : (value << shift) | carry;
      carry = shift === 0 ? 0 : value >>> (32 - shift);
    }
    if (carry !== 0) spread[stride + words]! |= carry;
  }
}

function mergeSpread(bits: Uint32Array, start: number, stride: number): void {
  for (let i = 0; i < stride; i++) bits[start + i]! |= spread[i]!;
}
