import type { Zone } from "../patch.ts";
import { toSilence } from "./decay.ts";
import type { KnockOptions } from "./knock.ts";
import type { Layer } from "./levels.ts";
import { type PluckedOptions, plucked } from "./plucked.ts";
import { split } from "./split.ts";
import type { StringOptions } from "./strings.ts";

/** A guitar or a bass: the same strings along one neck. */
export interface Fretted extends Pick<PluckedOptions, "name" | "rate" | "lead" | "cycles"> {
  readonly keys: readonly number[];
  /** The lowest open string, how many seconds it takes to fall by 1/e, and keys in which that halves. */
  readonly open: number;
  readonly decay: number;
  readonly halves: number;
  /** How much faster 1 kHz dies, for each second of the decay. */
  readonly damping: number;
  readonly string: Omit<StringOptions, "key" | "decay" | "damping">;
  readonly knocks: readonly KnockOptions[];
  readonly layer: Omit<Layer, "tone" | "volume">;
  /** Seconds to silence. */
  readonly release: number;
}

export function fretted(how: Fretted): Zone[] {
  const { keys, open, halves, damping, string, knocks, layer, release, ...tone } = how;
  return split(keys, (key) => {
    const decay = how.decay * 2 ** (-(key - open) / halves);
    return {
      ...layer,
      tone: plucked({
        ...tone,
        string: { ...string, key, decay, damping: damping * decay },
        knocks: knocks.map((noise) => ({ ...noise, seed: noise.seed + key })),
      }),
      volume: { decay: toSilence(decay), sustain: 100, release },
    };
  });
}
