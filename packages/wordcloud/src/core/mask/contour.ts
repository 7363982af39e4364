import { type Outline, strokeOutline } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

/** Widest contour in pixels. */
const WIDEST = 16384;

/**
 * The line along a mask's border as a shape to be filled by the non-zero rule, with round corners; the same for PNG and
 * SVG. Half of it lies on either side of the border, so a mask that touches the picture's edge shows half of the line
 * there: give the mask a `maskMargin` of at least half the width, and words a distance of as much, to see all of it.
 *
 * @param width pixels, above 0, up to 16384
 * @throws CloudError E_NUMBER
 */
export function contourOutline(border: Outline, width: number): Outline {
  if (!(typeof width === "number" && width > 0 && width <= WIDEST)) {
    throw new CloudError("E_NUMBER", `a contour ${quote(width)} wide`, `use pixels, above 0 and up to ${WIDEST}`);
  }
  return strokeOutline(border, { width });
}
