/**
 * Whole numbers of 32 bits in little room, for differences that are mostly alike: by runs of equal ones, by an index into
 * the few that there are, or by their distance from the least.
 */
export type PackedNumbers = SameNumbers | BitNumbers | RunNumbers;

interface SameNumbers {
  readonly type: "same";
  readonly count: number;
  readonly value: number;
}

interface BitNumbers {
  readonly type: "bits";
  readonly count: number;
  /** Bits of each number, 1 to 32. */
  readonly width: number;
  readonly words: Uint32Array;
  /** What an index of `width` bits stands for; undefined where the bits are added to `least`. */
  readonly palette: Int32Array | undefined;
  readonly least: number;
}

interface RunNumbers {
  readonly type: "runs";
  readonly values: PackedNumbers;
  readonly lengths: PackedNumbers;
}

const PALETTE_SIZE = 256;
/** What an object takes, and what one with its arrays takes beside their content, in bytes. */
const OBJECT = 56;
const OVERHEAD = 200;

export function packNumbers(values: Int32Array): PackedNumbers {
  const traits = traitsOf(values);
  const { least, range, runs, longest, palette } = traits;
  if (range === 0) return { type: "same", count: values.length, value: least };
  const width = Math.min(bitsOf(range), palette ? bitsOf(palette.size - 1) : 32);
  const runRoom = 2 * OVERHEAD * 8 + runs * (width + bitsOf(longest));
  return runs * 2 <= values.length && runRoom < values.length * width
    ? packRuns(values, runs)
    : packBits(values, traits);
}

export function unpackNumbers(packed: PackedNumbers): Int32Array {
  if (packed.type === "same") return new Int32Array(packed.count).fill(packed.value);
  if (packed.type === "runs") return unpackRuns(packed);
  const { count, width, words, palette, least } = packed;
  const values = new Int32Array(count);
  const mask = 0xffffffff >>> (32 - width);
  for (let i = 0, bit = 0; i < count; i++, bit += width) {
    const at = Math.floor(bit / 32);
    const shift = bit & 31;
    let value = words[at]! >>> shift;
    if (shift + width > 32) value |= words[at + 1]! << (32 - shift);
    values[i] = palette ? palette[value & mask]! : (value & mask) + least;
  }
  return values;
}

/** Bytes of memory that packed numbers take, near enough. */
export function packedBytes(packed: PackedNumbers): number {
  if (packed.type === "same") return OBJECT;
  if (packed.type === "runs") return OBJECT + packedBytes(packed.values) + packedBytes(packed.lengths);
  return OVERHEAD + packed.words.byteLength + (packed.palette?.byteLength ?? 0);
}

interface Traits {
  readonly least: number;
  readonly range: number;
  readonly runs: number;
  readonly longest: number;
  /** Undefined where there are too many. */
  readonly palette: Set<number> | undefined;
}

function traitsOf(values: Int32Array): Traits {
  let least = values.length > 0 ? values[0]! : 0;
  let most = least;
  let runs = 0;
  let longest = 0;
  for (let from = 0; from < values.length; ) {
    const value = values[from]!;
    let to = from + 1;
    while (to < values.length && values[to] === value) to++;
    runs++;
    if (to - from > longest) longest = to - from;
    if (value < least) least = value;
    if (value > most) most = value;
    from = to;
  }
  const range = most - least;
  return { least, range, runs, longest, palette: range > 0 ? paletteOf(values) : undefined };
}

/** The values that there are, if they are few. */
function paletteOf(values: Int32Array): Set<number> | undefined {
  const palette = new Set<number>();
  let before: number | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === before) continue;
    before = value;
    if (palette.add(value).size > PALETTE_SIZE) return undefined;
  }
  return palette;
}

function packRuns(values: Int32Array, runs: number): RunNumbers {
  const starts = new Int32Array(runs);
  const lengths = new Int32Array(runs);
  let run = -1;
  for (let i = 0; i < values.length; i++) {
    if (i === 0 || values[i] !== values[i - 1]) starts[++run] = values[i]!;
    lengths[run]!++;
  }
  return { type: "runs", values: packNumbers(starts), lengths: packNumbers(lengths) };
}

function unpackRuns(packed: RunNumbers): Int32Array {
  const starts = unpackNumbers(packed.values);
  const lengths = unpackNumbers(packed.lengths);
  const values = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (let run = 0; run < starts.length; run++) {
    const end = at + lengths[run]!;
    values.fill(starts[run]!, at, end);
    at = end;
  }
  return values;
}

function packBits(values: Int32Array, { least, range, palette }: Traits): BitNumbers {
  const count = values.length;
  const rangeWidth = bitsOf(range);
  const paletteWidth = palette ? bitsOf(palette.size - 1) : 33;
  if (palette && count * paletteWidth + 32 * palette.size < count * rangeWidth) {
    const indexOf = new Map(Array.from(palette, (value, index) => [value, index]));
    const words = bitsOfCodes(values, paletteWidth, (value) => indexOf.get(value)!);
    return { type: "bits", count, width: paletteWidth, words, palette: Int32Array.from(palette), least: 0 };
  }
  const words = bitsOfCodes(values, rangeWidth, (value) => value - least);
  return { type: "bits", count, width: rangeWidth, words, palette: undefined, least };
}

function bitsOfCodes(values: Int32Array, width: number, codeOf: (value: number) => number): Uint32Array {
  const words = new Uint32Array(Math.ceil((values.length * width) / 32));
  for (let i = 0, bit = 0; i < values.length; i++, bit += width) {
    const code = codeOf(values[i]!) >>> 0;
    const at = Math.floor(bit / 32);
    const shift = bit & 31;
    words[at]! |= code << shift;
    if (shift + width > 32) words[at + 1]! |= code >>> (32 - shift);
  }
  return words;
}

function bitsOf(range: number): number {
  return 32 - Math.clz32(range);
}
