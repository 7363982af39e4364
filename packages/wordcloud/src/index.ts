export type { CloudLayout, PlacedWord, SkippedWord, Word } from "./core/cloud.ts";
export { CloudError, type CloudErrorCode } from "./core/error.ts";
export { layoutCloud, layoutLayers } from "./node.ts";
