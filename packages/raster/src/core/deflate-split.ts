import { type BlockPlan, joinBlocks, planBlock } from "./deflate-block.ts";

/**
 * Cuts tokens into blocks with codes of their own where that saves bits: pieces of equal size are joined with their
 * neighbours, the pair that gains most first, until no pair gains.
 *
 * @param piece tokens of a piece
 */
export function splitBlocks(tokens: Uint32Array, count: number, piece: number): BlockPlan[] {
  const plans: BlockPlan[] = [];
  for (let from = 0; from < count || from === 0; from += piece) {
    plans.push(planBlock(tokens, from, Math.min(from + piece, count)));
  }
  const joined: BlockPlan[] = [];
  for (let i = 0; i + 1 < plans.length; i++) joined.push(joinBlocks(plans[i]!, plans[i + 1]!));
  while (joined.length > 0) {
    let best = -1;
    let gain = 0;
    for (let i = 0; i < joined.length; i++) {
      const saved = plans[i]!.bits + plans[i + 1]!.bits - joined[i]!.bits;
      if (best >= 0 && saved <= gain) continue;
      best = i;
      gain = saved;
    }
    if (gain < 0) break;
    plans.splice(best, 2, joined[best]!);
    joined.splice(best, 1);
    if (best > 0) joined[best - 1] = joinBlocks(plans[best - 1]!, plans[best]!);
    if (best < joined.length) joined[best] = joinBlocks(plans[best]!, plans[best + 1]!);
  }
  return plans;
}

/** Bits of all blocks. */
export function totalBits(plans: readonly BlockPlan[]): number {
  return plans.reduce((sum, plan) => sum + plan.bits, 0);
}
