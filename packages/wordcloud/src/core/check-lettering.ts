import { CloudError } from "./error.ts";
import type { Lettering } from "./lettering.ts";
import { quote } from "./quote.ts";

/**
 * The lettering, if it is one.
 *
 * @throws CloudError E_FONT for what is none, such as the name of a file
 */
export function checkLettering(font: Lettering): Lettering {
  if (typeof font === "object" && font !== null) {
    const { ascender, descender, line } = font;
    if (typeof line === "function" && Number.isFinite(ascender) && Number.isFinite(descender)) return font;
  }
  throw new CloudError("E_FONT", `font is ${quote(font)}, expected a lettering`, "load it with loadLettering first");
}
