import type { Tone, Zone } from "../patch.ts";
import { loudness } from "./heard.ts";

/** Decibels that every program is brought to at velocity 90, as `loudness` counts: a synthesizer makes 9 less of them. */
const TARGET = -17.8;
/** Decibels that velocity 90 is softer than 127 for each decibel of dynamics. */
const VELOCITY = 6 / 96;

/** All of a zone but what the keyboard split gives it. */
export interface Layer extends Omit<Zone, "keys" | "attenuation"> {
  /** Decibels louder than the target. @default 0 */
  readonly louder?: number;
}

/**
 * One zone for each key that a tone is made for; a zone reaches halfway to its neighbours. All are equally loud, so that
 * nobody hears where one ends.
 */
export function split(keys: readonly number[], make: (key: number, index: number) => Layer): Zone[] {
  return keys.map((key, index) => {
    const { louder = 0, ...layer } = make(key, index);
    const below = keys[index - 1];
    const above = keys[index + 1];
    return {
      ...layer,
      keys: [
        below === undefined ? 0 : Math.floor((below + key) / 2) + 1,
        above === undefined ? 127 : Math.floor((key + above) / 2),
      ],
      attenuation: attenuationOf(layer.tone, layer.volume, louder + (layer.dynamics ?? 96) * VELOCITY),
    };
  });
}

function attenuationOf(tone: Tone, volume: Zone["volume"], louder: number): number {
  // An envelope that stops at a sustain does not go on falling: what is heard is nearly all above it.
  const falls = volume.decay !== undefined && (volume.sustain ?? 0) > 30;
  return Math.max(0, loudness({ ...tone, falling: falls ? 100 / (volume.decay ?? 1) : 0 }) - TARGET - louder);
}

/** Keys by which the left ends a zone earlier than halfway, and the right later. */
const APART = 2;

/**
 * Two zones for each key, left and right, a little out of tune with each other; they change from tone to tone at different
 * keys, so that many notes sound two tones, and the ears hear two sections though the tones are there once.
 *
 * @param width how far from the middle they sit, to 50
 */
export function wide(keys: readonly number[], width: number, make: (key: number, index: number) => Layer): Zone[] {
  return keys.flatMap((key, index): Zone[] => {
    const { louder = 0, ...layer } = make(key, index);
    const below = keys[index - 1];
    const above = keys[index + 1];
    const attenuation = attenuationOf(layer.tone, layer.volume, louder - 3 + (layer.dynamics ?? 96) * VELOCITY);
    const side = (pan: number, tune: number, shift: number): Zone => ({
      ...layer,
      attenuation,
      pan,
      tune,
      keys: [
        below === undefined ? 0 : Math.floor((below + key) / 2) + 1 + shift,
        above === undefined ? 127 : Math.floor((key + above) / 2) + shift,
      ],
    });
    return [side(-width, -3, -APART), side(width, 3, APART)];
  });
}
