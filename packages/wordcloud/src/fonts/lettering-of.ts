import { CloudError } from "../core/error.ts";
import type { Lettering, TextLine } from "../core/lettering.ts";
import { setText } from "./clusters.ts";
import { visualOrder } from "./direction.ts";
import { itemize } from "./items.ts";
import { kept } from "./kept.ts";
import { LineBuilder } from "./line-builder.ts";
import type { TypeFont } from "./type-font.ts";

/** As many lines as a cloud of the largest size has words, and characters of the longest that is kept. */
const KEPT_LINES = 10_000;
const LONGEST_KEPT = 64;
/** Characters of the longest line: a hundred times what a picture has room for. */
const LONGEST_LINE = 10_000;

/**
 * Lettering in several fonts: a cluster of characters goes to the first that has all of it.
 *
 * @throws CloudError E_WORDS from `line`, when a line has more than 10,000 characters
 */
export function letteringOf(fonts: readonly [TypeFont, ...TypeFont[]]): Lettering {
  const [{ ascender, descender }] = fonts;
  const setLine = (text: string): TextLine => {
    const { items, missing } = itemize(setText(text), fonts);
    const builder = new LineBuilder();
    for (const { font, text: piece, level } of visualOrder(items)) builder.add(font.set(piece, level % 2 === 1));
    return builder.build(missing);
  };
  const lineOf = kept(KEPT_LINES, setLine);
  return {
    families: fonts.map(({ family }) => family),
    ascender,
    descender,
    line(text) {
      if (text.length > LONGEST_LINE) {
        throw new CloudError(
          "E_WORDS",
          `a word has ${text.length} characters, more than ${LONGEST_LINE}`,
          "cut it into words",
        );
      }
      return text.length > LONGEST_KEPT ? setLine(text) : lineOf(text);
    },
  };
}
