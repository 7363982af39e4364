import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { blankCells, type Cells, PALETTE } from "../src/core/cells/cells.ts";
import { encodeFrame } from "../src/core/cells/encode.ts";
import { clusterOf, shownGlyph, TAIL } from "../src/core/cells/glyph.ts";
import { putText } from "../src/core/cells/put-text.ts";
import { type Measure, TerminalModel } from "./terminal-model.ts";

const [COLUMNS, ROWS] = [16, 2];
const FAMILY = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";
const SEGMENTER = new Intl.Segmenter("en");

/** A terminal that knows clusters, and one that knows East Asian characters and nothing later. */
const modern: Measure = (text) =>
  Array.from(SEGMENTER.segment(text), ({ segment }) => [segment, stringWidth(segment)] as const);
const old: Measure = (text) =>
  Array.from(text, (character) => [character, character > "\u{1f000}" ? 1 : stringWidth(character)] as const);

/** Texts put here and there, and single glyphs laid over them. */
const anyChange = fc.record({
  column: fc.integer({ min: -3, max: COLUMNS }),
  row: fc.nat(ROWS - 1),
  text: fc.constantFrom(
    "abc",
    "    ",
    "\u65e5\u672c",
    "\u65e5",
    "e\u0301x",
    "\u{1f600}",
    FAMILY,
    "\u2500\u28ff",
    "\u26a0",
  ),
  style: fc.constantFrom({}, { foreground: PALETTE + 1 }, { background: 0x102030, attributes: 16 }),
});
const anyFrames = fc.array(fc.array(anyChange, { maxLength: 8 }), { minLength: 1, maxLength: 5 }).map((frames) => {
  const cells = blankCells(COLUMNS, ROWS);
  return frames.map((changes) => {
    for (const { column, row, text, style } of changes) putText(cells, column, row, text, style);
    return structuredClone(cells);
  });
});

/** What each cell is to show, and its background. */
function shown(cells: Cells): string[] {
  return Array.from(cells.glyphs, (_, at) => {
    const glyph = shownGlyph(cells.glyphs, at, at % COLUMNS, COLUMNS);
    return `${glyph} ${glyph === TAIL ? "" : cells.backgrounds[at]}`;
  });
}

/** Whether old terminals disagree about what a cell belongs to. */
function isDisputed(cells: Cells, at: number): boolean {
  const head = cells.glyphs[at] === TAIL ? (cells.glyphs[at - 1] ?? 0) : (cells.glyphs[at] ?? 0);
  return clusterOf(head) !== undefined || (head > 0x1f000 && head < 0x20000);
}

test("a terminal that knows clusters shows the cells of each frame, halves of wide characters as blanks", () => {
  fc.assert(
    fc.property(anyFrames, (frames) => {
      const terminal = new TerminalModel(COLUMNS, ROWS, modern);
      let previous: Cells | undefined;
      for (const next of frames) {
        terminal.write(encodeFrame(previous, next, "truecolor"));
        expect(shown(terminal.cells)).toEqual(shown(next));
        previous = next;
      }
    }),
    { numRuns: 100 },
  );
});

test("one that counts columns otherwise shows all other cells where they belong", () => {
  fc.assert(
    fc.property(anyFrames, (frames) => {
      const terminal = new TerminalModel(COLUMNS, ROWS, old, true);
      let previous: Cells | undefined;
      for (const next of frames) {
        terminal.write(encodeFrame(previous, next, "truecolor"));
        previous = next;
        const wanted = shown(next);
        shown(terminal.cells).forEach((seen, at) => {
          if (!isDisputed(next, at)) expect(`${at}: ${seen}`).toBe(`${at}: ${wanted[at]}`);
        });
      }
    }),
    { numRuns: 100 },
  );
});

test("a wide character that stays costs no byte, and one of which half comes back is written again", () => {
  const whole = blankCells(4, 1);
  putText(whole, 0, 0, "\u65e5a");
  expect(encodeFrame(whole, structuredClone(whole), "none")).toHaveLength(0);
  const half = structuredClone(whole);
  half.glyphs[1] = 0x62;
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  expect(text(encodeFrame(whole, half, "none"))).toBe("\x1b[?2026h\x1b[H\x1b[m b\x1b[?2026l");
  expect(text(encodeFrame(half, whole, "none"))).toBe("\x1b[?2026h\x1b[H\x1b[m\u65e5\x1b[?2026l");
});
