import { readFileSync } from "node:fs";
import { OWN_PALETTES } from "./core/color/own-palettes.ts";
import {
  type PackedPalette,
  type Palette,
  type PaletteFinder,
  type PaletteInfo,
  paletteFinder,
  sampleColors,
} from "./core/color/palette.ts";
import { CloudError } from "./core/error.ts";

/** From both src/ and dist/ the table is one folder up. */
const TABLE_FILE: URL = new URL("../data/palettes.json", import.meta.url);

let table: readonly PackedPalette[] | undefined;
let finder: PaletteFinder | undefined;

/**
 * Finds a palette of matplotlib, ColorBrewer, CARTO or our own by its name; the table is read on the first call.
 * {@link palette} says how names are read.
 *
 * @throws CloudError E_PALETTE
 */
export const findPalette: PaletteFinder = (name: string): Palette => {
  finder ??= paletteFinder(readTable());
  return finder(name);
};

/**
 * The colours of a palette as `#rrggbb`: all of a qualitative one, 256 of a continuous colormap, and the most that a
 * ColorBrewer or CARTO scheme was made for. Names as `viridis`, `Set2`, `Bold` in any case; `Blues_5` takes five colours,
 * `viridis_r` turns round, and paths as `cartocolors.qualitative.Bold_5` are read as well.
 *
 * @throws CloudError E_PALETTE with names that may have been meant
 */
export function palette(name: string): readonly string[] {
  return findPalette(name).colors;
}

/**
 * As many colours of a palette as asked, 1 to 256: the first ones of a qualitative palette, over again where it has
 * fewer; even steps from end to end through any other.
 *
 * @throws CloudError E_PALETTE, E_NUMBER
 */
export function samplePalette(name: string, count: number): readonly string[] {
  const { colors, kind } = findPalette(name);
  return sampleColors(colors, kind, count);
}

/** Every palette: our own, then those of ColorBrewer and CARTO, then matplotlib's. */
export function listPalettes(): readonly PaletteInfo[] {
  return [...OWN_PALETTES, ...readTable()].map(({ name, kind, source }) => ({ name, kind, source }));
}

function readTable(): readonly PackedPalette[] {
  if (table !== undefined) return table;
  try {
    const parsed: readonly PackedPalette[] = JSON.parse(readFileSync(TABLE_FILE, "utf8"));
    table = parsed;
    return parsed;
  } catch {
    throw new CloudError("E_PALETTE", "the table of palettes is missing", "in a checkout, run npm run build first");
  }
}
