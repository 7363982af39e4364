import { BitWriter } from "./bit-writer.ts";
import { adler32OfRuns } from "./checksum.ts";
import { costsOf, firstCosts } from "./cost-model.ts";
import {
  type BlockPlan,
  countSymbols,
  storedBits,
  withCheapestHeader,
  writeBlock,
  writeStored,
} from "./deflate-block.ts";
import { splitBlocks, totalBits } from "./deflate-split.ts";
import { parsePieces } from "./parse-pieces.ts";
import type { ModelSpan } from "./parse-runs.ts";
import { bytesOf, findRuns, type Runs } from "./runs.ts";

/** How much time to spend for fewer bytes. */
export type Effort = "fast" | "default" | "max";

export interface DeflateOptions {
  /** @default "default" */
  effort?: Effort;
  /** Bytes from one row to the next, filter byte included; 0 when the data has no rows. @default 0 */
  rowBytes?: number;
}

/** Data with a run for this many bytes or fewer is no coverage: it has matches all over, so more places are tried. */
const DENSE = 6;
/** Runs of dense data from which on it is only parsed quickly: half a second for each million of them is enough. */
const LARGE = 1 << 20;
const THOROUGH = { depth: 24, cuts: 4, lateStarts: true };
const PASSES = 5;

/** Tokens of the pieces that blocks are made of: large where time matters, small where bytes do. */
const QUICK_PIECE = 16384;
const MIN_PIECE = 128;
const MAX_PIECES = 24;

/** Compresses data to a zlib stream (RFC 1950). */
export function zlibCompress(data: Uint8Array, options: DeflateOptions = {}): Uint8Array {
  return zlibCompressRuns(findRuns(data), options);
}

/** Compresses data given as runs of equal bytes to a zlib stream (RFC 1950). */
export function zlibCompressRuns(runs: Runs, options: DeflateOptions = {}): Uint8Array {
  const { effort = "default", rowBytes = 0 } = options;
  const { tokens, plans } = effort === "max" ? cheapestBlocks(runs, rowBytes) : quickBlocks(runs, rowBytes, effort);
  const bits = totalBits(plans);
  const stored = storedBits(runs.starts[runs.count]!);
  const out = new BitWriter(Math.min(bits, stored) / 8 + 64);
  // A window of 32 KiB and the usual level (RFC 1950, 2.2), which no decoder asks about.
  out.append(Uint8Array.of(0x78, 0x9c));
  if (bits < stored) {
    for (const plan of plans) writeBlock(out, tokens, plan, plan === plans.at(-1));
  } else {
    writeStored(out, bytesOf(runs), true);
  }
  out.align();
  const check = adler32OfRuns(runs);
  out.append(Uint8Array.of(check >>> 24, check >>> 16, check >>> 8, check));
  return out.finish();
}

interface Blocks {
  tokens: Uint32Array;
  plans: BlockPlan[];
}

function quickBlocks(runs: Runs, rowBytes: number, effort: "fast" | "default"): Blocks {
  const dense = runs.count * DENSE > runs.starts[runs.count]!;
  const thorough = effort === "default" && runs.count <= LARGE;
  const depth = dense ? (thorough ? 16 : 4) : effort === "default" ? 1 : 0;
  const options = { depth, cuts: 0, lateStarts: false, rowBytes };
  const first = [{ fromRun: 0, model: firstCosts(runs, rowBytes) }];
  let { tokens, count } = parsePieces(runs, first, options);
  let plans = splitBlocks(tokens, count, QUICK_PIECE);
  if (dense && thorough) {
    // The first costs are those of coverage; other data has statistics of its own.
    ({ tokens, count } = parsePieces(runs, spansOf(runs, tokens, plans), options));
    plans = splitBlocks(tokens, count, QUICK_PIECE);
  }
  return { tokens, plans };
}

/** Parses again and again, each time with the statistics of the blocks that the last parse was cut into. */
function cheapestBlocks(runs: Runs, rowBytes: number): Blocks {
  let best = quickBlocks(runs, rowBytes, "default");
  let least = totalBits(best.plans);
  let spans = spansOf(runs, best.tokens, best.plans);
  for (let pass = 0; pass < PASSES; pass++) {
    const { tokens, count } = parsePieces(runs, spans, { ...THOROUGH, rowBytes });
    const plans = splitBlocks(tokens, count, Math.max(MIN_PIECE, Math.ceil(count / MAX_PIECES)));
    const bits = totalBits(plans);
    if (bits < least) {
      least = bits;
      best = { tokens, plans };
    }
    spans = spansOf(runs, tokens, plans);
  }
  return { tokens: best.tokens, plans: best.plans.map(withCheapestHeader) };
}

/** The statistics of each block, and the run that it begins in or before. */
function spansOf(runs: Runs, tokens: Uint32Array, plans: readonly BlockPlan[]): ModelSpan[] {
  let position = 0;
  let run = 0;
  return plans.map(({ from, to }) => {
    while (run < runs.count && runs.starts[run]! < position) run++;
    for (let i = from; i < to; i++) position += tokens[i]! < 256 ? 1 : tokens[i]! >>> 16;
    return { fromRun: run, model: costsOf(countSymbols(tokens, from, to)) };
  });
}
