import type { Tokens } from "./deflate-tokens.ts";
import { type ModelSpan, type ParseOptions, parseRuns } from "./parse-runs.ts";
import type { Runs } from "./runs.ts";

/**
 * Most runs that are parsed at once. It bounds the memory, and keeps the cost of a path far below what the parser's
 * whole numbers hold: 48 bits a run at most, where they hold 128.
 */
const PIECE = 1 << 18;

/** Tokens as {@link parseRuns} finds them, piece by piece where there are many runs; no match reaches over a seam. */
export function parsePieces(runs: Runs, spans: readonly ModelSpan[], options: ParseOptions): Tokens {
  if (runs.count <= PIECE) return parseRuns(runs, spans, options);
  const pieces: Tokens[] = [];
  for (let from = 0; from < runs.count; from += PIECE) {
    const to = Math.min(from + PIECE, runs.count);
    const start = runs.starts[from]!;
    const starts = runs.starts.slice(from, to + 1).map((at) => at - start);
    const piece: Runs = { count: to - from, starts, values: runs.values.slice(from, to) };
    pieces.push(parseRuns(piece, spansWithin(spans, from, to), options));
  }
  const tokens = new Uint32Array(pieces.reduce((sum, { count }) => sum + count, 0));
  let count = 0;
  for (const piece of pieces) {
    tokens.set(piece.tokens.subarray(0, piece.count), count);
    count += piece.count;
  }
  return { tokens, count };
}

/** The models that hold within the runs from one to another, counted from the first of these. */
function spansWithin(spans: readonly ModelSpan[], from: number, to: number): ModelSpan[] {
  const held = spans.slice(spans.findLastIndex(({ fromRun }) => fromRun <= from)).filter(({ fromRun }) => fromRun < to);
  return held.map(({ fromRun, model }) => ({ fromRun: Math.max(0, fromRun - from), model }));
}
