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
  if (typeof deflate !== "function") throw noDeflate(`is ${quote(deflate)}`);
  const picture = pngRows(image, opaque);
  const packed = effort === "max" ? smallest(picture) : deflate(picture.rows, picture.rowBytes);
  if (!(packed instanceof Uint8Array)) throw noDeflate(`gave ${quote(packed)}`);
  return assemblePng(picture.header, packed);
}

function noDeflate(what: string): CloudError {
  return new CloudError("E_OPTION", `deflate ${what}`, "pass a function that packs bytes, or leave it out");
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
