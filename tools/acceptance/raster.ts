import { rasterAlpha } from "./checks/alpha.ts";
import { rasterEngines } from "./checks/engines.ts";
import { againstScanLines, circleEdge, drawWithRaster } from "./checks/exactness.ts";
import { somePictures } from "./checks/icons.ts";
import { blendingProducts } from "./checks/products.ts";
import { lineOf } from "./src/findings.ts";
import type { AcceptanceLine } from "./src/line.ts";

/** The lines of icon-render's list that the raster alone has to keep, under their numbers there. */
export const lines: readonly AcceptanceLine[] = [
  lineOf("raster", 1, "Every pixel that is seen has exactly its colour", () => [rasterAlpha()]),
  lineOf("raster", 2, "Coverage is exact", (quick) => [
    circleEdge(4096, drawWithRaster),
    ...blendingProducts(),
    ...againstScanLines(somePictures(quick ? 12 : 200), [16, 32, 64], drawWithRaster),
  ]),
  lineOf("raster", 18, "Node and Chromium agree", async (quick) => [await rasterEngines(quick ? 8 : 500)]),
];
