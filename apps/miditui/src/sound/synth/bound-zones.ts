import type { BasicSoundBank, BasicZone } from "spessasynth_core";

/** Parts of an instrument that one note starts at most; the richest that are made have some ten. */
const MOST_PARTS = 32;
/** Instruments that one note of a preset starts at most. */
const MOST_LAYERS = 16;
const MOST_MODULATORS = 64;
const VALUES = 128;

/**
 * Leaves out what a bank has too much of: a damaged or hostile one may have thousands of zones at one key, or of modulators
 * in a zone, which take the synth seconds for each note.
 */
export function boundZones({ instruments, presets }: BasicSoundBank): void {
  for (const instrument of instruments) instrument.zones = bounded(instrument.zones, instrument.globalZone, MOST_PARTS);
  for (const preset of presets) preset.zones = bounded(preset.zones, preset.globalZone, MOST_LAYERS);
}

function bounded<Zone extends BasicZone>(zones: Zone[], all: BasicZone, most: number): Zone[] {
  for (const zone of [all, ...zones])
    if (zone.modulators.length > MOST_MODULATORS) zone.modulators = zone.modulators.slice(0, MOST_MODULATORS);
  if (zones.length <= most) return zones;
  const counts = new Uint8Array(VALUES * VALUES);
  return zones.filter((zone) => {
    const { keyRange } = zone.hasKeyRange ? zone : all;
    const { velRange } = zone.hasVelRange ? zone : all;
    const places = { keys: inside(keyRange), velocities: inside(velRange) };
    if (isFull(counts, places, most)) return false;
    raise(counts, places);
    return true;
  });
}

/** First and last of the keys and the velocities that a zone answers to. */
interface Places {
  readonly keys: readonly [number, number];
  readonly velocities: readonly [number, number];
}

function inside({ min, max }: { readonly min: number; readonly max: number }): [number, number] {
  return [Math.max(0, min), Math.min(VALUES - 1, max)];
}

function isFull(counts: Uint8Array, { keys: [low, high], velocities: [soft, loud] }: Places, most: number): boolean {
  for (let key = low; key <= high; key++)
    for (let velocity = soft; velocity <= loud; velocity++)
      if ((counts[VALUES * key + velocity] ?? 0) >= most) return true;
  return false;
}

function raise(counts: Uint8Array, { keys: [low, high], velocities: [soft, loud] }: Places): void {
  for (let key = low; key <= high; key++)
    for (let velocity = soft; velocity <= loud; velocity++) {
      const place = VALUES * key + velocity;
      counts[place] = (counts[place] ?? 0) + 1;
    }
}
