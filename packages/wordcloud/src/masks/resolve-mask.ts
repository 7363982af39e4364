import { fontAwesome } from "icon-render";
import type { Lettering } from "../core/lettering.ts";
import type { Shape } from "../core/mask/shape.ts";
import type { Mask } from "./mask.ts";
import { shapeOf } from "./shape-of.ts";

/** The mask as lines or pixels, with the icons of Font Awesome Free. Errors as {@link shapeOf}. */
export function resolveMask(mask: Mask, lettering: Lettering): Shape {
  return shapeOf(mask, { lettering, icons: fontAwesome });
}
