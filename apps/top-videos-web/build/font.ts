import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import subsetFont from "subset-font";

const SOURCE = "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2";

/**
 * What headings, numerals and labels are written with. Titles of channels may have more; a browser takes the rest from
 * the next font of its list, letter by letter.
 */
const CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:'()-%&+/!?";

/** Figtree, cut to the characters and weights that the page uses, as WOFF2. */
export function buildFont(): Promise<Buffer> {
  const file = createRequire(import.meta.url).resolve(SOURCE);
  return subsetFont(readFileSync(file), CHARACTERS, {
    targetFormat: "woff2",
    keepFeatures: ["kern", "tnum"],
    noHinting: true,
    variationAxes: { wght: { min: 400, max: 800 } },
  });
}
