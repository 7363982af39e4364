import { type ComposeOptions, compose, type Layer } from "./compose.ts";

/** Coverages 0 to 255, one pixel each. */
const EVERY_COVERAGE: Uint8Array = Uint8Array.from({ length: 256 }, (_, i) => i);

/**
 * What each coverage from 0 to 255 becomes where one layer lies on others that are the same everywhere: 256 straight
 * RGBA entries. Pixels and palette then need no mixing of their own.
 */
export function coverageRamp(
  layer: Layer,
  below: readonly Layer[],
  blend: ComposeOptions["blend"] = "srgb",
): Uint8Array {
  return compose([...below, { ...layer, coverage: EVERY_COVERAGE }], { width: 256, height: 1, blend });
}
