import type { IconSet } from "icon-render";
import type { PaletteFinder } from "./core/color/palette.ts";
import type { Lettering } from "./core/lettering.ts";

/** What clouds are made with; each is asked for when it is first needed. A browser brings its own. */
export interface Kit {
  /** The lettering where no font is given. */
  readonly lettering: () => Lettering;
  /** The icons that masks are named after. */
  readonly icons: () => IconSet;
  readonly palettes: PaletteFinder;
  /** Packs the rows of a PNG in zlib's format. @default our own */
  readonly deflate?: (rows: Uint8Array) => Uint8Array;
}
