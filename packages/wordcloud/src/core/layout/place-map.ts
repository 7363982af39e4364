import { type Affine, chain, rotation, scaling, translation } from "@side-projects/raster";
import type { PlacedWord } from "../cloud.ts";
import type { Lettering } from "../lettering.ts";

/** Maps a line at font size 1 to its place in the picture: its box is centred on the word's x and y, then turned. */
export function wordTransform(
  { x, y, size, angle }: Pick<PlacedWord, "x" | "y" | "size" | "angle">,
  advance: number,
  { ascender, descender }: Pick<Lettering, "ascender" | "descender">,
): Affine {
  return chain(
    translation(-advance / 2, (ascender - descender) / 2),
    scaling(size),
    rotation(angle),
    translation(x, y),
  );
}
