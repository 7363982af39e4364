import type { Rgba } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";
import { parseColor } from "./color.ts";
import type { ColorBy, ColorOptions } from "./color-options.ts";
import { mixColors } from "./gradient-paint.ts";

const WAYS: readonly ColorBy[] = ["order", "random", "weight", "size", "angle", "group", "image"];
const MAX_COLORS = 1024;
const WHITE: Rgba = [255, 255, 255, 1];

/** What the words must stand out from, and how much. */
export interface ContrastDemand {
  readonly background: Rgba;
  readonly ratio: number;
}

/** What decides over the colours. */
export function colorByOf({ colorBy, colorImage }: ColorOptions): ColorBy {
  return colorBy ?? (colorImage === undefined ? "order" : "image");
}

/** @throws CloudError E_OPTION or E_COLOR */
export function checkColorOptions(options: ColorOptions): void {
  if (typeof options !== "object" || options === null) {
    throw new CloudError(
      "E_OPTION",
      `the colour options are ${quote(options)}`,
      'pass an object, as { palette: "Set2" }',
    );
  }
  const { colorBy, colorImage, colors, gradientPer, gradientOver, colorFunction, defaultColor } = options;
  if (colorBy !== undefined && !WAYS.includes(colorBy)) {
    throw new CloudError("E_OPTION", `colorBy is ${quote(colorBy)}`, `use ${WAYS.join(", ")}`);
  }
  if (colorBy === "image" && colorImage === undefined) {
    throw new CloudError("E_OPTION", "colorBy is image and there is no colorImage", "pass the picture as colorImage");
  }
  if (gradientPer !== undefined && gradientPer !== "word" && gradientPer !== "pixel") {
    throw new CloudError("E_OPTION", `gradientPer is ${quote(gradientPer)}`, "use word or pixel");
  }
  if (gradientOver !== undefined && gradientOver !== "picture" && gradientOver !== "words") {
    throw new CloudError("E_OPTION", `gradientOver is ${quote(gradientOver)}`, "use picture or words");
  }
  if (colors !== undefined && !(Array.isArray(colors) && colors.length >= 1 && colors.length <= MAX_COLORS)) {
    throw new CloudError("E_OPTION", `colors is ${quote(colors)}`, `give 1 to ${MAX_COLORS} colours`);
  }
  if (colorFunction !== undefined && typeof colorFunction !== "function") {
    throw new CloudError(
      "E_OPTION",
      `colorFunction is ${quote(colorFunction)}`,
      "pass a function that returns a colour",
    );
  }
  if (defaultColor !== undefined) parseColor(defaultColor);
}

/**
 * What words lie on; undefined for transparent, of which nothing is known. What shines through is taken to lie on white.
 *
 * @throws CloudError E_COLOR
 */
export function groundOf({ background = "white" }: Pick<ColorOptions, "background">): Rgba | undefined {
  const color = parseColor(background);
  return color[3] === 0 ? undefined : mixColors(WHITE, [color[0], color[1], color[2], 1], color[3]);
}

/**
 * The contrast that is asked for; undefined for none, and on a transparent background.
 *
 * @throws CloudError E_NUMBER, E_COLOR
 */
export function contrastDemand({ contrast, ...options }: ColorOptions): ContrastDemand | undefined {
  const background = groundOf(options);
  if (contrast === undefined) return undefined;
  if (!(typeof contrast === "number" && contrast >= 1 && contrast <= 21)) {
    throw new CloudError("E_NUMBER", `contrast is ${quote(contrast)}, expected 1 to 21`, "3 is enough for large text");
  }
  return background === undefined ? undefined : { background, ratio: contrast };
}
