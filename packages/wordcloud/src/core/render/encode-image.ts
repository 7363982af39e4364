import { assemblePng, type RgbaImage, zlibCompress, zlibQuick } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import type { PngOptions } from "./options.ts";
import { type PngRows, pngRows } from "./png-rows.ts";

const EFFORTS = ["default", "max"] as const;

/**
 * A PNG file of a cloud's pixels, as `renderPng` writes it.
 *
 * @param opaque whether no pixel lets anything shine through
 * @throws CloudError E_OPTION
 */
export function encodeImage(
  image: RgbaImage,
  opaque: boolean,
  { effort = "default", deflate = zlibQuick }: Pick<PngOptions, "effort" | "deflate"> = {},
): Uint8Array {
  checkEffort(effort);
  if (typeof deflate !== "function") {
    throw new CloudError(
      "E_OPTION",
      `deflate is ${quote(deflate)}`,
      "pass a function that packs bytes, or leave it out",
    );
  }
  const picture = pngRows(image, opaque);
  return assemblePng(picture.header, effort === "max" ? smallest(picture) : deflate(picture.rows, picture.rowBytes));
}

/** @throws CloudError E_OPTION */
export function checkEffort(effort: NonNullable<PngOptions["effort"]>): void {
  if (EFFORTS.includes(effort)) return;
  throw new CloudError("E_OPTION", `an effort of ${quote(effort)}`, `use ${EFFORTS.join(" or ")}`);
}

/** Rows of many colours are not parsed again and again: that takes ten times as long for a hundredth (measured). */
function smallest({ header, rows, rowBytes }: PngRows): Uint8Array {
  return zlibCompress(rows, { effort: header.colorType === 3 ? "max" : "default", rowBytes });
}
