import { isSimple } from "@side-projects/raster";
import { bundle } from "./bundle.ts";
import { buildTable } from "./table.ts";

await buildTable({ isSimple });
await bundle();
