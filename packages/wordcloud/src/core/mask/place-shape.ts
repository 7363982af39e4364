import { type Affine, type Box, chain, scaling, translation } from "@side-projects/raster";
import { CloudError } from "../error.ts";
import { quote } from "../quote.ts";

const FITS = ["contain", "cover", "stretch"] as const;

/** Share of the free width and height that lies left of and above the mask. */
const ANCHORS = {
  "top-left": [0, 0],
  top: [0.5, 0],
  "top-right": [1, 0],
  left: [0, 0.5],
  center: [0.5, 0.5],
  right: [1, 0.5],
  "bottom-left": [0, 1],
  bottom: [0.5, 1],
  "bottom-right": [1, 1],
} as const;

/** How a mask is made as large as the picture allows: whole, without a gap, or out of proportion. */
export type MaskFit = (typeof FITS)[number];

/** Where a mask lies that is not as wide or as high as the picture. */
export type MaskAnchor = keyof typeof ANCHORS;

/** How a mask lies in the picture. */
export interface MaskPlacement {
  /** Words outside the shape in place of inside. @default false */
  readonly invert?: boolean | undefined;
  /**
   * "contain": the whole mask is seen; "cover": it fills the picture and what stands out is cut off; "stretch": both,
   * at the cost of its proportions.
   *
   * @default "contain"
   */
  readonly maskFit?: MaskFit | undefined;
  /** The side or corner that the mask is put to. @default "center" */
  readonly maskAnchor?: MaskAnchor | undefined;
  /**
   * Free border between the mask and each edge of the picture: below 1 a share of the picture's shorter side, from 1 on
   * pixels. Without a mask it is kept free of words. @default 0
   */
  readonly maskMargin?: number | undefined;
}

/** The picture that a mask is placed in. */
export interface MaskCanvas extends MaskPlacement {
  /** Pixels, 1 to 16384. */
  readonly width: number;
  /** Pixels, 1 to 16384. */
  readonly height: number;
}

/**
 * The part of the picture within its margin.
 *
 * @throws CloudError E_NUMBER when the margin is no number, below 0 or leaves nothing of the picture
 */
export function roomOf({ width, height, maskMargin = 0 }: MaskCanvas): Box {
  if (typeof maskMargin !== "number" || !(maskMargin >= 0)) {
    throw new CloudError("E_NUMBER", `maskMargin is ${quote(maskMargin)}`, "use pixels, or a share below 0.5");
  }
  const shorter = Math.min(width, height);
  const margin = maskMargin < 1 ? maskMargin * shorter : maskMargin;
  if (2 * margin >= shorter) {
    throw new CloudError(
      "E_NUMBER",
      `a maskMargin of ${maskMargin} leaves nothing of ${width} x ${height}`,
      "use a smaller one; below 1 it is a share of the shorter side",
    );
  }
  return { left: margin, top: margin, right: width - margin, bottom: height - margin };
}

/**
 * Maps what is in the box to its place in the picture.
 *
 * @throws CloudError E_OPTION when the fit or the anchor is none of those there are; E_NUMBER as {@link roomOf}
 */
export function placeBox(box: Box, canvas: MaskCanvas): Affine {
  const { maskFit = "contain", maskAnchor = "center" } = canvas;
  const share = typeof maskAnchor === "string" && Object.hasOwn(ANCHORS, maskAnchor) ? ANCHORS[maskAnchor] : undefined;
  if (share === undefined) throw unknown("maskAnchor", maskAnchor, Object.keys(ANCHORS));
  if (!FITS.includes(maskFit)) throw unknown("maskFit", maskFit, FITS);
  const room = roomOf(canvas);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const full = [(room.right - room.left) / width, (room.bottom - room.top) / height] as const;
  const even = maskFit === "cover" ? Math.max(...full) : Math.min(...full);
  const [sx, sy] = maskFit === "stretch" ? full : [even, even];
  return chain(
    translation(-box.left, -box.top),
    scaling(sx, sy),
    translation(
      room.left + (room.right - room.left - sx * width) * share[0],
      room.top + (room.bottom - room.top - sy * height) * share[1],
    ),
  );
}

function unknown(option: string, got: unknown, known: readonly string[]): CloudError {
  return new CloudError("E_OPTION", `${option} is ${quote(got)}`, `use one of ${known.join(", ")}`);
}
