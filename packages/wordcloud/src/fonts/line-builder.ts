import { type Affine, joinOutlines, type Outline, transformOutline, translation } from "@side-projects/raster";
import type { LineLayer, TextLine } from "../core/lettering.ts";
import { Frontier, type Silhouette, silhouetteOf } from "./silhouette.ts";
import { EMPTY_OUTLINE, type PlacedGlyph, type TypeGlyph, type TypeRun } from "./type-font.ts";

const silhouettes = new WeakMap<TypeGlyph, Silhouette>();

/** Puts runs one after the other, from left to right. */
export class LineBuilder {
  readonly #outlines: Outline[] = [];
  readonly #layers: LineLayer[] = [];
  readonly #frontier: Frontier = new Frontier();
  #simple = true;
  #advance = 0;

  add(run: TypeRun): void {
    for (const placed of run.glyphs) {
      const at = this.#advance + placed.x;
      const move = translation(at, placed.y);
      this.#addOutline(placed, at, move);
      for (const layer of placed.glyph.layers) {
        this.#layers.push({ ...layer, outline: transformOutline(layer.outline, move) });
      }
    }
    this.#advance += run.advance;
  }

  build(missing: readonly string[]): TextLine {
    const [only = EMPTY_OUTLINE] = this.#outlines;
    const joined = this.#outlines.length < 2 ? only : joinOutlines(this.#outlines);
    const plain = { outline: { ...joined, simple: this.#simple && this.#frontier.clear } };
    const layers = this.#outlines.length > 0 || this.#layers.length === 0 ? [plain, ...this.#layers] : this.#layers;
    return { layers, advance: this.#advance, missing };
  }

  #addOutline({ glyph, y }: PlacedGlyph, at: number, move: Affine): void {
    if (glyph.outline.ops.length === 0) return;
    this.#outlines.push(transformOutline(glyph.outline, move));
    this.#simple &&= glyph.outline.simple === true;
    if (!this.#simple) return;
    if (y === 0) {
      const known = silhouettes.get(glyph) ?? silhouetteOf(glyph.outline);
      silhouettes.set(glyph, known);
      this.#frontier.add(known, at);
    } else {
      this.#frontier.add(silhouetteOf(transformOutline(glyph.outline, translation(0, y))), at);
    }
  }
}
