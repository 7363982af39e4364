import { BitWriter } from "./bit-writer.ts";
import { adler32 } from "./checksum.ts";
import { planBlock, storedBits, writeBlock, writeStored } from "./deflate-block.ts";
import { parseLazy } from "./parse-lazy.ts";

/** How much time to spend for fewer bytes. */
export type Effort = "fast" | "default" | "max";

export interface DeflateOptions {
  /** @default "default" */
  effort?: Effort;
  /** Bytes from one row to the next, filter byte included; 0 when the data has no rows. @default 0 */
  rowBytes?: number;
}

/** Compresses data to a zlib stream (RFC 1950). */
export function zlibCompress(data: Uint8Array, options: DeflateOptions = {}): Uint8Array {
  const { effort = "default", rowBytes = 0 } = options;
  const { tokens, count } = parseLazy(data, rowBytes, effort === "fast" ? 4 : effort === "default" ? 32 : 256);
  const plan = planBlock(tokens, 0, count);
  const stored = storedBits(data.length);
  const out = new BitWriter((plan.bits < stored ? plan.bits : stored) / 8 + 64);
  out.append(Uint8Array.of(0x78, effort === "fast" ? 0x01 : effort === "default" ? 0x9c : 0xda));
  if (plan.bits < stored) writeBlock(out, tokens, plan, true);
  else writeStored(out, data, true);
  out.align();
  const check = adler32(data);
  out.append(Uint8Array.of(check >>> 24, check >>> 16, check >>> 8, check));
  return out.finish();
}
