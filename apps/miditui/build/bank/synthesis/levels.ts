import type { Zone } from "../patch.ts";
import { loudness } from "./loudness.ts";

/** What all instruments are brought to at the loudest velocity, in decibels as `loudness` counts. */
const LEVEL = -11.8;
/** Dynamics of a SoundFont that says nothing about them, in decibels. */
const USUAL_DYNAMICS = 96;
/** Decibels that velocity 90 is below the loudest for each decibel of dynamics: 40 log10(127 / 90) of 96. */
const AT_90 = 6 / 96;
/** Decibels from which on a sustain is so low that the decay before it is nearly all that is heard. */
const FALLS = 30;
/** To what SoundFonts count a decay, in decibels. */
const SILENCE = 100;

/** All of a zone but what a place on the keyboard and the level give it. */
export interface Layer extends Omit<Zone, "keys" | "attenuation"> {
  /** Decibels above the other instruments. @default 0 */
  readonly louder?: number;
}

/** The zone of a layer, attenuated so that at velocity 90 it is as loud as all others. */
export function levelled({ louder = 0, ...zone }: Layer): Zone {
  const { decay, sustain = 0 } = zone.volume;
  const falling = decay !== undefined && sustain > FALLS ? SILENCE / decay : 0;
  const less = ((zone.dynamics ?? USUAL_DYNAMICS) - USUAL_DYNAMICS) * AT_90;
  return { ...zone, attenuation: Math.max(0, loudness({ ...zone.tone, falling }) - LEVEL - less - louder) };
}
