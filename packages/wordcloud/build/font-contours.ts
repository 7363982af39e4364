import { type Contour, encodeContour } from "../src/fonts/glyph-code.ts";

/** Contours that differ in their place alone are kept once. */
export class ContourStore {
  readonly #places: Map<string, number> = new Map();
  readonly #bytes: Uint8Array[] = [];

  get bytes(): readonly Uint8Array[] {
    return this.#bytes;
  }

  /** The number of a contour of this shape. */
  place(contour: Contour): number {
    const bytes = encodeContour(contour);
    const key = bytes.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#bytes.push(bytes) - 1;
    this.#places.set(key, place);
    return place;
  }
}
