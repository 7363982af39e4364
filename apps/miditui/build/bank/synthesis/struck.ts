import type { Tone } from "../patch.ts";
import { additive, type Partial } from "./additive.ts";
import { type KnockOptions, knock } from "./knock.ts";
import { loopFor } from "./loop.ts";
import { hertz } from "./pitch.ts";
import { seeded } from "./random.ts";
import { recording } from "./recording.ts";

/** How a bar, a tube, a tine or a skin rings at one of its frequencies. */
export interface BarMode {
  /** Times the pitch. */
  readonly ratio: number;
  readonly amplitude: number;
  /** Seconds in which it falls by 1/e; none for what falls as the envelope of the volume does. */
  readonly decay?: number;
  /** Part of it that then falls no faster than the rest; the loop must have room for its ratio. @default 0 */
  readonly rest?: number;
}

export interface StruckOptions {
  readonly name: string;
  readonly key: number;
  readonly rate: number;
  /** Seconds before the loop, in which only the modes without a decay remain. */
  readonly lead: number;
  /** Seconds of the loop. @default 0.03 */
  readonly loop?: number;
  readonly modes: readonly BarMode[];
  readonly knocks?: readonly KnockOptions[];
  /** Seconds in which the mallet lets go. @default 0.0006 */
  readonly touch?: number;
}

/** Something that rings at the frequencies of its own, struck once. */
export function struck(options: StruckOptions): Tone {
  const { name, key, rate, lead, loop: seconds = 0.03, modes, knocks = [], touch = 0.0006 } = options;
  const loop = loopFor(key, { rate, seconds: Math.max(seconds, 4 / hertz(key)) });
  const next = seeded(key * 31 + name.length);
  const partials: Partial[] = modes.map(({ ratio, amplitude, decay, rest = 0 }) => ({
    cycles: ratio * loop.cycles,
    amplitude,
    phase: ratio === 1 ? 0 : next(),
    rise: touch / 2,
    ...(decay === undefined ? {} : rest > 0 ? { decay, floor: rest } : { decay, ends: true }),
  }));
  const noises = knocks.flatMap((options) => knock(loop, options));
  const sound = additive([...partials, ...noises], loop, lead);
  return recording({ name: `${name} ${key}`, rate: loop.rate, key, fadeIn: touch, ...sound });
}
