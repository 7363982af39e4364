import { type Box, joinOutlines, type Outline, OutlineBuilder, parsePath, RasterError } from "@side-projects/raster";
import type { IconSet } from "icon-render";
import { CloudError } from "../core/error.ts";
import type { Lettering } from "../core/lettering.ts";
import { checkPixels } from "../core/mask/pixel-region.ts";
import type { OutlineShape, PixelShape, Shape } from "../core/mask/shape.ts";
import { quote } from "../core/quote.ts";
import { isFileName } from "./file-name.ts";
import type { Mask, MaskPoint, PathMask, PixelMask } from "./mask.ts";

/** What masks are drawn with. */
export interface MaskSources {
  /** Sets the words of `text:` masks. */
  readonly lettering: Lettering;
  /** Holds the icons; asked for when the first icon is. */
  readonly icons: () => IconSet;
}

const FORMS = "use an icon's name, text:WORD, or an object with icon, text, path, polygon or pixels";

/**
 * The mask as lines or pixels. Works wherever its sources do.
 *
 * @throws CloudError E_ICON where no icon has the name, with those that may have been meant; E_MASK where the mask is
 * none
 */
export function shapeOf(mask: Mask, sources: MaskSources): Shape {
  if (typeof mask === "string") return named(mask, sources);
  if (typeof mask !== "object" || mask === null) throw new CloudError("E_MASK", `a mask that is ${quote(mask)}`, FORMS);
  if ("icon" in mask) return iconShape(mask.icon, sources);
  if ("text" in mask) return textShape(mask.text, sources.lettering);
  if ("path" in mask) return pathShape(mask);
  if ("polygon" in mask) return polygonShape(mask.polygon);
  if ("pixels" in mask) return pixelShape(mask);
  throw new CloudError("E_MASK", "a mask of no known form", FORMS);
}

/** Before the words of a text mask. */
const TEXT = "text:";

function named(name: string, sources: MaskSources): Shape {
  if (name.startsWith(TEXT)) return textShape(name.slice(TEXT.length), sources.lettering);
  if (!isFileName(name)) return iconShape(name, sources);
  throw new CloudError("E_MASK", `a file, ${quote(name)}, where a mask was expected`, "load it with loadMask first");
}

function iconShape(name: string, { icons }: MaskSources): OutlineShape {
  if (typeof name !== "string") throw new CloudError("E_MASK", `an icon that is ${quote(name)}`, "use its name");
  try {
    const set = icons();
    return { kind: "outline", outline: set.glyph(set.find(name)).outline };
  } catch (error) {
    if (!isIconError(error)) throw error;
    // The hint of icon-render may name its own functions.
    const hint = error.hint?.startsWith("did you mean") ? error.hint : "look for its name at fontawesome.com/icons";
    throw new CloudError("E_ICON", error.message, hint);
  }
}

/** By its name, since icons may come from another copy of icon-render. */
function isIconError(error: unknown): error is Error & { readonly hint?: string } {
  return error instanceof Error && error.name === "IconError";
}

/** The lines of the text one below the other, in the middle of each other. */
function textShape(text: string, lettering: Lettering): OutlineShape {
  if (typeof text !== "string" || text.trim() === "" || text.length > LONGEST_TEXT) {
    throw new CloudError("E_MASK", `${quote(text)} as the text of a mask`, `use 1 to ${LONGEST_TEXT} characters`);
  }
  const outlines: Outline[] = [];
  let y = 0;
  for (const part of text.trim().split("\n")) {
    const line = lettering.line(part.trim());
    if (line.missing.length > 0) {
      throw new CloudError(
        "E_MASK",
        `no font has ${quote(line.missing.join(""))}, of the mask's text`,
        "name one that has",
      );
    }
    for (const { outline } of line.layers) outlines.push(moved(outline, -line.advance / 2, y));
    y += lettering.ascender + lettering.descender;
  }
  return { kind: "outline", outline: joinOutlines(outlines) };
}

const LONGEST_TEXT = 1000;

function moved(outline: Outline, dx: number, dy: number): Outline {
  return { ...outline, points: outline.points.map((value, i) => value + (i % 2 === 0 ? dx : dy)) };
}

function pathShape({ path, viewBox, rule = "nonzero" }: PathMask): OutlineShape {
  if (typeof path !== "string") throw new CloudError("E_MASK", `a path that is ${quote(path)}`, "use SVG path data");
  if (rule !== "nonzero" && rule !== "evenodd") {
    throw new CloudError("E_MASK", `a fill rule of ${quote(rule)}`, "use nonzero or evenodd");
  }
  const shape = { kind: "outline", outline: parsed(path), rule } as const;
  return viewBox === undefined ? shape : { ...shape, box: boxOf(viewBox) };
}

function pixelShape({ pixels, by = "auto" }: PixelMask): PixelShape {
  if (typeof pixels !== "object" || pixels === null) {
    throw new CloudError("E_MASK", `pixels that are ${quote(pixels)}`, "give width, height and data");
  }
  const shape = { kind: "pixels", width: pixels.width, height: pixels.height, data: pixels.data, by } as const;
  checkPixels(shape);
  return shape;
}

function parsed(path: string): Outline {
  try {
    return parsePath(path);
  } catch (error) {
    if (error instanceof RasterError) throw new CloudError("E_MASK", error.message, error.hint);
    throw error;
  }
}

function boxOf(viewBox: NonNullable<PathMask["viewBox"]>): Box {
  const hint = "use [x, y, width, height] with a width and height above 0";
  if (!Array.isArray(viewBox) || viewBox.length !== 4 || !viewBox.every(Number.isFinite)) {
    throw new CloudError("E_MASK", `a viewBox that is ${quote(viewBox)}`, hint);
  }
  const [x, y, width, height] = viewBox;
  if (!(width > 0 && height > 0)) throw new CloudError("E_MASK", `a viewBox of ${width} x ${height}`, hint);
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function polygonShape(polygon: readonly MaskPoint[] | readonly (readonly MaskPoint[])[]): OutlineShape {
  const builder = new OutlineBuilder();
  const polygons = Array.isArray(polygon) && !isCorners(polygon) ? polygon : [polygon];
  for (const corners of polygons) {
    if (!isCorners(corners) || corners.length < 3) {
      throw new CloudError("E_MASK", `a polygon that is ${quote(corners)}`, "use three or more corners [x, y]");
    }
    corners.forEach(([x, y], i) => {
      if (i === 0) builder.moveTo(x, y);
      else builder.lineTo(x, y);
    });
    builder.close();
  }
  return { kind: "outline", outline: builder.build(), rule: polygons.length > 1 ? "evenodd" : "nonzero" };
}

function isCorners(value: unknown): value is readonly MaskPoint[] {
  return Array.isArray(value) && value.every((corner) => isCorner(corner));
}

function isCorner(value: unknown): value is MaskPoint {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((part) => typeof part === "number" && Number.isFinite(part))
  );
}
