import type { GalleryScene } from "./gallery.ts";
import { BUILDER, RAIN } from "./lively-scenes.ts";
import { PICTURE } from "./picture.ts";
import { PILE, SEALED, SETTLED } from "./quiet-scenes.ts";

/** All scenes of the gallery, the best known first. */
export const SCENES: readonly GalleryScene[] = [PICTURE, SETTLED, PILE, SEALED, BUILDER, RAIN];
