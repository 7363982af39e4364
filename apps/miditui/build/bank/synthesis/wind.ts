import type { Envelope, Patch, Zone } from "../patch.ts";
import { type Blown, blown } from "./blown.ts";
import { acrossKeys } from "./keyboard.ts";
import { levelled } from "./levels.ts";
import { hertz } from "./pitch.ts";

/** An instrument of one voice that is blown or bowed. */
export interface Wind {
  readonly program: number;
  readonly name: string;
  readonly range: readonly [low: number, high: number];
  readonly roots: readonly number[];
  /** Roots from which on half the frames go round: high notes need fewer. @default 128: none */
  readonly halfFrom?: number;
  readonly sound: Blown;
  readonly vibrato: { readonly rate: number; readonly pitch: number; readonly delay: number };
  /** Decibels that the vibrato takes with it. @default 0 */
  readonly throb?: number;
  /** Cents that it starts below the pitch, and seconds until it is there. @default 0 */
  readonly scoop?: readonly [cents: number, seconds: number];
  readonly volume?: Envelope;
  /** Cents that it is duller at the softest. @default 3200 */
  readonly dull?: number;
  /** Decibels above the other instruments. @default 0 */
  readonly louder?: number;
}

/** The program of it: one zone for each root. */
export function wind(how: Wind): Patch {
  const {
    program,
    name,
    range,
    roots,
    halfFrom = 128,
    sound,
    vibrato,
    throb,
    scoop,
    volume,
    dull = 3200,
    louder = 0,
  } = how;
  const zones = acrossKeys(roots, (root): Zone[] => {
    const tone = blown(root >= halfFrom ? { ...sound, turn: sound.turn / 2 } : sound, root);
    const zone = levelled({
      tone,
      // A player gives the start a little more than what follows.
      volume: volume ?? { attack: 0.004, hold: 0.06, decay: 12, sustain: 1.8, release: 0.3 },
      louder,
      vibrato,
      filter: { cutoff: Math.max(8000, Math.min(16000, hertz(root) * 12)), velocity: dull },
      reverb: 8,
    });
    const { rate, delay } = vibrato;
    return [
      {
        ...zone,
        ...(scoop && {
          modulation: { attack: 0.001, decay: scoop[1], sustain: 100, release: 0.1, toPitch: -scoop[0] },
        }),
        ...(throb !== undefined && { tremolo: { rate, delay, volume: throb } }),
      },
    ];
  });
  return { program, name, range, zones };
}
