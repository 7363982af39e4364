import { flatten } from "@side-projects/raster";
import type { Lettering, TextLine } from "../lettering.ts";

/** Straight pieces of a drawing, four numbers each: from x, y to x, y. */
export type Segments = Float64Array;

/**
 * A line at font size 1 in straight pieces around the middle of its box.
 *
 * @param flatness largest distance between a curve and its pieces, in font sizes
 */
export function lineSegments(
  { layers, advance }: TextLine,
  lettering: Pick<Lettering, "ascender" | "descender">,
  flatness: number,
): Segments {
  const polygons = layers.flatMap(({ outline }) => flatten(outline, { flatness }));
  const segments = new Float64Array(2 * polygons.reduce((sum, { length }) => sum + length, 0));
  const dx = advance / 2;
  const dy = (lettering.ascender - lettering.descender) / 2;
  let at = 0;
  for (const polygon of polygons) {
    let x = polygon[polygon.length - 2]! - dx;
    let y = polygon[polygon.length - 1]! + dy;
    for (let i = 0; i < polygon.length; i += 2) {
      segments[at] = x;
      segments[at + 1] = y;
      x = polygon[i]! - dx;
      y = polygon[i + 1]! + dy;
      segments[at + 2] = x;
      segments[at + 3] = y;
      at += 4;
    }
  }
  return segments;
}

/** Area within the segments in square font sizes; parts that overlap count twice. */
export function segmentsArea(segments: Segments): number {
  let twice = 0;
  for (let i = 0; i < segments.length; i += 4) {
    twice += segments[i]! * segments[i + 3]! - segments[i + 2]! * segments[i + 1]!;
  }
  return Math.abs(twice) / 2;
}
