import {
  type FillRule,
  flatten,
  type Outline,
  outlineBounds,
  parsePath,
  pointsTaken,
  RasterError,
} from "@side-projects/raster";
import { choice, text } from "./checks.ts";
import { IconError } from "./error.ts";
import type { IconInfo, IconSet } from "./icon.ts";
import type { Icon, PathIcon } from "./options.ts";

/** What is to be drawn, before its size and place are known. */
export interface Subject {
  readonly outline: Outline;
  /** What lies under the outline in a duotone picture: the font's second layer, else what the icon encloses. */
  readonly secondary: () => Outline;
  /** Font units of the em box's side. */
  readonly unitsPerEm: number;
  readonly rule: FillRule;
  /** The icon that a name stood for; undefined for a path. */
  readonly info?: IconInfo;
}

/** @throws IconError E_ICON, E_STYLE, E_FONT, E_PATH */
export function subjectOf(icon: Icon, font: () => IconSet, style?: string): Subject {
  if (typeof icon !== "string") return pathSubject(icon);
  if (style !== undefined) text("style", style);
  const set = font();
  const info = set.find(icon, style);
  const { outline, secondary, unitsPerEm } = set.glyph(info);
  return { outline, secondary: () => secondary ?? silhouette(outline), unitsPerEm, rule: "nonzero", info };
}

function pathSubject(icon: PathIcon): Subject {
  if (typeof icon?.path !== "string") {
    throw new IconError("E_ICON", `an icon of type ${typeof icon}`, 'use a name, or { path: "M0 0H24L12 24Z" }');
  }
  const { path, viewBox, rule = "nonzero" } = icon;
  choice("rule", rule, ["nonzero", "evenodd"]);
  let outline: Outline;
  try {
    outline = parsePath(path);
  } catch (error) {
    if (error instanceof RasterError) throw new IconError("E_PATH", error.message, error.hint);
    throw error;
  }
  const box = outlineBounds(outline);
  if (box === undefined)
    throw new IconError("E_PATH", "a path that draws nothing", "give it lines, such as M0 0H24L12 24Z");
  if (viewBox !== undefined && !Array.isArray(viewBox)) {
    throw new IconError("E_PATH", "a viewBox that is no list", "use [x, y, width, height]");
  }
  const [, , width, height] = viewBox ?? [0, 0, box.right - box.left, box.bottom - box.top];
  const unitsPerEm = Math.max(width, height);
  if (!(unitsPerEm > 0 && unitsPerEm < 1e9)) {
    throw new IconError("E_PATH", `a path with a box of ${width} x ${height}`, "give it an area or a viewBox");
  }
  return { outline, secondary: () => silhouette(outline), unitsPerEm, rule };
}

/** The outline without its holes: only the contours that turn the same way as the one with the largest area. */
function silhouette(outline: Outline): Outline {
  const contours = splitContours(outline);
  const areas = contours.map(signedArea);
  const largest = areas.reduce((most, area) => (Math.abs(area) > Math.abs(most) ? area : most), 0);
  const kept = contours.filter((_, i) => (areas[i] ?? 0) * largest > 0);
  return {
    ops: Uint8Array.from(kept.flatMap(({ ops }) => [...ops])),
    points: Float64Array.from(kept.flatMap(({ points }) => [...points])),
  };
}

function splitContours({ ops, points }: Outline): Outline[] {
  const contours: Outline[] = [];
  let op = 0;
  let point = 0;
  while (op < ops.length) {
    const [firstOp, firstPoint] = [op, point];
    do {
      point += 2 * pointsTaken(ops[op] ?? 0);
      op++;
    } while (op < ops.length && ops[op] !== 0);
    contours.push({ ops: ops.slice(firstOp, op), points: points.slice(firstPoint, point) });
  }
  return contours;
}

function signedArea(contour: Outline): number {
  let sum = 0;
  for (const polygon of flatten(contour, { flatness: 1 })) {
    let [x0 = 0, y0 = 0] = polygon.subarray(-2);
    for (let i = 0; i < polygon.length; i += 2) {
      const [x1 = 0, y1 = 0] = polygon.subarray(i, i + 2);
      sum += (x0 * y1 - x1 * y0) / 2;
      [x0, y0] = [x1, y1];
    }
  }
  return sum;
}
