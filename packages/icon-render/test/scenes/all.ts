import { EFFECT_SCENES, NOISE_SCENES, PIXEL_SCENES } from "./effects.ts";
import { headerScenes } from "./header.ts";
import { PLACE_SCENES } from "./place.ts";
import { PLAIN_SCENES } from "./plain.ts";
import type { NamedScene } from "./scene.ts";
import { SNAP_SCENES } from "./snap.ts";

/** Every scene, each name once. */
export const SCENES: readonly NamedScene[] = [
  ...headerScenes(160),
  ...PLAIN_SCENES,
  ...PLACE_SCENES,
  ...EFFECT_SCENES,
  ...NOISE_SCENES,
  ...PIXEL_SCENES,
  ...SNAP_SCENES,
];
