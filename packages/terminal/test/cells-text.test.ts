import { readFileSync } from "node:fs";
import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { WIDE_MODULE, wideModule } from "../build/wide.ts";
import { blankCells, PALETTE } from "../src/core/cells/cells.ts";
import { clusterEnd } from "../src/core/cells/cluster.ts";
import { textWidth } from "../src/core/cells/glyph-reader.ts";
import { putText } from "../src/core/cells/put-text.ts";
import { cellsToText } from "../src/core/cells/text.ts";

const SEGMENTER = new Intl.Segmenter("en");

const FAMILY = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";

/** Letters, marks, joiners, emoji and their parts, flags, wide and halfwidth forms, jamo and syllables, conjuncts. */
const PARTS = [
  ..."a \u00e9\u0416\u03b1\u2500\u28ff\u65e5\u672c\u304b\uff76\uff9e\uff21\u2603\u26a0\u2b50",
  ..."\u0301\u0308\u20dd\u200d\u200b\ufe0f\u20e31#\u{1f600}\u{1f468}\u{1f469}\u{1f3fd}\u{1f1ea}\u270c\u{1f9b0}",
  ..."\u1100\u1161\u11a8\uac00\uac01\u0915\u094d\u0937\u093f\u0e33\u{20000}\u{e0067}\u{e007f}\ufeff",
  FAMILY,
];
const anyText = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join(""));

const anyCharacters = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 30 })
  .map((codes) => String.fromCodePoint(...codes));

function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  for (let at = 0; at < text.length; at = clusterEnd(text, at)) clusters.push(text.slice(at, clusterEnd(text, at)));
  return clusters;
}

test("clusters are those of the platform's own segmenter, and their widths those of string-width", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(clustersOf(text)).toEqual(Array.from(SEGMENTER.segment(text), ({ segment }) => segment));
      expect(textWidth(text)).toBe(stringWidth(text));
    }),
    { numRuns: 1000 },
  );
});

test("the packed ranges of wide characters are what their package gives", () => {
  expect(readFileSync(WIDE_MODULE, "utf8")).toBe(wideModule());
});

test("any text whatever is split without a rest, and no control character gets into cells", () => {
  fc.assert(
    fc.property(anyCharacters, fc.integer({ min: -9, max: 9 }), (text, column) => {
      expect(clustersOf(text).join("")).toBe(text);
      const cells = blankCells(12, 1);
      expect(putText(cells, column, 0, text)).toBe(column + textWidth(text));
      expect(cellsToText(cells)).toMatch(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*\n$/u);
    }),
  );
});

test("text stands where it is put and is cut off at both ends, of wide characters a half is a blank", () => {
  const shown = (column: number, text: string, end?: number): string => {
    const cells = blankCells(6, 1);
    cells.glyphs.fill(0x2e);
    putText(cells, column, 0, text, end === undefined ? {} : { end });
    return cellsToText(cells).replace("\n", "");
  };
  expect(shown(1, "abc")).toBe(".abc..");
  expect(shown(-1, "abc")).toBe("bc....");
  expect(shown(4, "abc")).toBe("....ab");
  expect(shown(0, "\u65e5\u672c\u8a9e")).toBe("\u65e5\u672c\u8a9e");
  expect(shown(-1, "\u65e5\u672c")).toBe(" \u672c...");
  expect(shown(1, "\u65e5\u672c", 4)).toBe(".\u65e5 ..");
  expect(shown(0, `e\u0301${FAMILY}x`)).toBe(`e\u0301${FAMILY}x..`);
  expect(shown(0, "a\tb\x1bc\u202ed")).toBe("a b\ufffdcd");
  expect(shown(7, "a")).toBe("......");
});

test("a row that is not there takes no text, and styles go into every cell of a character", () => {
  const cells = blankCells(3, 1);
  expect(putText(cells, 0, 1, "abc")).toBe(3);
  expect(putText(cells, 0, -1, "abc")).toBe(3);
  expect(cellsToText(cells)).toBe("\n");
  putText(cells, 0, 0, "\u65e5", { foreground: PALETTE + 1, background: 0x102030, attributes: 1 });
  expect([...cells.foregrounds.subarray(0, 2), ...cells.backgrounds.subarray(0, 2)]).toEqual([
    PALETTE + 1,
    PALETTE + 1,
    0x102030,
    0x102030,
  ]);
  expect([...cells.attributes]).toEqual([1, 1, 0]);
});

test("what is laid over one half of a wide character leaves a blank of the other", () => {
  const laidOver = (at: number): string => {
    const cells = blankCells(5, 1);
    putText(cells, 0, 0, "\u65e5\u672ca");
    putText(cells, at, 0, "x");
    return cellsToText(cells);
  };
  expect([0, 1, 3].map(laidOver)).toEqual(["x \u672ca\n", " x\u672ca\n", "\u65e5 xa\n"]);
});
