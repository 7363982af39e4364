import { bundle, copyIconData } from "./bundle.ts";
import { buildFont } from "./font.ts";

await buildFont();
copyIconData();
await bundle();
