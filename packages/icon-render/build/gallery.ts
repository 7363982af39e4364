import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encodePng } from "@side-projects/raster";
import { gallerySheet, headerSheet } from "./sheets.ts";

const folder = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, picture] of [
  ["gallery", gallerySheet()],
  ["header", headerSheet()],
] as const) {
  const bytes = encodePng(picture, { effort: "default" });
  writeFileSync(`${folder}${name}.png`, bytes);
  console.log(`docs/images/${name}.png  ${picture.width} x ${picture.height}  ${bytes.length} bytes`);
}
