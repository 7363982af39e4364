import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { eastAsianWidth } from "get-east-asian-width";

/** Where the ranges are, which are kept in the tree. */
export const WIDE_MODULE: string = fileURLToPath(new URL("../src/core/cells/wide-data.ts", import.meta.url));

/** The source of a module with the code points that take two columns, from the table of Unicode. */
export function wideModule(): string {
  const bounds: number[] = [];
  let wide = false;
  for (let code = 0; code <= 0x110000; code++) {
    if ((code <= 0x10ffff && eastAsianWidth(code) === 2) === wide) continue;
    wide = !wide;
    bounds.push(code);
  }
  const steps = bounds.map((bound, i) => (bound - (bounds[i - 1] ?? 0)).toString(36));
  return [
    "// Written by build/wide.ts from East_Asian_Width of Unicode, by way of the npm package get-east-asian-width.",
    "",
    "/** Code points at which wide ones begin and end in turn, each as its distance from the one before, to the base 36. */",
    "export const WIDE_STEPS =",
    `  "${steps.join(" ")}";`,
    "",
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(WIDE_MODULE, wideModule());
