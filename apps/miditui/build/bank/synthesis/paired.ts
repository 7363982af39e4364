import type { Zone } from "../patch.ts";
import { acrossKeys } from "./keyboard.ts";
import { type Layer, levelled } from "./levels.ts";

/** Semitones that the second voice may be above its tone: beyond, its highest partials would come back as others. */
const FAR = 24;
/** Decibels that the second voice is below the first, so that the two never cancel each other out. */
const BELOW = 4;
/** Decibels that both together are above the first. */
const TOGETHER = 1.2;

/**
 * Two voices for most notes: the nearest tone, and softer on the other side the one beyond it, a little sharp. They go
 * round in different times, so nobody hears them repeat.
 */
export function paired(roots: readonly number[], make: (root: number) => Layer): Zone[] {
  const layers = roots.map((root) => {
    const layer = make(root);
    return { root, zone: levelled({ ...layer, louder: (layer.louder ?? 0) - TOGETHER }) };
  });
  const zoneOf = (root: number): Zone | undefined => layers.find((layer) => layer.root === root)?.zone;
  const first = acrossKeys(roots, (root) => {
    const zone = zoneOf(root);
    return zone ? [{ ...zone, pan: -8 }] : [];
  });
  const second = layers.flatMap(({ root, zone }, at): Zone[] => {
    const below = layers[at - 1];
    const above = layers[at + 1];
    const soft = { ...zone, attenuation: (zone.attenuation ?? 0) + BELOW, pan: 24, tune: 5 };
    // It is heard where the tones beside it are the nearest, up to their roots where tones follow behind them.
    const left: readonly [number, number] = below
      ? [layers[at - 2] ? below.root : 0, Math.floor((below.root + root) / 2)]
      : [1, 0];
    const right: readonly [number, number] = above
      ? [Math.floor((above.root + root) / 2) + 1, layers[at + 2] ? above.root - 1 : root + FAR]
      : [1, 0];
    return [left, right].filter(([low, high]) => low <= high).map((keys) => ({ ...soft, keys }));
  });
  return [...first, ...second];
}
