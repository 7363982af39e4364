import { type Box, coverageRuns, outlineBounds, RasterError } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { outlineBorder, pixelBorder } from "./border.ts";
import { checkCanvas } from "./canvas-size.ts";
import { checkPixels, pixelInside } from "./pixel-region.ts";
import { type MaskCanvas, placeBox, roomOf } from "./place-shape.ts";
import type { Region } from "./region.ts";
import type { OutlineShape, PixelShape, Shape } from "./shape.ts";

/**
 * Where words may lie: the pixels that are wholly inside the shape, to the nearest 255th of a pixel, or with `invert`
 * those wholly outside, so that no ink crosses the border by a part of a pixel. Without a shape it is the whole picture
 * but for the margin. Pixels as large as the picture are taken one to one.
 *
 * The border is only worked out when it is asked for.
 *
 * @throws CloudError E_SIZE, E_PIXELS when the picture's size is out of range; E_MASK when the shape is broken or no
 * pixel is left for words; E_OPTION, E_NUMBER when the placement is none
 */
export function regionOf(shape: Shape | undefined, canvas: MaskCanvas): Region {
  const { width, height } = canvas;
  checkCanvas(width, height);
  const region = shape === undefined ? openRegion(canvas) : asMaskErrors(() => shapeRegion(shape, canvas));
  if (region.inside.includes(1)) return region;
  throw new CloudError(
    "E_MASK",
    canvas.invert === true ? "the inverted mask leaves no pixel for words" : "the mask has no pixel for words",
    canvas.invert === true
      ? "leave invert out, or use a smaller mask"
      : "use a larger picture, a bolder mask, or invert",
  );
}

function openRegion(canvas: MaskCanvas): Region {
  const { width, height, invert = false } = canvas;
  const { left, top, right, bottom } = roomOf(canvas);
  const inside = new Uint8Array(width * height).fill(invert ? 1 : 0);
  const outward = invert ? 1 : -1;
  const [from, to] = outward < 0 ? [Math.ceil(left), Math.floor(right)] : [Math.floor(left), Math.ceil(right)];
  const [first, end] = outward < 0 ? [Math.ceil(top), Math.floor(bottom)] : [Math.floor(top), Math.ceil(bottom)];
  for (let y = first; y < end; y++) inside.fill(invert ? 0 : 1, y * width + from, y * width + to);
  return { width, height, inside, border: undefined };
}

function shapeRegion(shape: Shape, canvas: MaskCanvas): Region {
  return shape.kind === "outline" ? outlineRegion(shape, canvas) : pixelRegion(shape, canvas);
}

function outlineRegion(shape: OutlineShape, canvas: MaskCanvas): Region {
  const { width, height, invert = false } = canvas;
  const { outline, rule = "nonzero" } = shape;
  const transform = placeBox(boxOf(shape), canvas);
  const runs = coverageRuns(outline, { width, height, transform, rule });
  const inside = new Uint8Array(width * height);
  const wanted = invert ? 0 : 255;
  for (let y = 0; y < height; y++) {
    const end = runs.rows[y + 1] ?? 0;
    for (let k = runs.rows[y] ?? 0; k < end; k++) {
      if (runs.values[k] !== wanted) continue;
      const to = k + 1 < end ? (runs.starts[k + 1] ?? 0) : width;
      inside.fill(1, y * width + (runs.starts[k] ?? 0), y * width + to);
    }
  }
  return lazyRegion(width, height, inside, () => outlineBorder(shape, transform));
}

function boxOf({ outline, box }: OutlineShape): Box {
  const used = box ?? outlineBounds(outline);
  if (used === undefined) throw new CloudError("E_MASK", "a mask that draws nothing", "give it an area");
  const [width, height] = [used.right - used.left, used.bottom - used.top];
  if (!(width > 0 && height > 0 && width < LARGEST && height < LARGEST)) {
    throw new CloudError("E_MASK", `a mask of ${width} x ${height}`, "give it an area");
  }
  return used;
}

/** Above this, coordinates lose the digits that a picture needs. */
const LARGEST = 1e9;

function pixelRegion(shape: PixelShape, canvas: MaskCanvas): Region {
  const { width, height } = canvas;
  checkPixels(shape);
  const transform = placeBox({ left: 0, top: 0, right: shape.width, bottom: shape.height }, canvas);
  const inside = pixelInside(shape, transform, canvas);
  return lazyRegion(width, height, inside, () => pixelBorder(shape, transform));
}

function lazyRegion(width: number, height: number, inside: Uint8Array, trace: () => Region["border"]): Region {
  let border: Region["border"];
  return {
    width,
    height,
    inside,
    get border() {
      border ??= asMaskErrors(trace);
      return border;
    },
  };
}

/** What the rasterizer refuses is a broken mask here. */
function asMaskErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RasterError) throw new CloudError("E_MASK", `a mask with ${error.message}`, error.hint);
    throw error;
  }
}
