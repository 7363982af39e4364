import { bundle, copyIconData } from "./bundle.ts";
import { buildFont } from "./font.ts";
import { buildPalettes } from "./palettes.ts";

await buildFont();
buildPalettes();
copyIconData();
await bundle();
