import type { CloudLayout } from "../core/cloud.ts";
import { parseColor } from "../core/color/color.ts";
import { CloudError } from "../core/error.ts";
import type { Lettering } from "../core/lettering.ts";
import { quote } from "../core/quote.ts";
import { renderRgba } from "../core/render/draw.ts";
import { encodeImage } from "../core/render/encode-image.ts";
import type { InkMeter } from "../core/render/ink-meter.ts";
import type { RenderOptions } from "../core/render/options.ts";
import { nativeDeflate } from "../native-deflate.ts";
import type { Format } from "./output.ts";

/** How the picture becomes a file. */
export interface Encoding {
  readonly format: Format;
  readonly effort: string | undefined;
  readonly quality: number | undefined;
  /** Words of an SVG as text rather than outlines. */
  readonly text: boolean;
  readonly title: string | undefined;
  readonly idPrefix: string | undefined;
}

/** A picture's file, and how long its two halves took in milliseconds. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly render: number;
  readonly encode: number;
}

const EFFORTS: readonly string[] = ["default", "max"];

/** @throws CloudError E_OPTION where there is no such effort */
export function checkEncoding({ effort }: Encoding): void {
  if (effort === undefined || EFFORTS.includes(effort)) return;
  throw new CloudError("E_OPTION", `--effort is ${quote(effort)}`, `use ${EFFORTS.join(", ")}`);
}

/**
 * @param meter told of the words of a picture of pixels
 * @throws CloudError as `renderPng`, `renderSvg` and `renderWebp`
 */
export async function drawPicture(
  layout: CloudLayout,
  font: Lettering,
  options: RenderOptions,
  encoding: Encoding,
  meter?: InkMeter,
): Promise<Picture> {
  const started = performance.now();
  const done = (bytes: Uint8Array, drawn: number): Picture => {
    return { bytes, render: drawn - started, encode: performance.now() - drawn };
  };
  const { format, effort, quality, text, title, idPrefix } = encoding;
  if (format === "svg") {
    const { renderSvg } = await import("../core/render/svg.ts");
    const texts = { ...(title !== undefined && { title }), ...(idPrefix !== undefined && { idPrefix }) };
    const svg = renderSvg(layout, font, { ...options, ...texts, text });
    const drawn = performance.now();
    return done(Buffer.from(svg), drawn);
  }
  const image = renderRgba(layout, font, options, meter);
  const drawn = performance.now();
  if (format === "webp") {
    const { encodeWebp } = await import("../webp.ts");
    return done(await encodeWebp(image, { quality }), drawn);
  }
  const opaque = parseColor(options.background ?? "white")[3] === 1;
  return done(encodeImage(image, opaque, effort === "max" ? { effort } : { deflate: nativeDeflate }), drawn);
}
