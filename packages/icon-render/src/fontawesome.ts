import { readFileSync } from "node:fs";
import { IconError } from "./core/error.ts";
import type { IconSet } from "./core/icon.ts";
import { iconSet } from "./core/icon-set.ts";
import { type NameDecorations, tableSource } from "./core/table.ts";

/** From both src/ and dist/ the table is one folder up. */
const TABLE_FILE: URL = new URL("../data/fontawesome.bin", import.meta.url);

const DECORATIONS: NameDecorations = {
  prefixes: ["fa"],
  styleClasses: new Map([
    ["fas", "solid"],
    ["far", "regular"],
    ["fab", "brands"],
  ]),
};

let loaded: IconSet | undefined;

/**
 * Font Awesome Free in the styles solid, regular and brands. The file is read once, on the first call.
 *
 * @throws IconError E_FONT when the outline table is missing or damaged
 */
export function fontAwesome(): IconSet {
  loaded ??= iconSet(tableSource(readTable(), DECORATIONS));
  return loaded;
}

function readTable(): Uint8Array {
  try {
    return readFileSync(TABLE_FILE);
  } catch {
    throw new IconError(
      "E_FONT",
      "the outline table of Font Awesome is missing",
      "in a checkout, run npm run build first",
    );
  }
}
