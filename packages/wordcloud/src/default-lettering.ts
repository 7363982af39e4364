import { readFileSync } from "node:fs";
import { CloudError } from "./core/error.ts";
import type { Lettering } from "./core/lettering.ts";
import { fontTable } from "./fonts/font-table.ts";
import { tableLettering } from "./fonts/table-lettering.ts";

/** From both src/ and dist/ the table is one folder up. */
const TABLE_FILE: URL = new URL("../data/font.bin", import.meta.url);

let loaded: Lettering | undefined;

/**
 * The embedded font, Fira Sans Condensed SemiBold: Latin, Greek and Cyrillic. The file is read once, on the first call.
 *
 * @throws CloudError E_FONT when the table of the font is missing or damaged
 */
export function defaultLettering(): Lettering {
  loaded ??= tableLettering(fontTable(readTable()));
  return loaded;
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
