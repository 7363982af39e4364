import { type Outline, transformOutline, translation } from "@side-projects/raster";
import type { LineLayer, TextLine } from "../core/lettering.ts";
import { Frontier, Silhouette } from "./silhouette.ts";
import type { PlacedGlyph, TypeGlyph, TypeRun } from "./type-font.ts";

const silhouettes = new WeakMap<TypeGlyph, Silhouette>();

/** Puts runs one after the other, from left to right. */
export class LineBuilder {
  readonly #placed: PlacedGlyph[] = [];
  readonly #layers: LineLayer[] = [];
  #advance = 0;

  add(run: TypeRun): void {
    for (const { glyph, x, y } of run.glyphs) {
      const at = this.#advance + x;
      if (glyph.outline.ops.length > 0) this.#placed.push({ glyph, x: at, y });
      for (const layer of glyph.layers) {
        this.#layers.push({ ...layer, outline: transformOutline(layer.outline, translation(at, y)) });
      }
    }
    this.#advance += run.advance;
  }

  build(missing: readonly string[]): TextLine {
    const plain = { outline: joined(this.#placed) };
    const layers = this.#placed.length > 0 || this.#layers.length === 0 ? [plain, ...this.#layers] : this.#layers;
    return { layers, advance: this.#advance, missing };
  }
}

function joined(placed: readonly PlacedGlyph[]): Outline {
  let opCount = 0;
  let pointCount = 0;
  for (const { glyph } of placed) {
    opCount += glyph.outline.ops.length;
    pointCount += glyph.outline.points.length;
  }
  const ops = new Uint8Array(opCount);
  const points = new Float64Array(pointCount);
  let op = 0;
  let point = 0;
  for (const { glyph, x, y } of placed) {
    ops.set(glyph.outline.ops, op);
    op += glyph.outline.ops.length;
    const from = glyph.outline.points;
    for (let i = 0; i < from.length; i += 2) {
      points[point] = (from[i] ?? 0) + x;
      points[point + 1] = (from[i + 1] ?? 0) + y;
      point += 2;
    }
  }
  return { ops, points, simple: staysSimple(placed) };
}

function staysSimple(placed: readonly PlacedGlyph[]): boolean {
  const frontier = new Frontier();
  for (const { glyph, x, y } of placed) {
    if (glyph.outline.simple !== true) return false;
    frontier.add(silhouetteAt(glyph, y), x);
    if (!frontier.clear) return false;
  }
  return true;
}

function silhouetteAt(glyph: TypeGlyph, y: number): Silhouette {
  if (y !== 0) return new Silhouette(transformOutline(glyph.outline, translation(0, y)));
  const known = silhouettes.get(glyph);
  if (known !== undefined) return known;
  const silhouette = new Silhouette(glyph.outline);
  silhouettes.set(glyph, silhouette);
  return silhouette;
}
