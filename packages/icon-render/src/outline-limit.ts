import { damaged } from "./core/damaged.ts";
import { isRecord, list, record, type Untyped } from "./untyped.ts";

const MOST_WORK = 1 << 17;

/** The parser's glyphs, drawn with limits. */
export interface LimitedGlyphs {
  /** The glyph, not drawn yet. */
  at(glyph: number): Untyped;
  /** @throws IconError E_FONT when drawing the glyph would not end */
  commands(glyph: number): readonly unknown[];
}

/**
 * Counts the bytes of subroutines and the commands of components that go into one glyph, since a few of them that call
 * each other make billions. For that the parser's lists of subroutines and its look-up of components are replaced by
 * ones that count, inside the font object that is given.
 *
 * @param check called with each glyph before it is drawn
 */
export function limitOutlines(font: Untyped, check: (glyph: number) => void): LimitedGlyphs {
  let left = MOST_WORK;
  const spend = (work: number): void => {
    left -= work;
    if (left < 0) throw damaged("a glyph of the font is made of too many parts");
  };
  const glyphs = record(font.glyphs);
  const { get } = glyphs;
  const at = (glyph: number): Untyped => (typeof get === "function" ? record(get.call(glyphs, glyph)) : {});
  const draw = (glyph: number): readonly unknown[] => {
    check(glyph);
    return list(record(at(glyph).path).commands);
  };
  glyphs.get = (glyph: number): Untyped => {
    spend(draw(glyph).length + 1);
    return at(glyph);
  };
  countCalls(font, "gsubrs", spend);
  for (const dict of fontDicts(record(font.tables))) countCalls(dict, "_subrs", spend);
  return {
    at,
    commands: (glyph) => {
      left = MOST_WORK;
      return draw(glyph);
    },
  };
}

function fontDicts(tables: Untyped): Untyped[] {
  return [tables.cff, tables.cff2]
    .filter(isRecord)
    .flatMap(({ topDict }) => (isRecord(topDict) ? [topDict, ...list(topDict._fdArray).filter(isRecord)] : []));
}

function countCalls(owner: Untyped, name: string, spend: (work: number) => void): void {
  const subroutines = owner[name];
  if (!Array.isArray(subroutines)) return;
  owner[name] = new Proxy(subroutines, {
    get: (target, key) => {
      const code: unknown = Reflect.get(target, key);
      if (Array.isArray(code)) spend(code.length + 1);
      return code;
    },
  });
}
