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

  /** Shapes that overlap themselves or the picture's edge, within the part of their box that the picture holds. */
  #resolved(outline: Outline, map: Affine): Areas | undefined {
    const box = outlineBounds(outline, map);
    if (box === undefined) return undefined;
    const left = Math.max(0, Math.floor(box.left));
    const top = Math.max(0, Math.floor(box.top));
    const width = Math.min(this.#width, Math.ceil(box.right)) - left;
    const height = Math.min(this.#height, Math.ceil(box.bottom)) - top;
    if (!(width > 0 && height > 0)) return undefined;
    const runs = coverageRuns(outline, { width, height, transform: chain(map, translation(-left, -top)) });
    const from = new Int32Array(height);
    const to = new Int32Array(height).fill(width);
    return { left, top, width, height, stride: width, levels: expandRuns(runs), from, to };
  }
}
