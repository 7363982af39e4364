import { chain, scaling, translation } from "./affine.ts";
import { outlineBounds } from "./bounds.ts";
import { edgesWithin } from "./edges.ts";
import { flatten } from "./flatten.ts";
import type { Outline } from "./outline.ts";
import { StripResolver } from "./resolve.ts";
import { RunRows } from "./rows.ts";
import { RowSweep } from "./sweep.ts";

/** Rows that the outline's longer side is cut into for the check. */
const ROWS = 512;

/** Area in cells of a ROWS x ROWS picture that may wind otherwise: what rounding leaves where contours just touch. */
const TOLERANCE = 0.01;

/**
 * Whether all of an outline winds 0 or once, in one direction: then {@link Outline.simple} may be set on it and
 * `coverage` leaves out the resolving pass.
 */
export function isSimple(outline: Outline): boolean {
  const box = outlineBounds(outline);
  if (box === undefined) return true;
  const side = Math.max(box.right - box.left, box.bottom - box.top);
  if (side === 0) return true;
  const transform = chain(translation(-box.left, -box.top), scaling((ROWS - 2) / side), translation(1, 1));
  const polygons = flatten(outline, { transform });
  return [1, -1].some((direction) => {
    const resolver = new StripResolver("nonzero", direction);
    new RowSweep(edgesWithin(polygons, ROWS, ROWS), ROWS).run(ROWS, new RunRows(ROWS, ROWS), resolver);
    return resolver.overlap <= TOLERANCE;
  });
}
