import { type Outline, OutlineBuilder, scaling, transformOutline } from "@side-projects/raster";
import type { DrawFuncs, Font } from "harfbuzzjs";
import { CloudError } from "../core/error.ts";
import { isIgnorable } from "./clusters.ts";
import { ColorPainter } from "./color-paint.ts";
import { kept } from "./kept.ts";
import { MemoryBudget } from "./memory-budget.ts";
import { hasPlainContours } from "./plain-contours.ts";
import { EMPTY_OUTLINE, type PlacedGlyph, type TypeFont, type TypeGlyph, type TypeRun } from "./type-font.ts";

type HarfBuzz = typeof import("harfbuzzjs");

const NO_GLYPH = 0;
/** HarfBuzz ends, in disorder, at 2 GB. */
const budget = new MemoryBudget(1024 * 1024 * 1024);
/** What is remembered of a font: as many as the words of a cloud have, a few times over. */
const KEPT_GLYPHS = 8192;

/**
 * Opens a bare font (otf or ttf) for shaping. HarfBuzz is loaded on the first call; after that, lines are set at once.
 *
 * @throws CloudError E_FONT when the font has no em size or no glyphs, or the fonts in use take more than 1 GB
 */
export async function openHarfBuzzFont(sfnt: Uint8Array): Promise<TypeFont> {
  const harfbuzz = await import("harfbuzzjs");
  budget.take(sfnt.length);
  try {
    const font = readFont(harfbuzz, sfnt);
    budget.freeWith(font, sfnt.length);
    return font;
  } catch (error) {
    budget.free(sfnt.length);
    throw error;
  }
}

function readFont(harfbuzz: HarfBuzz, sfnt: Uint8Array): TypeFont {
  const face = new harfbuzz.Face(new harfbuzz.Blob(sfnt), 0);
  const em = face.upem;
  if (!(em >= 16 && em <= 16384) || face.collectUnicodes().length === 0) {
    throw new CloudError("E_FONT", "the font has no em size or no characters", "give a font for text");
  }
  const font = new harfbuzz.Font(face);
  const { ascender, descender } = lineBox(font, em);
  const drawing = new GlyphDrawing(harfbuzz);
  const painter =
    face.hasColorLayers() || face.hasColorPaint()
      ? new ColorPainter(new harfbuzz.PaintFuncs(), (glyph) => drawing.outline(font, glyph))
      : undefined;
  const glyphOf = kept(KEPT_GLYPHS, (id: number): TypeGlyph => {
    const layers = orDamaged(() => painter?.layers(font, id)) ?? [];
    const toEm = (outline: Outline): Outline => transformOutline(outline, scaling(1 / em));
    if (layers.length > 0) {
      const scaled = layers.map((layer) => ({ ...layer, outline: toEm(layer.outline) }));
      return { id, outline: EMPTY_OUTLINE, layers: scaled };
    }
    const outline = toEm(orDamaged(() => drawing.outline(font, id)));
    return { id, outline: { ...outline, simple: hasPlainContours(outline) }, layers: [] };
  });

  const buffer = new harfbuzz.Buffer();
  const set = (text: string, rightToLeft: boolean): TypeRun => {
    buffer.reset();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    buffer.setDirection(rightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
    // Two engines of different language shape alike.
    buffer.setLanguage("und");
    orDamaged(() => harfbuzz.shape(font, buffer));
    const positions = buffer.getGlyphPositions();
    let x = 0;
    const glyphs = buffer.getGlyphInfos().map(({ codepoint }, i): PlacedGlyph => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
      const placed = { glyph: glyphOf(codepoint), x: (x + xOffset) / em, y: -yOffset / em };
      x += xAdvance;
      return placed;
    });
    return { glyphs, advance: x / em };
  };
  const looks = kept(KEPT_GLYPHS, (cluster: string): { covered: boolean; colored: boolean } => {
    const { glyphs } = set(cluster, false);
    const visible = glyphs.filter(({ glyph }) => glyph.id !== NO_GLYPH);
    const inked = visible.some(({ glyph }) => glyph.outline.ops.length > 0 || glyph.layers.length > 0);
    return {
      covered: visible.length === glyphs.length && (inked || isBlank(cluster)),
      colored: visible.some(({ glyph }) => glyph.layers.length > 0),
    };
  });
  return {
    family: face.getName(TYPOGRAPHIC_FAMILY, "en") || face.getName(FAMILY, "en"),
    ascender,
    descender,
    covers: (cluster) => looks(cluster).covered,
    colors: (cluster) => looks(cluster).colored,
    set,
  };
}

/** Numbers of the family among the names of a font: with the weight, and without where both differ. */
const FAMILY = 1;
const TYPOGRAPHIC_FAMILY = 16;

/** HarfBuzz checks what it reads; should a font break it all the same, the font is to blame. */
function orDamaged<Result>(work: () => Result): Result {
  try {
    return work();
  } catch {
    throw new CloudError("E_FONT", "the font is damaged", "try it in another program, or download it again");
  }
}

function isBlank(cluster: string): boolean {
  return /^\p{Z}+$/u.test(cluster) || isIgnorable(cluster);
}

function lineBox(font: Font, em: number): { ascender: number; descender: number } {
  const { ascender, descender } = font.hExtents();
  const height = ascender - descender;
  // A font without a usable line box still has an em: four fifths of it above the baseline is what fonts use.
  if (!(height > 0 && height <= 10 * em && ascender >= 0 && descender <= 0)) return { ascender: 0.8, descender: 0.2 };
  return { ascender: ascender / em, descender: -descender / em };
}

/** Collects the outlines of glyphs in font units, y down. */
class GlyphDrawing {
  readonly #functions: DrawFuncs;
  #builder: OutlineBuilder = new OutlineBuilder();

  constructor(harfbuzz: HarfBuzz) {
    this.#functions = new harfbuzz.DrawFuncs();
    this.#functions.setMoveToFunc((x, y) => {
      this.#builder.moveTo(x, 0 - y);
    });
    this.#functions.setLineToFunc((x, y) => {
      this.#builder.lineTo(x, 0 - y);
    });
    this.#functions.setQuadraticToFunc((cx, cy, x, y) => {
      this.#builder.quadTo(cx, 0 - cy, x, 0 - y);
    });
    this.#functions.setCubicToFunc((...[ax, ay, bx, by, x, y]) => {
      this.#builder.cubicTo(ax, 0 - ay, bx, 0 - by, x, 0 - y);
    });
    this.#functions.setClosePathFunc(() => {
      this.#builder.close();
    });
  }

  outline(font: Font, glyph: number): Outline {
    this.#builder = new OutlineBuilder();
    font.drawGlyph(glyph, this.#functions);
    return this.#builder.build();
  }
}
