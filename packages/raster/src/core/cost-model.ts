import type { Histogram } from "./deflate-block.ts";
import {
  DISTANCE_EXTRA,
  DISTANCES,
  distanceSymbol,
  LENGTH_EXTRA,
  LENGTH_SYMBOL,
  LITERALS,
  MAX_DISTANCE,
  MAX_MATCH,
  MIN_MATCH,
} from "./deflate-symbols.ts";
import type { Runs } from "./runs.ts";

/** Units of a cost for each bit. */
const BIT = 32;

/** What tokens cost, in 1/BIT bit. */
export interface CostModel {
  literals: Int32Array;
  /** By match length, extra bits included. */
  lengths: Int32Array;
  /** By distance symbol, extra bits included. */
  distances: Int32Array;
}

/** Costs as the entropy of a histogram has them; a symbol that does not occur costs as if it occured half a time. */
export function costsOf(histogram: Histogram): CostModel {
  const symbols = entropy(histogram.literals);
  const literals = symbols.slice(0, 256);
  const lengths = new Int32Array(MAX_MATCH + 1);
  for (let n = MIN_MATCH; n <= MAX_MATCH; n++) {
    const symbol = LENGTH_SYMBOL[n]!;
    lengths[n] = symbols[257 + symbol]! + BIT * LENGTH_EXTRA[symbol]!;
  }
  const distances = entropy(histogram.distances);
  for (let i = 0; i < DISTANCES; i++) distances[i]! += BIT * DISTANCE_EXTRA[i]!;
  return { literals, lengths, distances };
}

function entropy(frequencies: Uint32Array): Int32Array {
  let total = 0;
  for (const f of frequencies) total += f;
  const costs = new Int32Array(frequencies.length);
  const all = log2(2 * total + 2);
  for (let i = 0; i < costs.length; i++) {
    const f = frequencies[i]!;
    costs[i] = Math.max(BIT, all - log2(f === 0 ? 1 : 2 * f));
  }
  return costs;
}

/** Logarithm in cost units, within one of them. */
function log2(n: number): number {
  const exponent = 31 - Math.clz32(n);
  const mantissa = exponent >= 8 ? n >>> (exponent - 8) : n << (8 - exponent);
  return exponent * BIT + LOG_TABLE[mantissa & 255]!;
}

const LOG_TABLE: Uint8Array = makeLogTable();

function makeLogTable(): Uint8Array {
  const table = new Uint8Array(256);
  for (let i = 0; i < 256; i++) {
    // Squaring doubles the logarithm: each pass yields its next binary digit.
    let x = 1 + (i + 0.5) / 256;
    let digits = 0;
    for (let bit = BIT; bit > 1; bit /= 2) {
      x *= x;
      digits *= 2;
      if (x >= 2) {
        x /= 2;
        digits++;
      }
    }
    table[i] = digits;
  }
  return table;
}

/**
 * Costs to begin with, as shares of the runs measured on parsed icons: most edge pixels are literals, a third of the
 * long runs begin with one, and the distances in use are 1 and those about a row.
 *
 * @param rowBytes bytes from one row to the next; 0 for none
 */
export function firstCosts(runs: Runs, rowBytes: number): CostModel {
  const { count, starts, values } = runs;
  const literals = new Uint32Array(LITERALS);
  const distances = new Uint32Array(DISTANCES);
  for (let k = 0; k < count; k++) literals[values[k]!]! += starts[k + 1]! - starts[k]! === 1 ? 24 : 10;
  literals.fill(1 + count / 4, 257);
  literals[285] = 1 + 2 * count;
  const inRows = rowBytes > 0 && rowBytes <= MAX_DISTANCE;
  distances.fill(1 + count / (inRows ? 24 : 4));
  distances[0] = 1 + 6 * count;
  if (inRows) distances[distanceSymbol(rowBytes)] = 1 + 3 * count;
  return costsOf({ literals, distances });
}
