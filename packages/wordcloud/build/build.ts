import { buildFont } from "./font.ts";

await buildFont();
