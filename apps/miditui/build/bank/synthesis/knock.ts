import type { Partial } from "./additive.ts";
import type { Loop } from "./loop.ts";
import { seeded } from "./random.ts";

export interface KnockOptions {
  /** Hz of the lowest and the highest of its modes. */
  readonly from: number;
  readonly to: number;
  /** Of all together (RMS at the start). */
  readonly amplitude: number;
  /** Seconds in which it falls by 1/e; modes at the top fall twice as fast. */
  readonly decay: number;
  /** @default 24 */
  readonly modes?: number;
  /** Seconds. @default 0.001 */
  readonly rise?: number;
  readonly seed: number;
}

/** A knock, a click, a scrape: many modes at random frequencies, spread evenly by octaves, that die quickly. */
export function knock(loop: Loop, options: KnockOptions): Partial[] {
  const { from, to, amplitude, decay, modes = 24, rise = 0.001, seed } = options;
  const next = seeded(seed);
  const perHertz = loop.frames / loop.rate;
  const partials: Partial[] = [];
  for (let i = 0; i < modes; i++) {
    const along = (i + next()) / modes;
    partials.push({
      cycles: from * (to / from) ** along * perHertz,
      amplitude: (amplitude * (0.6 + 0.8 * next())) / Math.sqrt(modes / 2),
      phase: next(),
      decay: decay / (1 + along),
      rise,
      ends: true,
    });
  }
  return partials;
}
