import type { Affine } from "@side-projects/raster";
import { formatColor, parseColor } from "../core/color/color.ts";
import { imageSampler } from "../core/color/color-image.ts";
import type { ColorFunction } from "../core/color/color-options.ts";
import { placeBox } from "../core/mask/place-shape.ts";
import type { LoadedOptions } from "./load-options.ts";

/** Pixels of the picture. */
interface Canvas {
  readonly width: number;
  readonly height: number;
}

/**
 * The options with the colours of `colorImage` laid over all of the picture, whatever its size: as the mask where that
 * is a picture of the same size, so that both stay one upon the other, else such that it covers everything.
 */
export function withFittedImage(options: LoadedOptions, canvas: Canvas): LoadedOptions {
  const { colorImage, colorBy, defaultColor: _, ...rest } = options;
  if (colorImage === undefined || (colorBy !== undefined && colorBy !== "image")) return options;
  return { ...rest, colorFunction: imagePainter(options, colorImage, canvas) };
}

function imagePainter(
  options: LoadedOptions,
  image: NonNullable<LoadedOptions["colorImage"]>,
  { width, height }: Canvas,
): ColorFunction {
  const { mask, maskFit, maskAnchor, maskMargin } = options;
  const pixels = typeof mask === "object" && "pixels" in mask ? mask.pixels : undefined;
  const asMask = pixels?.width === image.width && pixels.height === image.height;
  const placing = asMask ? { maskFit, maskAnchor, maskMargin } : { maskFit: "cover" as const };
  const box = { left: 0, top: 0, right: image.width, bottom: image.height };
  const meanUnder = imageSampler(image);
  const fallback = parseColor(options.defaultColor ?? "black");
  let placed: Affine | undefined;
  return ({ x, y, size }) => {
    // There are no words before the layout has checked the size of the picture.
    placed ??= placeBox(box, { ...placing, width, height });
    const [a, , , d, e, f] = placed;
    const under = { x: (x - e) / a, y: (y - f) / d, size: size / Math.sqrt(a * d) };
    return formatColor(meanUnder(under) ?? fallback);
  };
}
