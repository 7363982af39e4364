import {
  type Affine,
  chain,
  coverageRuns,
  expandRuns,
  type Outline,
  outlineBounds,
  translation,
} from "@side-projects/raster";
import { AreaSweep, type Areas } from "./areas.ts";
import { type ContourGroup, contourGroups } from "./contour-groups.ts";

/** Exact coverage of shapes of a picture, one after the other. */
export class Cover {
  readonly #width: number;
  readonly #height: number;
  readonly #sweep: AreaSweep;
  readonly #parts = new Map<Outline, readonly ContourGroup[]>();

  /** For a picture of so many pixels. */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#sweep = new AreaSweep(width, height);
  }

  /** What the shape covers of the picture; the result holds until the next call. Undefined where that is nothing. */
  areasOf(outline: Outline, map: Affine): Areas | undefined {
    const plain = outline.simple === true || !this.#partsOf(outline).some(({ crossing }) => crossing);
    return (plain ? this.#sweep.cover(outline, map) : undefined) ?? this.#resolved(outline, map);
  }

  #partsOf(outline: Outline): readonly ContourGroup[] {
    const parts = this.#parts.get(outline) ?? contourGroups(outline);
    this.#parts.set(outline, parts);
    return parts;
  }

  /**
   * Shapes that overlap themselves or the picture's edge, within the part of their box that the picture holds. Of a
   * word mostly one pair of letters overlaps: only that is resolved, and areas of parts that do not meet add up.
   */
  #resolved(outline: Outline, map: Affine): Areas | undefined {
    const frame = this.#frameOf(outline, map);
    if (frame === undefined) return undefined;
    const parts = this.#partsOf(outline);
    if (parts.length < 2) return this.#within(outline, map, frame);
    const levels = new Uint8Array(frame.width * frame.height);
    for (const part of parts) {
      const swept = part.crossing ? undefined : this.#sweep.cover(part.outline, map);
      const own = swept === undefined ? this.#frameOf(part.outline, map) : undefined;
      const areas = own === undefined ? swept : this.#within(part.outline, map, own);
      if (areas !== undefined) add(levels, frame, areas);
    }
    return filled(frame, levels);
  }

  #frameOf(outline: Outline, map: Affine): Frame | undefined {
    const box = outlineBounds(outline, map);
    if (box === undefined) return undefined;
    const left = Math.max(0, Math.floor(box.left));
    const top = Math.max(0, Math.floor(box.top));
    const width = Math.min(this.#width, Math.ceil(box.right)) - left;
    const height = Math.min(this.#height, Math.ceil(box.bottom)) - top;
    return width > 0 && height > 0 ? { left, top, width, height } : undefined;
  }

  #within(outline: Outline, map: Affine, frame: Frame): Areas {
    const { left, top, width, height } = frame;
    const runs = coverageRuns(outline, { width, height, transform: chain(map, translation(-left, -top)) });
    return filled(frame, expandRuns(runs));
  }
}

function filled(frame: Frame, levels: Uint8Array): Areas {
  const { width, height } = frame;
  return { ...frame, stride: width, levels, from: new Int32Array(height), to: new Int32Array(height).fill(width) };
}

/** A part of the picture, in pixels. */
type Frame = Pick<Areas, "left" | "top" | "width" | "height">;

function add(levels: Uint8Array, frame: Frame, areas: Areas): void {
  const [across, down] = [areas.left - frame.left, areas.top - frame.top];
  // The box of a swept part is that of its control points, which may leave the frame.
  const bottom = Math.min(areas.height, frame.height - down);
  for (let y = Math.max(0, -down); y < bottom; y++) {
    const begin = (down + y) * frame.width + across;
    const end = Math.min(areas.to[y] ?? 0, frame.width - across);
    for (let x = Math.max(areas.from[y] ?? 0, -across); x < end; x++) {
      const sum = (levels[begin + x] ?? 0) + (areas.levels[y * areas.stride + x] ?? 0);
      levels[begin + x] = Math.min(sum, 255);
    }
  }
}
