import type { Zone } from "../patch.ts";
import { reach } from "./keyboard.ts";
import { type Layer, levelled } from "./levels.ts";

/** Keys by which the left ends a zone earlier than halfway, and the right later. */
const APART = 2;
/** Cents that the left is below the pitch, and the right above. */
const DETUNED = 4;
/** Seconds that the right takes to come in, at least: it has no attack of its own. */
const COMES_IN = 0.045;
/** Decibels that each of two voices is below one that is alone. */
const BELOW = 3;

/**
 * Two zones for each key, left and right, a little out of tune with each other. Where both have the same tone, the right
 * begins half a loop later, so that it is another section and not the same one with a sweeping comb; and they change from
 * tone to tone at different keys, so that many notes sound two tones.
 *
 * @param width how far from the middle they sit, to 50
 */
export function wide(keys: readonly number[], width: number, make: (key: number) => Layer): Zone[] {
  return keys.flatMap((key, at): Zone[] => {
    const layer = make(key);
    const zone = levelled({ ...layer, louder: (layer.louder ?? 0) - BELOW });
    const [low, high] = reach(keys, at);
    const side = (pan: number, tune: number, shift: number, more: Partial<Zone> = {}): Zone => ({
      ...zone,
      pan,
      tune,
      ...more,
      keys: [low === 0 ? 0 : low + shift, high === 127 ? 127 : high + shift],
    });
    const { loop } = layer.tone;
    const { attack = 0 } = layer.volume;
    // What is struck is struck on both sides at once.
    const later = loop &&
      attack > 0 && {
        from: Math.round((loop.start + loop.end) / 2),
        volume: { ...layer.volume, attack: Math.max(attack, COMES_IN) },
      };
    return [side(-width, -DETUNED, -APART), side(width, DETUNED, APART, later || {})];
  });
}
