import fc from "fast-check";
import { expect, test } from "vitest";
import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "../src/core/cells/cells.ts";
import type { Depth } from "../src/core/cells/depth.ts";
import { encodeFrame, frameWriter } from "../src/core/cells/encode.ts";
import { INDEX, TerminalModel } from "./terminal-model.ts";

const DEPTHS: readonly Depth[] = ["none", "16", "256", "truecolor"];

const START = "\x1b[?2026h";
const END = "\x1b[?2026l";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Cells of plain text, a string a row. */
function cellsOf(...lines: string[]): Cells {
  const cells = blankCells(lines[0]?.length ?? 0, lines.length);
  cells.glyphs.set(Array.from(lines.join(""), (glyph) => glyph.codePointAt(0) ?? 0));
  return cells;
}

/** What can be seen of cells: the foreground of a blank, its boldness and faintness cannot. */
function visible({ glyphs, foregrounds, backgrounds, attributes }: Cells): string[] {
  return Array.from(glyphs, (code, at) => {
    const glyph = code === 0 ? 32 : code;
    const shown = attributes[at] ?? 0;
    const inked = glyph !== 32 || (shown & (ATTRIBUTES.inverse | ATTRIBUTES.underline)) !== 0;
    return [glyph, backgrounds[at], ...(inked ? [foregrounds[at], shown] : [])].join(" ");
  });
}

const anyColor = fc.constantFrom(DEFAULT_COLOR, PALETTE + 1, PALETTE + 7, PALETTE + 12, 0x1e1e2d, 0xffffff, 0x0a0b64);
const anyCell = fc.record({
  glyph: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(0, 32) },
    { weight: 5, arbitrary: fc.constantFrom(65, 0xe9, 0x2588, 0x28ff, 0x1fb00) },
  ),
  foreground: anyColor,
  background: anyColor,
  attributes: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 31 }) },
  ),
});

/** Frames of one size in which many cells stay as they are, like those of an animation. */
const anyFrames = fc
  .record({
    columns: fc.integer({ min: 1, max: 40 }),
    rows: fc.integer({ min: 1, max: 5 }),
    palette: fc.array(anyCell, { minLength: 1, maxLength: 6 }),
  })
  .chain(({ columns, rows, palette }) => {
    const change = fc.record({
      at: fc.nat(columns * rows - 1),
      cell: fc.nat(palette.length - 1),
      length: fc.integer({ min: 1, max: 9 }),
    });
    return fc.array(fc.array(change, { maxLength: 12 }), { minLength: 1, maxLength: 4 }).map((frames) => {
      const last = blankCells(columns, rows);
      return frames.map((changes) => {
        for (const { at, cell, length } of changes) {
          const { glyph = 0, foreground = 0, background = 0, attributes = 0 } = palette[cell] ?? {};
          last.glyphs.fill(glyph, at, at + length);
          last.foregrounds.fill(foreground, at, at + length);
          last.backgrounds.fill(background, at, at + length);
          last.attributes.fill(attributes, at, at + length);
        }
        return structuredClone(last);
      });
    });
  });

test("a terminal that gets the frames shows the cells of each, one synchronised update a frame", () => {
  fc.assert(
    fc.property(anyFrames, fc.boolean(), (frames, reused) => {
      const [first] = frames;
      if (first === undefined) return;
      const terminal = new TerminalModel(first.columns, first.rows);
      const writer = frameWriter();
      let previous: Cells | undefined;
      let written = 0;
      for (const next of frames) {
        const bytes = encodeFrame(previous, next, "truecolor", reused ? writer : undefined);
        terminal.write(bytes);
        if (bytes.length > 0) written++;
        expect(visible(terminal.cells)).toEqual(visible(next));
        expect({ idle: terminal.idle, frames: terminal.frames }).toEqual({ idle: true, frames: written });
        previous = next;
      }
    }),
    { numRuns: 300 },
  );
});

/** Red, green and blue of the 256 colours from 16 on, as xterm's documentation defines them. */
function xtermColor(index: number): readonly [number, number, number] {
  if (index >= 232) return [8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)];
  const levels = [0, 95, 135, 175, 215, 255];
  const [red, green, blue] = [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6];
  return [levels[red] ?? 0, levels[green] ?? 0, levels[blue] ?? 0];
}

test("with 256 colours every colour is one that no other of the cube and the greys is nearer to", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (color) => {
      const cells = cellsOf("x");
      cells.foregrounds[0] = color;
      const terminal = new TerminalModel(1, 1);
      terminal.write(encodeFrame(undefined, cells, "256"));
      const apart = (index: number): number => {
        const [red, green, blue] = xtermColor(index);
        return (red - (color >> 16)) ** 2 + (green - ((color >> 8) & 255)) ** 2 + (blue - (color & 255)) ** 2;
      };
      const least = Math.min(...Array.from({ length: 240 }, (_, i) => apart(16 + i)));
      expect(apart((terminal.cells.foregrounds[0] ?? 0) - INDEX)).toBe(least);
    }),
  );
});

