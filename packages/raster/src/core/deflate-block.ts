import type { BitWriter } from "./bit-writer.ts";
import { type CodeHeader, cheapestCodeHeader, codeHeader, writeCodeHeader } from "./deflate-header.ts";
import {
  DISTANCE_BASE,
  DISTANCE_EXTRA,
  DISTANCES,
  distanceSymbol,
  END_OF_BLOCK,
  LENGTH_BASE,
  LENGTH_EXTRA,
  LENGTH_SYMBOL,
  LITERALS,
} from "./deflate-symbols.ts";
import { canonicalCodes, codeLengths } from "./huffman.ts";

/** How often each symbol of a block occurs. */
export interface Histogram {
  literals: Uint32Array;
  distances: Uint32Array;
}

/** A pair of prefix codes. */
export interface Codes {
  literals: Uint8Array;
  distances: Uint8Array;
}

/** Counts the symbols of tokens `from` to `to`, with the end of the block. */
export function countSymbols(tokens: Uint32Array, from: number, to: number): Histogram {
  const literals = new Uint32Array(LITERALS);
  const distances = new Uint32Array(DISTANCES);
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token < 256) {
      literals[token]!++;
    } else {
      literals[257 + LENGTH_SYMBOL[token >>> 16]!]!++;
      distances[distanceSymbol(token & 0xffff)]!++;
    }
  }
  literals[END_OF_BLOCK] = 1;
  return { literals, distances };
}

/** The best codes for a histogram. */
function codesFor(histogram: Histogram): Codes {
  const literals = new Uint8Array(LITERALS);
  const distances = new Uint8Array(DISTANCES);
  codeLengths(histogram.literals, 15, literals);
  codeLengths(histogram.distances, 15, distances);
  return { literals, distances };
}

/** Bits that the tokens of a block take with these codes, headers aside. */
function bodyBits(histogram: Histogram, codes: Codes): number {
  let bits = 0;
  for (let i = 0; i <= END_OF_BLOCK; i++) bits += histogram.literals[i]! * codes.literals[i]!;
  for (let i = 257; i < LITERALS; i++) bits += histogram.literals[i]! * (codes.literals[i]! + LENGTH_EXTRA[i - 257]!);
  for (let i = 0; i < DISTANCES; i++) bits += histogram.distances[i]! * (codes.distances[i]! + DISTANCE_EXTRA[i]!);
  return bits;
}

const FIXED: Codes = {
  literals: Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
  distances: new Uint8Array(32).fill(5),
};

/** A block of tokens together with the cheapest way to write it. */
export interface BlockPlan {
  from: number;
  to: number;
  histogram: Histogram;
  codes: Codes;
  /** Absent for the fixed codes. */
  header?: CodeHeader;
  /** Bits of the whole block, its three header bits included. */
  bits: number;
}

/** Chooses between fixed and dynamic codes for tokens `from` to `to`. */
export function planBlock(tokens: Uint32Array, from: number, to: number): BlockPlan {
  return planned(countSymbols(tokens, from, to), from, to);
}

/** Two neighbouring blocks as one. */
export function joinBlocks(first: BlockPlan, second: BlockPlan): BlockPlan {
  const literals = first.histogram.literals.map((n, i) => n + second.histogram.literals[i]!);
  const distances = first.histogram.distances.map((n, i) => n + second.histogram.distances[i]!);
  literals[END_OF_BLOCK] = 1;
  return planned({ literals, distances }, first.from, second.to);
}

function planned(histogram: Histogram, from: number, to: number): BlockPlan {
  const codes = codesFor(histogram);
  const header = codeHeader(codes.literals, codes.distances);
  const dynamic = 3 + header.bits + bodyBits(histogram, codes);
  const fixed = 3 + bodyBits(histogram, FIXED);
  if (fixed <= dynamic) return { from, to, histogram, codes: FIXED, bits: fixed };
  return { from, to, histogram, codes, header, bits: dynamic };
}

/** The same block with its codes described in the fewest bits. */
export function withCheapestHeader(plan: BlockPlan): BlockPlan {
  if (plan.header === undefined) return plan;
  const header = cheapestCodeHeader(plan.codes.literals, plan.codes.distances);
  return { ...plan, header, bits: plan.bits - plan.header.bits + header.bits };
}

/** Writes a planned block. */
export function writeBlock(out: BitWriter, tokens: Uint32Array, plan: BlockPlan, last: boolean): void {
  out.reserve((plan.bits >> 3) + 8);
  out.write((last ? 1 : 0) | (plan.header === undefined ? 2 : 4), 3);
  if (plan.header !== undefined) writeCodeHeader(out, plan.header);
  const lengths = plan.codes.literals;
  const distanceLengths = plan.codes.distances;
  const codes = new Uint16Array(lengths.length);
  const distanceCodes = new Uint16Array(distanceLengths.length);
  canonicalCodes(lengths, codes);
  canonicalCodes(distanceLengths, distanceCodes);
  for (let i = plan.from; i < plan.to; i++) {
    const token = tokens[i]!;
    if (token < 256) {
      out.write(codes[token]!, lengths[token]!);
      continue;
    }
    const length = token >>> 16;
    const symbol = LENGTH_SYMBOL[length]!;
    out.write(codes[257 + symbol]!, lengths[257 + symbol]!);
    out.write(length - LENGTH_BASE[symbol]!, LENGTH_EXTRA[symbol]!);
    const distance = token & 0xffff;
    const far = distanceSymbol(distance);
    out.write(distanceCodes[far]!, distanceLengths[far]!);
    out.write(distance - DISTANCE_BASE[far]!, DISTANCE_EXTRA[far]!);
  }
  out.write(codes[END_OF_BLOCK]!, lengths[END_OF_BLOCK]!);
}

/** Writes bytes as they are, in as many stored blocks as they need. */
export function writeStored(out: BitWriter, data: Uint8Array, last: boolean): void {
  let from = 0;
  do {
    const to = data.length - from > 65535 ? from + 65535 : data.length;
    out.write(last && to === data.length ? 1 : 0, 3);
    out.align();
    out.append(Uint8Array.of(to - from, (to - from) >> 8, ~(to - from), ~(to - from) >> 8));
    out.append(data.subarray(from, to));
    from = to;
  } while (from < data.length);
}

/** Bits that {@link writeStored} takes at most for this many bytes. */
export function storedBits(bytes: number): number {
  const blocks = bytes === 0 ? 1 : Math.ceil(bytes / 65535);
  return bytes * 8 + blocks * 42;
}
