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
import { contourGroups } from "./contour-groups.ts";

/** Exact coverage of shapes of a picture, one after the other. */
export class Cover {
  readonly #width: number;
  readonly #height: number;
  readonly #sweep: AreaSweep;

  /** For a picture of so many pixels. */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#sweep = new AreaSweep(width, height);
  }

  /** What the shape covers of the picture; the result holds until the next call. Undefined where that is nothing. */
  areasOf(outline: Outline, map: Affine): Areas | undefined {
    return this.#sweep.cover(outline, map) ?? this.#resolved(outline, map);
  }

  /**
   * Shapes that overlap themselves or the picture's edge, within the part of their box that the picture holds. Of a
   * word mostly one pair of letters overlaps: only that is resolved, and areas of parts that do not meet add up.
   */
  #resolved(outline: Outline, map: Affine): Areas | undefined {
    const frame = this.#frameOf(outline, map);
    if (frame === undefined) return undefined;
    const { left, top, width, height } = frame;
    const from = new Int32Array(height);
    const to = new Int32Array(height).fill(width);
    const parts = contourGroups(outline);
    if (parts.length < 2) return { ...frame, stride: width, levels: this.#levels(outline, map, frame), from, to };
    const levels = new Uint8Array(width * height);
    for (const part of parts) {
      const areas = this.#sweep.cover(part, map);
      if (areas !== undefined) {
        add(levels, frame, areas);
        continue;
      }
      const own = this.#frameOf(part, map);
      if (own === undefined) continue;
      const whole = { from: new Int32Array(own.height), to: new Int32Array(own.height).fill(own.width) };
      add(levels, frame, { ...own, ...whole, stride: own.width, levels: this.#levels(part, map, own) });
    }
    return { left, top, width, height, stride: width, levels, from, to };
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

  #levels(outline: Outline, map: Affine, { left, top, width, height }: Frame): Uint8Array {
    return expandRuns(coverageRuns(outline, { width, height, transform: chain(map, translation(-left, -top)) }));
  }
}

/** A part of the picture, in pixels. */
type Frame = Pick<Areas, "left" | "top" | "width" | "height">;

function add(levels: Uint8Array, frame: Frame, areas: Areas): void {
  for (let y = 0; y < areas.height; y++) {
    const begin = (areas.top - frame.top + y) * frame.width + areas.left - frame.left;
    const end = areas.to[y] ?? 0;
    for (let x = areas.from[y] ?? 0; x < end; x++) {
      const sum = (levels[begin + x] ?? 0) + (areas.levels[y * areas.stride + x] ?? 0);
      levels[begin + x] = sum > 255 ? 255 : sum;
    }
  }
}
