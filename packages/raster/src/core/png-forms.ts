import { adaptiveRows, filteredRows, type RowFilter } from "./filter.ts";
import type { Indexed } from "./palette.ts";
import {
  directLayout,
  expand,
  greyAlphaLayout,
  indexedLayout,
  type Layout,
  paletteLayout,
  rgbaLayout,
  wideLayout,
} from "./png-layout.ts";

/** A picture of too many colours for a palette: a word a pixel, as in {@link Indexed.colors}. */
export interface Direct {
  width: number;
  height: number;
  rgba: Uint32Array;
}

/** A way to store a picture, its rows not yet compressed. */
export interface Form {
  layout: Layout;
  /** The filtered rows. */
  rows: () => Uint8Array;
}

/** More pixels than this are not worth a try in full colour when a palette holds them. */
const SMALL = 1 << 14;

/** The form that is best most of the time. */
export function usualForm(picture: Indexed | Direct, colorType: "auto" | "rgba"): Form {
  const layout = usualLayout(picture, colorType);
  // Coverage levels and palette indices are best left as they are (measured on icons).
  return { layout, rows: () => (isPlain(layout) ? filteredRows(layout, 0) : adaptiveRows(layout)) };
}

/** Every form that is now and then the smallest. */
export function everyForm(picture: Indexed | Direct, colorType: "auto" | "rgba"): Form[] {
  const usual = usualLayout(picture, colorType);
  const layouts = [usual];
  if ("indices" in picture && colorType === "auto") {
    if (usual.bitDepth < 8) layouts.push(wideLayout(picture));
    // A palette may put the background at 0, the value of the filter bytes.
    if (usual.colorType === 0) layouts.push(paletteLayout(picture));
    if (usual.colorType === 3) {
      const greyAlpha = greyAlphaLayout(picture);
      if (greyAlpha !== undefined) layouts.push(greyAlpha);
      else if (picture.indices.length <= SMALL) layouts.push(directLayout(picture, expand(picture)));
    }
  }
  return layouts.flatMap(formsOf);
}

function usualLayout(picture: Indexed | Direct, colorType: "auto" | "rgba"): Layout {
  if ("indices" in picture) {
    return colorType === "auto" ? indexedLayout(picture) : rgbaLayout(picture, expand(picture));
  }
  return colorType === "auto" ? directLayout(picture, picture.rgba) : rgbaLayout(picture, picture.rgba);
}

function formsOf(layout: Layout): Form[] {
  const constant = (filter: RowFilter): Form => ({ layout, rows: () => filteredRows(layout, filter) });
  const plain = constant(0);
  if (isPlain(layout)) return [plain, constant(2)];
  return [plain, constant(1), constant(2), constant(4), { layout, rows: () => adaptiveRows(layout) }];
}

function isPlain(layout: Layout): boolean {
  return layout.colorType === 0 || layout.colorType === 3;
}
