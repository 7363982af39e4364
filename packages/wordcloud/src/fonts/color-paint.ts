import { type Affine, chain, IDENTITY, type Outline, type Rgba, transformOutline } from "@side-projects/raster";
import type { Color, ColorLine, Font, PaintFuncs } from "harfbuzzjs";
import type { LineLayer } from "../core/lettering.ts";

/** Layers of one glyph are some ten; a font that paints more than this is not for pictures. */
const MAX_LAYERS = 2000;

interface Painting {
  readonly layers: LineLayer[];
  readonly transforms: Affine[];
  readonly clips: (Outline | undefined)[];
  /** False once the glyph asks for what layers of one colour cannot show. */
  plain: boolean;
}

/** How layers are put over each other; any other mode needs the pixels below. */
const SOURCE_OVER = 3;

/**
 * Reads the colours of glyphs (COLR and CPAL) as layers of one colour each. A gradient becomes its mean colour, and a
 * glyph that blends its layers, or is a bitmap or an SVG document, has no layers.
 */
export class ColorPainter {
  readonly #functions: PaintFuncs;
  #painting: Painting = emptyPainting();

  /** @param outlineOf outline of a glyph in font units, y down */
  constructor(functions: PaintFuncs, outlineOf: (glyph: number) => Outline) {
    this.#functions = functions;
    const color = (isForeground: boolean, paint: Rgba): void => this.#fill(isForeground, paint);
    const gradient = (line: ColorLine): void =>
      color(
        line.colorStops.every((stop) => stop.isForeground),
        meanOf(line),
      );
    functions.setPushTransformFunc((...[xx, yx, xy, yy, dx, dy]) => {
      const { transforms } = this.#painting;
      // Fonts have y up, layers y down.
      transforms.push(chain([xx, -yx, -xy, yy, dx, -dy], transforms.at(-1) ?? IDENTITY));
    });
    functions.setPopTransformFunc(() => {
      this.#painting.transforms.pop();
    });
    functions.setPushClipGlyphFunc((glyph) => {
      const { transforms, clips } = this.#painting;
      clips.push(transformOutline(outlineOf(glyph), transforms.at(-1) ?? IDENTITY));
    });
    functions.setPushClipRectangleFunc(() => {
      // The box of the whole glyph: what is drawn within lies within.
      this.#painting.clips.push(undefined);
    });
    functions.setPopClipFunc(() => {
      this.#painting.clips.pop();
    });
    functions.setColorFunc((isForeground, paint) => color(isForeground, rgba(paint)));
    functions.setLinearGradientFunc(gradient);
    functions.setRadialGradientFunc(gradient);
    functions.setSweepGradientFunc(gradient);
    functions.setImageFunc(() => {
      this.#painting.plain = false;
      return false;
    });
    functions.setPopGroupFunc((mode) => {
      if (mode !== SOURCE_OVER) this.#painting.plain = false;
    });
  }

  /** The layers of a glyph in font units, y down, from back to front; none where it has no colours of its own. */
  layers(font: Font, glyph: number): readonly LineLayer[] {
    this.#painting = emptyPainting();
    const painted = font.paintGlyphOrFail(glyph, this.#functions, undefined, 0, {
      red: 0,
      green: 0,
      blue: 0,
      alpha: 255,
    });
    const { layers, plain } = this.#painting;
    this.#painting = emptyPainting();
    return painted && plain && layers.length <= MAX_LAYERS ? layers : [];
  }

  #fill(isForeground: boolean, color: Rgba): void {
    const { layers, clips } = this.#painting;
    const outline = clips.findLast((clip) => clip !== undefined);
    if (outline === undefined || outline.ops.length === 0 || layers.length > MAX_LAYERS) return;
    layers.push(isForeground ? { outline } : { outline, color });
  }
}

function emptyPainting(): Painting {
  return { layers: [], transforms: [], clips: [], plain: true };
}

function rgba({ red, green, blue, alpha }: Color): Rgba {
  return [red, green, blue, alpha / 255];
}

function meanOf({ colorStops }: ColorLine): Rgba {
  const total = Math.max(1, colorStops.length);
  const mean = (pick: (color: Color) => number): number =>
    colorStops.reduce((sum, { color }) => sum + pick(color), 0) / total;
  return [
    Math.round(mean((color) => color.red)),
    Math.round(mean((color) => color.green)),
    Math.round(mean((color) => color.blue)),
    mean((color) => color.alpha) / 255,
  ];
}
