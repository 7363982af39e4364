import { readFileSync } from "node:fs";
import { CloudError } from "./core/error.ts";
import type { Lettering } from "./core/lettering.ts";
import { fontTable } from "./fonts/font-table.ts";
import { letteringOf } from "./fonts/lettering-of.ts";
import { tableFont } from "./fonts/table-font.ts";
import type { TypeFont } from "./fonts/type-font.ts";

/** From both src/ and dist/ the table is one folder up. */
const TABLE_FILE: URL = new URL("../data/font.bin", import.meta.url);

let font: TypeFont | undefined;
let lettering: Lettering | undefined;

/**
 * The embedded font, Fira Sans Condensed SemiBold: Latin, Greek and Cyrillic. The file is read once, on the first call.
 *
 * @throws CloudError E_FONT when the table of the font is missing or damaged
 */
export function defaultLettering(): Lettering {
  lettering ??= letteringOf([defaultFont()]);
  return lettering;
}

/** The embedded font by itself, to be the last of several. */
export function defaultFont(): TypeFont {
  font ??= tableFont(fontTable(readTable()));
  return font;
}

function readTable(): Uint8Array {
  try {
    return readFileSync(TABLE_FILE);
  } catch {
    throw new CloudError(
      "E_FONT",
      "the table of the embedded font is missing",
      "in a checkout, run npm run build first",
    );
  }
}
