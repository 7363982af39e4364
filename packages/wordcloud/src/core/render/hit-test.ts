import { type Affine, type Box, flatten, outlineBounds, type Polygon } from "@side-projects/raster";
import { checkLayout } from "../check-layout.ts";
import type { CloudLayout, PlacedWord } from "../cloud.ts";
import { wordTransform } from "../layout/place-map.ts";
import type { Lettering } from "../lettering.ts";
import { layersOf } from "./layers.ts";
import { WordGrid } from "./word-grid.ts";

/** Pixels around a word's centre that belong to it whatever else is there. */
const CENTRE = 0.5;
/** Largest distance between a curve and its chords, in font sizes. */
const FLATNESS = 0.001;

/**
 * Tells which word is at a point of the layout, by its index: the one whose centre is within half a pixel, so that every
 * word can be reached there even where a smaller one lies within its letters; else the one whose ink is there, the last
 * drawn first; else the one whose box holds the point, the nearest to its middle first. Undefined where there is none.
 */
export type HitTest = (x: number, y: number) => number | undefined;

/**
 * For many points of one layout: outlines are prepared when a point first comes near them.
 *
 * @throws CloudError E_LAYOUT
 */
export function hitTester(layout: CloudLayout, lettering: Lettering): HitTest {
  checkLayout(layout);
  const lines = new Map<string, Line>();
  const places = layout.words.map((word): Place => {
    const line = lines.get(word.text) ?? new Line(word, lettering);
    lines.set(word.text, line);
    return { word, line, map: wordTransform(word, line.advance, lettering) };
  });
  const grid = new WordGrid(
    places.map(({ line, map }) => mapped(line.extent, map)),
    layout.width,
    layout.height,
  );

  return (x, y) => {
    let [central, inked, boxed]: (number | undefined)[] = [];
    let [distance, share] = [CENTRE, 1];
    for (const index of grid.near(x, y)) {
      const place = places[index];
      if (place === undefined) continue;
      const { word, line, map } = place;
      const off = Math.sqrt((x - word.x) * (x - word.x) + (y - word.y) * (y - word.y));
      if (off < distance) [central, distance] = [index, off];
      const [u, v] = unmapped(x, y, map);
      const part = line.partOfBox(u, v);
      if (part < share) [boxed, share] = [index, part];
      if (central === undefined && line.hasInk(u, v)) inked = index;
    }
    return central ?? inked ?? boxed;
  };
}

interface Place {
  readonly word: PlacedWord;
  readonly line: Line;
  readonly map: Affine;
}

/** A word at font size 1. */
class Line {
  readonly advance: number;
  /** The word's box together with its ink, which may leave it. */
  readonly extent: Box;
  readonly #box: Box;
  readonly #layers: ReturnType<typeof layersOf>["layers"];
  #polygons: readonly Polygon[] | undefined;

  constructor(word: PlacedWord, lettering: Lettering) {
    const { layers, advance } = layersOf(word, lettering);
    this.advance = advance;
    this.#layers = layers;
    this.#box = { left: 0, right: advance, top: -lettering.ascender, bottom: lettering.descender };
    this.extent = layers.reduce((box, { outline }) => united(box, outlineBounds(outline)), this.#box);
  }

  /** 0 in the middle of the box, 1 on its border, above 1 outside. */
  partOfBox(u: number, v: number): number {
    const { left, right, top, bottom } = this.#box;
    const across = Math.abs(2 * u - left - right) / (right - left);
    const along = Math.abs(2 * v - top - bottom) / (bottom - top);
    return Math.max(across, along);
  }

  hasInk(u: number, v: number): boolean {
    const { left, right, top, bottom } = this.extent;
    if (!(u >= left && u <= right && v >= top && v <= bottom)) return false;
    this.#polygons ??= this.#layers.flatMap(({ outline }) => flatten(outline, { flatness: FLATNESS }));
    return this.#polygons.reduce((sum, polygon) => sum + turnsAround(polygon, u, v), 0) !== 0;
  }
}

/** How often a polygon winds around a point: crossings of the ray to the right of it, downward ones less upward ones. */
function turnsAround(polygon: Polygon, x: number, y: number): number {
  let turns = 0;
  let x0 = polygon[polygon.length - 2] ?? 0;
  let y0 = polygon[polygon.length - 1] ?? 0;
  for (let i = 0; i < polygon.length; i += 2) {
    const x1 = polygon[i] ?? 0;
    const y1 = polygon[i + 1] ?? 0;
    if (y0 <= y !== y1 <= y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) turns += y0 <= y ? 1 : -1;
    x0 = x1;
    y0 = y1;
  }
  return turns;
}

function united(a: Box, b: Box | undefined): Box {
  if (b === undefined) return a;
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function mapped({ left, top, right, bottom }: Box, [a, b, c, d, e, f]: Affine): Box {
  const xs = [a * left + c * top, a * right + c * top, a * left + c * bottom, a * right + c * bottom];
  const ys = [b * left + d * top, b * right + d * top, b * left + d * bottom, b * right + d * bottom];
  return {
    left: Math.min(...xs) + e,
    right: Math.max(...xs) + e,
    top: Math.min(...ys) + f,
    bottom: Math.max(...ys) + f,
  };
}

function unmapped(x: number, y: number, [a, b, c, d, e, f]: Affine): [number, number] {
  const area = a * d - b * c;
  const [dx, dy] = [x - e, y - f];
  return [(d * dx - c * dy) / area, (a * dy - b * dx) / area];
}
