import type { CloudLayout } from "./cloud.ts";
import type { Gradient } from "./color/gradient.ts";
import { checkGradient } from "./color/parse-gradient.ts";
import { CloudError } from "./error.ts";
import { quote } from "./quote.ts";

/** Numbers beyond are no place in a picture: the longest side, 16384, at the greatest scale, 1000, is less. */
const FARTHEST = 2e7;

const LAYOUT_HINT = "pass what layoutCloud returns: words, width and height";

/**
 * Refuses what is no layout: one that was stored may come from anywhere.
 *
 * @throws CloudError E_LAYOUT
 */
export function checkLayout(layout: CloudLayout): void {
  if (typeof layout !== "object" || layout === null || !Array.isArray(layout.words)) {
    throw new CloudError("E_LAYOUT", `${quote(layout)} in place of a layout`, LAYOUT_HINT);
  }
  const { words, width, height, scale = 1 } = layout;
  if (!(isNumber(width) && width > 0 && isNumber(height) && height > 0)) {
    throw new CloudError(
      "E_LAYOUT",
      `a layout of ${quote(width)} x ${quote(height)} pixels`,
      "use a width and a height above 0",
    );
  }
  if (!(isNumber(scale) && scale > 0)) {
    throw new CloudError("E_LAYOUT", `a layout with a scale of ${quote(scale)}`, "leave it as layoutCloud made it");
  }
  const gradients = gradientsOf(layout);
  words.forEach((word, i) => {
    checkWord(word, i, gradients.length);
  });
}

/**
 * The gradients of a layout, every field checked.
 *
 * @throws CloudError E_LAYOUT
 */
export function gradientsOf({ gradients = [] }: CloudLayout): readonly Gradient[] {
  if (!Array.isArray(gradients)) {
    throw new CloudError("E_LAYOUT", `the gradients of a layout are ${quote(gradients)}`, "give a list, or none");
  }
  return gradients.map((gradient: Gradient, i) => {
    try {
      return checkGradient(gradient);
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      throw new CloudError("E_LAYOUT", `gradient ${i + 1} of the layout: ${error.message}`, error.hint);
    }
  });
}

function checkWord(word: unknown, i: number, gradients: number): void {
  const fields: Readonly<Record<string, unknown>> = typeof word === "object" ? { ...word } : {};
  const { text, x, y, size, angle, weight, color, title, gradient } = fields;
  const places = [x, y, size, angle];
  if (typeof text !== "string" || !places.every(isNumber) || !(Number(size) > 0) || !Number.isFinite(weight)) {
    throw new CloudError(
      "E_LAYOUT",
      `word ${i + 1} has x ${quote(x)}, y ${quote(y)}, size ${quote(size)}, angle ${quote(angle)}, weight ${quote(weight)}`,
      "every word needs a text, numbers for x, y, angle and weight, and a size above 0",
    );
  }
  if (typeof color !== "string") {
    throw new CloudError("E_LAYOUT", `word ${i + 1} has the color ${quote(color)}`, "give one as CSS writes it");
  }
  if (title !== undefined && typeof title !== "string") {
    throw new CloudError("E_LAYOUT", `word ${i + 1} has the title ${quote(title)}`, "give a text, or none");
  }
  if (gradient === undefined) return;
  if (typeof gradient === "number" && Number.isInteger(gradient) && gradient >= 0 && gradient < gradients) return;
  throw new CloudError(
    "E_LAYOUT",
    `word ${i + 1} has gradient ${quote(gradient)} of ${gradients}`,
    "the first gradient of the layout is 0",
  );
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FARTHEST;
}