test("with 16 colours the density backgrounds go from black over grey to white", () => {
  const densities = [0x1e1e2d, 0x3c3c5a, 0x64648c, 0xafafd2];
  const cells = cellsOf("xxxx");
  cells.backgrounds.set(densities);
  const terminal = new TerminalModel(4, 1);
  terminal.write(encodeFrame(undefined, cells, "16"));
  expect(Array.from(terminal.cells.backgrounds, (color) => color - PALETTE)).toEqual([0, 8, 8, 7]);
});

test("without colours glyphs and attributes are the same and nothing has a colour", () => {
  fc.assert(
    fc.property(anyFrames, (frames) => {
      const [first] = frames;
      if (first === undefined) return;
      const terminal = new TerminalModel(first.columns, first.rows);
      let previous: Cells | undefined;
      for (const next of frames) {
        terminal.write(encodeFrame(previous, next, "none"));
        const plain = structuredClone(next);
        plain.foregrounds.fill(DEFAULT_COLOR);
        plain.backgrounds.fill(DEFAULT_COLOR);
        expect(visible(terminal.cells)).toEqual(visible(plain));
        previous = next;
      }
    }),
  );
});

test("cells that look the same cost no byte, in every depth", () => {
  const before = cellsOf("ab  cd");
  before.foregrounds.fill(PALETTE + 2);
  const after = structuredClone(before);
  after.glyphs[2] = 0;
  after.foregrounds.set([0xff0000, 0x123456], 2);
  after.attributes[3] = ATTRIBUTES.bold;
  for (const depth of DEPTHS) expect(encodeFrame(before, after, depth)).toHaveLength(0);
  after.foregrounds.fill(PALETTE + 3);
  expect(encodeFrame(before, after, "none")).toHaveLength(0);
  expect(encodeFrame(before, after, "16").length).toBeGreaterThan(0);
});

test("colours that a terminal shows alike are not sent again", () => {
  const before = cellsOf("x");
  const after = cellsOf("x");
  before.foregrounds[0] = 0xdcdcff;
  after.foregrounds[0] = 0xdddcfe;
  expect(encodeFrame(before, after, "256")).toHaveLength(0);
  expect(encodeFrame(before, after, "truecolor").length).toBeGreaterThan(0);
});

test("moves and colours take their shortest form", () => {
  const change = (before: Cells, after: Cells): string => text(encodeFrame(before, after, "truecolor"));
  expect(change(cellsOf("abcdef"), cellsOf("abXdef"))).toBe(`${START}\x1b[1;3H\x1b[mX${END}`);
  expect(change(cellsOf("abcdef"), cellsOf("XbXdeX"))).toBe(`${START}\x1b[H\x1b[mXbXdeX${END}`);
  expect(change(cellsOf("abcdefghij"), cellsOf("XbcdefghiX"))).toBe(`${START}\x1b[H\x1b[mX\x1b[8CX${END}`);
  const down = change(cellsOf("abc", "abc", "abc"), cellsOf("Xbc", "aXc", "Xbc"));
  expect(down).toBe(`${START}\x1b[H\x1b[mX\x1b[BX\x1b[3HX${END}`);
  const before = cellsOf("abcd");
  const after = cellsOf("WXYZ");
  after.foregrounds.set([PALETTE + 1, PALETTE + 1, PALETTE + 9, 0x010203]);
  after.backgrounds.set([DEFAULT_COLOR, PALETTE + 4, PALETTE + 4, PALETTE + 4]);
  expect(change(before, after)).toBe(`${START}\x1b[H\x1b[0;31mW\x1b[44mX\x1b[91mY\x1b[38;2;1;2;3mZ\x1b[m${END}`);
});

test("the first frame and one of another size clear the screen", () => {
  const next = cellsOf("a ", " b");
  for (const previous of [undefined, cellsOf("a b")]) {
    expect(text(encodeFrame(previous, next, "none"))).toBe(`${START}\x1b[m\x1b[2J\x1b[Ha\x1b[Bb${END}`);
  }
});

test("a glyph that would steer the terminal is a question mark", () => {
  const cells = blankCells(8, 1);
  cells.glyphs.set([27, 10, 127, 0x9b, 0xd800, 0x110000, 0xffffffff, 65]);
  expect(text(encodeFrame(undefined, cells, "none"))).toContain("???????A");
});
