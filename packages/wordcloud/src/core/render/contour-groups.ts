import { type Box, joinOutlines, type Outline, outlineBounds } from "@side-projects/raster";

const MOVE = 0;
/** Points that each path command takes. */
const POINTS = [1, 1, 2, 3, 0] as const;
/** Contours of a long word; a drawing of more is no word. */
const MOST = 128;

/** Contours of an outline that are to be drawn together. */
export interface ContourGroup {
  readonly outline: Outline;
  /** Whether two of them may cross: their boxes meet and neither is within the other. */
  readonly crossing: boolean;
}

/**
 * The outline in parts that have nothing in common: contours whose boxes meet stay together, as a letter and its
 * counters do. One part where there are too many contours to compare.
 */
export function contourGroups(outline: Outline): readonly ContourGroup[] {
  const contours = contoursOf(outline);
  if (contours.length > MOST) return [{ outline, crossing: true }];
  const boxes = contours.map((contour) => outlineBounds(contour));
  const groups: { members: number[]; crossing: boolean }[] = [];
  for (const index of contours.keys()) {
    const own = { members: [index], crossing: false };
    for (const group of [...groups]) {
      const met = group.members.filter((other) => meet(boxes[index], boxes[other]));
      if (met.length === 0) continue;
      groups.splice(groups.indexOf(group), 1);
      own.members.push(...group.members);
      own.crossing ||= group.crossing || met.some((other) => !nested(boxes[index], boxes[other]));
    }
    groups.push(own);
  }
  return groups.map(({ members, crossing }) => {
    return { outline: joinedContours(contours.filter((_, index) => members.includes(index))), crossing };
  });
}

function contoursOf({ ops, points }: Outline): Outline[] {
  const contours: Outline[] = [];
  let [op, point, at] = [0, 0, 0];
  for (let i = 0; i <= ops.length; i++) {
    if (i > op && (i === ops.length || ops[i] === MOVE)) {
      contours.push({ ops: ops.subarray(op, i), points: points.subarray(point, at) });
      [op, point] = [i, at];
    }
    at += 2 * (POINTS[ops[i] ?? 4] ?? 0);
  }
  return contours;
}

function meet(a: Box | undefined, b: Box | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function nested(a: Box | undefined, b: Box | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  return holds(a, b) || holds(b, a);
}

function holds(a: Box, b: Box): boolean {
  return a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;
}

function joinedContours(contours: readonly Outline[]): Outline {
  const [only] = contours;
  return contours.length === 1 && only !== undefined ? only : joinOutlines(contours);
}
