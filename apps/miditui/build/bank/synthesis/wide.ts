import type { Zone } from "../patch.ts";
import { reach } from "./keyboard.ts";
import { type Layer, levelled } from "./levels.ts";

/** Keys by which the left ends a zone earlier than halfway, and the right later. */
const APART = 2;
/** Cents that the left is below the pitch, and the right above. */
const DETUNED = 3;
/** Decibels that each of two voices is below one that is alone. */
const BELOW = 3;

/**
 * Two zones for each key, left and right, a little out of tune with each other; they change from tone to tone at different
 * keys, so that many notes sound two tones, and the ears hear two sections though the tones are there once.
 *
 * @param width how far from the middle they sit, to 50
 */
export function wide(keys: readonly number[], width: number, make: (key: number) => Layer): Zone[] {
  return keys.flatMap((key, at): Zone[] => {
    const layer = make(key);
    const zone = levelled({ ...layer, louder: (layer.louder ?? 0) - BELOW });
    const [low, high] = reach(keys, at);
    const side = (pan: number, tune: number, shift: number): Zone => ({
      ...zone,
      pan,
      tune,
      keys: [low === 0 ? 0 : low + shift, high === 127 ? 127 : high + shift],
    });
    return [side(-width, -DETUNED, -APART), side(width, DETUNED, APART)];
  });
}
