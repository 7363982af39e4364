import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isSimple } from "@side-projects/raster";
import { bundle } from "./bundle.ts";
import { buildTable } from "./table.ts";

const rasterCore = fileURLToPath(new URL("../../raster/src/core/", import.meta.url));
// What isSimple follows from; the encoder is in the same folder and has no part in it.
const sources = readdirSync(rasterCore).filter((name) =>
  /^(simple|resolve|sweep|area|edges|flatten|bounds)\.ts$/.test(name),
);

await buildTable({ isSimple, sources: sources.map((name) => `${rasterCore}${name}`) });
await bundle();
