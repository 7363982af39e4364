import type { BitWriter } from "./bit-writer.ts";
import { canonicalCodes, codeLengths } from "./huffman.ts";

/** The description of a dynamic block's two codes (RFC 1951, 3.2.7), run-length coded. */
export interface CodeHeader {
  literals: number;
  distances: number;
  /** Symbols 0 to 18, each with its repeat count in the bits above the fifth. */
  symbols: Uint16Array;
  /** Code lengths of the nineteen symbols. */
  lengths: Uint8Array;
  bits: number;
}

/** The order in which the lengths of the nineteen symbols are sent. */
const ORDER = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15);

/** Which repeat symbols a header may use: bit 0 is 16 (last length), bit 1 is 17, bit 2 is 18 (zeros). */
const ALL_REPEATS = 7;

/** Describes two codes, with all repeat symbols in use. */
export function codeHeader(literalLengths: Uint8Array, distanceLengths: Uint8Array): CodeHeader {
  return describe(joined(literalLengths, distanceLengths), ALL_REPEATS);
}

/** Describes two codes in the fewest bits over all choices of repeat symbols. */
export function cheapestCodeHeader(literalLengths: Uint8Array, distanceLengths: Uint8Array): CodeHeader {
  const sequence = joined(literalLengths, distanceLengths);
  let best = describe(sequence, ALL_REPEATS);
  for (let repeats = 0; repeats < ALL_REPEATS; repeats++) {
    const header = describe(sequence, repeats);
    if (header.bits < best.bits) best = header;
  }
  return best;
}

export function writeCodeHeader(out: BitWriter, header: CodeHeader): void {
  let sent = 19;
  while (sent > 4 && header.lengths[ORDER[sent - 1]!] === 0) sent--;
  out.write(header.literals - 257, 5);
  out.write(header.distances - 1, 5);
  out.write(sent - 4, 4);
  for (let i = 0; i < sent; i++) out.write(header.lengths[ORDER[i]!]!, 3);
  const codes = new Uint16Array(19);
  canonicalCodes(header.lengths, codes);
  for (const entry of header.symbols) {
    const symbol = entry & 31;
    out.write(codes[symbol]!, header.lengths[symbol]!);
    if (symbol >= 16) out.write(entry >> 5, repeatBits(symbol));
  }
}

interface Sequence {
  literals: number;
  distances: number;
  lengths: Uint8Array;
}

function joined(literalLengths: Uint8Array, distanceLengths: Uint8Array): Sequence {
  let literals = 286;
  while (literals > 257 && literalLengths[literals - 1] === 0) literals--;
  let distances = 30;
  while (distances > 1 && distanceLengths[distances - 1] === 0) distances--;
  const lengths = new Uint8Array(literals + distances);
  lengths.set(literalLengths.subarray(0, literals));
  lengths.set(distanceLengths.subarray(0, distances), literals);
  return { literals, distances, lengths };
}

function describe(sequence: Sequence, repeats: number): CodeHeader {
  const { literals, distances, lengths } = sequence;
  const symbols = new Uint16Array(lengths.length);
  const frequencies = new Uint32Array(19);
  let count = 0;
  const emit = (symbol: number, repeat: number): void => {
    symbols[count++] = symbol | (repeat << 5);
    frequencies[symbol]!++;
  };
  for (let i = 0; i < lengths.length; ) {
    const length = lengths[i]!;
    let end = i + 1;
    while (end < lengths.length && lengths[end] === length) end++;
    let left = end - i;
    i = end;
    if (length === 0) {
      while (left >= 11 && repeats & 4) {
        const run = left < 138 ? left : 138;
        emit(18, run - 11);
        left -= run;
      }
      while (left >= 3 && repeats & 2) {
        const run = left < 10 ? left : 10;
        emit(17, run - 3);
        left -= run;
      }
    } else if (left >= 4 && repeats & 1) {
      emit(length, 0);
      left--;
      while (left >= 3) {
        const run = left < 6 ? left : left < 9 && left > 6 ? left - 3 : 6;
        emit(16, run - 3);
        left -= run;
      }
    }
    while (left-- > 0) emit(length, 0);
  }
  const symbolLengths = new Uint8Array(19);
  codeLengths(frequencies, 7, symbolLengths);
  return {
    literals,
    distances,
    symbols: symbols.subarray(0, count),
    lengths: symbolLengths,
    bits: headerBits(frequencies, symbolLengths),
  };
}

function headerBits(frequencies: Uint32Array, lengths: Uint8Array): number {
  let sent = 19;
  while (sent > 4 && lengths[ORDER[sent - 1]!] === 0) sent--;
  let bits = 14 + 3 * sent;
  for (let i = 0; i < 19; i++) bits += frequencies[i]! * (lengths[i]! + repeatBits(i));
  return bits;
}

function repeatBits(symbol: number): number {
  return symbol < 16 ? 0 : symbol === 16 ? 2 : symbol === 17 ? 3 : 7;
}
