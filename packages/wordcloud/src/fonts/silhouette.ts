import { flatten, type Outline, scaling } from "@side-projects/raster";

/** Bands that an em is cut into, and those above and below it that are told apart. */
const BANDS_PER_EM = 64;
const FIRST = -2 * BANDS_PER_EM;
const BANDS = 3 * BANDS_PER_EM;

/** Free space that two glyphs need between them, far above what flattening and rounding make of a curve; in ems. */
const MARGIN = 1e-3;

/** How far a glyph reaches to the left and right in each band of its height. */
export interface Silhouette {
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Sign of the area: the direction in which the contours run. */
  readonly direction: number;
}

export function silhouetteOf(outline: Outline): Silhouette {
  const left = new Float64Array(BANDS).fill(Number.POSITIVE_INFINITY);
  const right = new Float64Array(BANDS).fill(Number.NEGATIVE_INFINITY);
  let area = 0;
  // A polygon strays from its curve by 0.1 of a band's 64th part at most, well below the margin.
  for (const polygon of flatten(outline, { transform: scaling(BANDS_PER_EM), flatness: 0.01 })) {
    let x0 = polygon[polygon.length - 2] ?? 0;
    let y0 = polygon[polygon.length - 1] ?? 0;
    for (let i = 0; i < polygon.length; i += 2) {
      const x1 = polygon[i] ?? 0;
      const y1 = polygon[i + 1] ?? 0;
      area += x0 * y1 - x1 * y0;
      takeEdge(left, right, y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]);
      x0 = x1;
      y0 = y1;
    }
  }
  return { left, right, direction: Math.sign(area) };
}

function takeEdge(
  left: Float64Array,
  right: Float64Array,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
) {
  const first = bandOf(y0);
  const last = bandOf(y1);
  const slope = y1 > y0 ? (x1 - x0) / (y1 - y0) : 0;
  for (let band = first; band <= last; band++) {
    // Where the edge enters and leaves the band; the outermost bands take all that lies beyond.
    const from = band === first ? x0 : x0 + (band + FIRST - y0) * slope;
    const to = band === last ? x1 : x0 + (band + FIRST + 1 - y0) * slope;
    left[band] = Math.min(left[band] ?? 0, from, to);
    right[band] = Math.max(right[band] ?? 0, from, to);
  }
}

function bandOf(y: number): number {
  return Math.min(BANDS - 1, Math.max(0, Math.floor(y) - FIRST));
}

/** Tells whether glyphs that are put one after the other stay clear of each other. */
export class Frontier {
  readonly #reach: Float64Array = new Float64Array(BANDS).fill(Number.NEGATIVE_INFINITY);
  #direction = 0;
  #clear = true;

  /** False from the first glyph on that may touch another, or whose contours run the other way. */
  get clear(): boolean {
    return this.#clear;
  }

  /** @param x where the glyph stands, in ems */
  add({ left, right, direction }: Silhouette, x: number): void {
    if (direction === 0) return;
    if (this.#direction === 0) this.#direction = direction;
    if (direction !== this.#direction) this.#clear = false;
    const at = x * BANDS_PER_EM;
    for (let band = 0; band < BANDS && this.#clear; band++) {
      const reach = this.#reach[band] ?? 0;
      if (at + (left[band] ?? 0) < reach + MARGIN * BANDS_PER_EM) this.#clear = false;
      this.#reach[band] = Math.max(reach, at + (right[band] ?? 0));
    }
  }
}
