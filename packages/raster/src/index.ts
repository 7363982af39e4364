export {
  type Affine,
  chain,
  IDENTITY,
  rotation,
  scaling,
  translation,
} from "./core/affine.ts";
export { type Box, outlineBounds } from "./core/bounds.ts";
export { type CoverageOptions, coverage, MAX_PIXELS } from "./core/coverage.ts";
export { RasterError, type RasterErrorCode } from "./core/error.ts";
export { joinOutlines, type Outline, OutlineBuilder, transformOutline } from "./core/outline.ts";
export type { FillRule } from "./core/resolve.ts";
export { isSimple } from "./core/simple.ts";
