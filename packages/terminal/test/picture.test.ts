import { readFileSync } from "node:fs";
import { decodePng } from "@side-projects/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FONT_MODULE, fontModule } from "../build/font.ts";
import { castEvent, castOpening } from "../src/core/cells/cast.ts";
import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "../src/core/cells/cells.ts";
import { cellsToPng } from "../src/core/cells/picture.ts";
import { cellsToText } from "../src/core/cells/text.ts";
import { TerminalError } from "../src/core/error.ts";

interface Style {
  readonly foreground?: number;
  readonly background?: number;
  readonly attributes?: number;
}

function write(cells: Cells, at: readonly [column: number, row: number], text: string, style: Style = {}): void {
  const { foreground = DEFAULT_COLOR, background = DEFAULT_COLOR, attributes = 0 } = style;
  let to = at[1] * cells.columns + at[0];
  for (const glyph of text) {
    cells.glyphs[to] = glyph.codePointAt(0) ?? 0;
    cells.foregrounds[to] = foreground;
    cells.backgrounds[to] = background;
    cells.attributes[to] = attributes;
    to++;
  }
}

/** Pixels of a picture of one cell, as 0xRRGGBB. */
function cellPixels(glyph: number, cellWidth: number, style: Style = {}): (x: number, y: number) => number {
  const cells = blankCells(1, 1);
  write(cells, [0, 0], String.fromCodePoint(glyph), { foreground: 0xffffff, background: 0, ...style });
  const { data, width } = decodePng(cellsToPng(cells, { cellWidth }));
  return (x, y) => {
    const at = (y * width + x) * 4;
    return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  };
}

test("half blocks and eighths are exact to the pixel", () => {
  const rowsOf = (glyph: number): number[] => {
    const at = cellPixels(glyph, 8);
    return Array.from({ length: 16 }, (_, y) => at(3, y) & 1);
  };
  const filled = (from: number, to: number): number[] =>
    Array.from({ length: 16 }, (_, y) => (y >= from && y < to ? 1 : 0));
  expect(rowsOf(0x2580)).toEqual(filled(0, 8));
  expect(rowsOf(0x2584)).toEqual(filled(8, 16));
  expect(rowsOf(0x2588)).toEqual(filled(0, 16));
  expect(rowsOf(0x2581)).toEqual(filled(14, 16));
});

test("each bit of a Braille glyph is a round dot in its eighth of the cell and nowhere else", () => {
  const places: [number, number, number][] = [
    [0x01, 0, 0],
    [0x02, 0, 1],
    [0x04, 0, 2],
    [0x08, 1, 0],
    [0x10, 1, 1],
    [0x20, 1, 2],
    [0x40, 0, 3],
    [0x80, 1, 3],
  ];
  for (const [bit, column, row] of places) {
    const at = cellPixels(0x2800 + bit, 16);
    for (let y = 0; y < 32; y++) {
      for (let x = 0; x < 16; x++) {
        const away = Math.sqrt((x + 0.5 - column * 8 - 4) ** 2 + (y + 0.5 - row * 8 - 4) ** 2);
        if (away < 1.9) expect(at(x, y)).toBe(0xffffff);
        if (away > 3.6) expect(at(x, y)).toBe(0);
      }
    }
  }
});

test("colours are those of the theme, inverse swaps them and dim halves the way", () => {
  const full = (style: Style): number => cellPixels(0x2588, 4, style)(1, 1);
  expect(full({ foreground: PALETTE + 1 })).toBe(0xff5556);
  expect(full({ background: 0x123456, attributes: ATTRIBUTES.inverse })).toBe(0x123456);
  expect(full({ foreground: 0xfefefe, attributes: ATTRIBUTES.dim })).toBe(0x7f7f7f);
});

test("a cell or a picture out of range is told, with what to do", () => {
  const error = (columns: number, cellWidth: number): unknown => {
    try {
      return cellsToPng(blankCells(columns, 1), { cellWidth });
    } catch (thrown) {
      return thrown instanceof TerminalError ? thrown.code : thrown;
    }
  };
  expect([error(1, 3), error(1, 65), error(1, 9.5), error(1, Number.NaN), error(0, 10), error(20_000, 10)]).toEqual(
    Array.from({ length: 6 }, () => "E_SIZE"),
  );
});

test("the packed font is what its package gives", () => {
  expect(readFileSync(FONT_MODULE, "utf8")).toBe(fontModule());
});

test("as text, cells are lines without blanks at their ends", () => {
  const cells = blankCells(5, 3);
  write(cells, [1, 0], "a b");
  write(cells, [0, 2], "\u28ff\u2588   ");
  expect(cellsToText(cells)).toBe(" a b\n\n\u28ff\u2588\n");
});

test("an asciicast is a line of JSON for its header and one for each event", () => {
  const file = castOpening({ columns: 80, rows: 24, title: 'a "b"\n' }) + castEvent(1 / 60, "\x1b[mX\u28ff");
  const lines: unknown[] = file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    { version: 2, width: 80, height: 24, title: 'a "b"\n', env: { TERM: "xterm-256color" } },
    [0, "o", "\x1b[?25l\x1b[?7l"],
    [0.016667, "o", "\x1b[mX\u28ff"],
  ]);
});

const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff);

test("bytes of an event are the text that they encode, whatever its characters", () => {
  fc.assert(
    fc.property(fc.array(anyCharacter), (characters) => {
      const text = String.fromCodePoint(...characters);
      expect(castEvent(0, new TextEncoder().encode(text))).toBe(castEvent(0, text));
    }),
  );
});
