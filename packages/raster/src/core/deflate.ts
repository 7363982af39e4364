import { BitWriter } from "./bit-writer.ts";
import { adler32OfRuns } from "./checksum.ts";
import { costsOf, firstCosts } from "./cost-model.ts";
import { countSymbols, planBlock, storedBits, writeBlock, writeStored } from "./deflate-block.ts";
import { type ParseOptions, parseRuns } from "./parse-runs.ts";
import { bytesOf, findRuns, type Runs } from "./runs.ts";

/** How much time to spend for fewer bytes. */
export type Effort = "fast" | "default" | "max";

export interface DeflateOptions {
  /** @default "default" */
  effort?: Effort;
  /** Bytes from one row to the next, filter byte included; 0 when the data has no rows. @default 0 */
  rowBytes?: number;
}

interface Settings extends Omit<ParseOptions, "rowBytes"> {
  /** Parses; each begins with the statistics of the one before. */
  passes: number;
}

const SETTINGS: Readonly<Record<Effort, Settings>> = {
  fast: { depth: 0, cuts: 0, passes: 1 },
  default: { depth: 1, cuts: 0, passes: 1 },
  max: { depth: 50, cuts: 8, passes: 5 },
};

/** Compresses data to a zlib stream (RFC 1950). */
export function zlibCompress(data: Uint8Array, options: DeflateOptions = {}): Uint8Array {
  return zlibCompressRuns(findRuns(data), options);
}

/** Compresses data given as runs of equal bytes to a zlib stream (RFC 1950). */
export function zlibCompressRuns(runs: Runs, options: DeflateOptions = {}): Uint8Array {
  const { effort = "default", rowBytes = 0 } = options;
  const settings = SETTINGS[effort];
  let model = firstCosts(runs, rowBytes);
  let { tokens, count } = parseRuns(runs, model, { ...settings, rowBytes });
  for (let pass = 1; pass < settings.passes; pass++) {
    model = costsOf(countSymbols(tokens, 0, count));
    ({ tokens, count } = parseRuns(runs, model, { ...settings, rowBytes }));
  }
  const plan = planBlock(tokens, 0, count);
  const stored = storedBits(runs.starts[runs.count]!);
  const out = new BitWriter(Math.min(plan.bits, stored) / 8 + 64);
  out.append(Uint8Array.of(0x78, effort === "fast" ? 0x01 : effort === "default" ? 0x9c : 0xda));
  if (plan.bits < stored) writeBlock(out, tokens, plan, true);
  else writeStored(out, bytesOf(runs), true);
  out.align();
  const check = adler32OfRuns(runs);
  out.append(Uint8Array.of(check >>> 24, check >>> 16, check >>> 8, check));
  return out.finish();
}
