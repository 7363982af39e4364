import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTerminal, type ScreenCell, seeded } from "@side-projects/testkit";
import { expect, test } from "vitest";
import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "../src/core/cells/cells.ts";
import { encodeFrame, frameWriter } from "../src/core/cells/encode.ts";
import { glyphText, shownGlyph } from "../src/core/cells/glyph.ts";
import { putText } from "../src/core/cells/put-text.ts";

const [COLUMNS, ROWS, FRAMES] = [50, 12, 200];

const GLYPHS = [0, 32, 65, 0xe9, 0x2588, 0x28ff] as const;
const TEXTS = ["\u65e5\u672c\u8a9e", "e\u0301n\u0303", "\uff21\uac00"] as const;
const COLORS = [DEFAULT_COLOR, PALETTE + 1, PALETTE + 12, 0x1e1e2d, 0xffffff] as const;

/** What the terminal has to show, without what cannot be seen of a blank. */
function shown(cell: ScreenCell): Partial<ScreenCell> {
  const { foreground, bold, dim, ...always } = cell;
  return cell.glyph === " " && !cell.inverse && !cell.underline ? always : { ...always, foreground, bold, dim };
}

function cellAt(cells: Cells, at: number): ScreenCell {
  const attributes = cells.attributes[at] ?? 0;
  return {
    glyph: glyphText(shownGlyph(cells.glyphs, at, at % COLUMNS, COLUMNS)) || " ",
    foreground: nameOf(cells.foregrounds[at] ?? 0),
    background: nameOf(cells.backgrounds[at] ?? 0),
    bold: (attributes & ATTRIBUTES.bold) !== 0,
    inverse: (attributes & ATTRIBUTES.inverse) !== 0,
    underline: (attributes & ATTRIBUTES.underline) !== 0,
    dim: (attributes & ATTRIBUTES.dim) !== 0,
  };
}

function nameOf(color: number): string {
  if (color === DEFAULT_COLOR) return "default";
  return color >= PALETTE ? `palette ${color - PALETTE}` : `#${color.toString(16).padStart(6, "0")}`;
}

/** Frames of patches that come and go, and the cells of the last. */
function patches(): { readonly bytes: Buffer; readonly last: Cells } {
  const random = seeded(7);
  const writer = frameWriter();
  const cells = blankCells(COLUMNS, ROWS);
  const chunks: Buffer[] = [];
  let previous: Cells | undefined;
  for (let frame = 0; frame < FRAMES; frame++) {
    for (let patch = 0; patch < 15; patch++) {
      const at = random.int(0, COLUMNS * ROWS - 1);
      const end = at + random.int(1, 8);
      cells.glyphs.fill(random.pick(GLYPHS), at, end);
      cells.foregrounds.fill(random.pick(COLORS), at, end);
      cells.backgrounds.fill(random.pick(COLORS), at, end);
      cells.attributes.fill(random.int(0, 2) === 0 ? random.int(0, 15) : 0, at, end);
    }
    const style = { foreground: random.pick(COLORS), background: random.pick(COLORS) };
    putText(cells, random.int(-2, COLUMNS), random.int(0, ROWS - 1), random.pick(TEXTS), style);
    chunks.push(Buffer.from(encodeFrame(previous, cells, "truecolor", writer)));
    previous = structuredClone(cells);
  }
  return { bytes: Buffer.concat(chunks), last: cells };
}

test("xterm, given two hundred frames, shows the last", async () => {
  const folder = mkdtempSync(join(tmpdir(), "terminal-frames-"));
  const { bytes, last } = patches();
  const file = join(folder, "frames");
  writeFileSync(file, Buffer.concat([Buffer.from("\x1b[?7l"), bytes]));
  const terminal = openTerminal(["cat", file], { columns: COLUMNS, rows: ROWS });
  try {
    await terminal.exited;
    for (let at = 0; at < COLUMNS * ROWS; at++) {
      const seen = terminal.cell(at % COLUMNS, Math.floor(at / COLUMNS));
      expect({ at, ...shown(seen) }).toEqual({ at, ...shown(cellAt(last, at)) });
    }
    expect(terminal.hasMode(2026)).toBe(false);
  } finally {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  }
});
