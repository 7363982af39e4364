import type { Affine } from "./affine.ts";
import { edgesWithin } from "./edges.ts";
import { flatten } from "./flatten.ts";
import type { Outline } from "./outline.ts";
import { type FillRule, StripResolver } from "./resolve.ts";
import { expandRuns, type RunImage, RunRows } from "./rows.ts";
import { checkSize, type MAX_PIXELS } from "./size.ts";
import { RowSweep } from "./sweep.ts";

export interface CoverageOptions {
  /** Width of the result in pixels, 1 to 65535. */
  width: number;
  /** Height of the result in pixels, 1 to 65535; width times height at most {@link MAX_PIXELS}. */
  height: number;
  /** Maps outline units to pixels, y down. @default identity */
  transform?: Affine;
  /** Largest distance in pixels between a curve and the chord that stands for it. @default 0.006 */
  flatness?: number;
  /** What counts as inside where contours overlap. @default "nonzero" */
  rule?: FillRule;
}

/**
 * Exact area of each pixel that lies inside the outline, as 0 (outside) to 255 (inside), row by row.
 *
 * Signed areas are added up per edge and summed along the row, after R. Levien, "Inside the fastest font renderer in
 * the world" (2016). Each row is summed for itself in double precision, so an error does not travel down the picture.
 * Where contours may overlap, each row is first cut into strips in which no two edges cross (see {@link StripResolver}).
 *
 * @throws RasterError E_SIZE, E_PIXELS when the size is out of range; E_NUMBER when a coordinate is not finite
 */
export function coverage(outline: Outline, options: CoverageOptions): Uint8Array {
  return expandRuns(coverageRuns(outline, options));
}

/**
 * The same areas as {@link coverage}, as runs of equal pixels: work and memory follow the length of the edges rather
 * than the number of pixels. `encodePng` takes the result as it is.
 *
 * @throws RasterError E_SIZE, E_PIXELS when the size is out of range; E_NUMBER when a coordinate is not finite
 */
export function coverageRuns(outline: Outline, options: CoverageOptions): RunImage {
  const { width, height, rule = "nonzero" } = options;
  checkSize(width, height);
  const edges = edgesWithin(flatten(outline, options), width, height);
  const rows = new RunRows(width, height);
  new RowSweep(edges, width).run(height, rows, outline.simple === true ? undefined : new StripResolver(rule));
  return rows.finish();
}
