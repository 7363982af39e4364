import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTerminal, seeded } from "@side-projects/testkit";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAnsiFrame } from "../src/core/cells/ansi-frame.ts";
import { ATTRIBUTES, blankCells, type Cells, DEFAULT_COLOR, PALETTE } from "../src/core/cells/cells.ts";
import { cellsToText } from "../src/core/cells/text.ts";

const [COLUMNS, ROWS] = [40, 20];

function parsed(text: string, columns = 12, rows = 2): Cells {
  const cells = blankCells(columns, rows);
  parseAnsiFrame(text, cells);
  return cells;
}

/** As the terminal of the tests names colours; of the 256 it names the number, and cells have what xterm defines it to be. */
function rgbOf(name: string): number {
  if (name === "default") return DEFAULT_COLOR;
  if (name.startsWith("#")) return Number.parseInt(name.slice(1), 16);
  const index = Number(name.slice("palette ".length));
  if (index < 16) return PALETTE + index;
  if (index >= 232) return (8 + 10 * (index - 232)) * 0x10101;
  const levels = [0, 95, 135, 175, 215, 255];
  const [red, green, blue] = [Math.floor((index - 16) / 36), Math.floor((index - 16) / 6) % 6, (index - 16) % 6];
  return ((levels[red] ?? 0) << 16) | ((levels[green] ?? 0) << 8) | (levels[blue] ?? 0);
}

/** Lines with every kind of rendition, whole and broken, and with wide and combined characters. */
function noise(): string {
  const random = seeded(11);
  const codes = ["0", "", "1", "2", "3", "4", "7", "22", "23", "24", "27", "31", "37", "39", "44", "49", "95", "107"];
  const colors = [
    "38;5;9",
    "48;5;123",
    "38;5;240",
    "38;2;1;2;3",
    "48;2;250;0;9",
    "38:5:77",
    "48:2::9:8:7",
    "4:3",
    "4:0",
  ];
  const texts = ["a", "bc", " ", "\u2500\u2502", "\u65e5\u672c", "e\u0301", "x"];
  const piece = (): string => {
    const list = Array.from({ length: random.int(1, 3) }, () => random.pick(random.int(0, 2) === 0 ? colors : codes));
    return `\x1b[${list.join(";")}m${random.pick(texts)}`;
  };
  return Array.from({ length: ROWS }, () => Array.from({ length: 18 }, piece).join("")).join("\n");
}

test("a frame has in cells what xterm makes of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "terminal-frames-"));
  const file = join(folder, "frame");
  const text = noise();
  writeFileSync(file, `\x1b[?7l${text}`);
  const terminal = openTerminal(["cat", file], { columns: COLUMNS, rows: ROWS });
  try {
    await terminal.exited;
    const cells = parsed(text, COLUMNS, ROWS);
    expect(cellsToText(cells)).toBe(`${terminal.screen().replace(/ +$/gm, "")}\n`);
    for (let at = 0; at < COLUMNS * ROWS; at++) {
      const { foreground, background, bold, dim, underline, inverse } = terminal.cell(
        at % COLUMNS,
        Math.floor(at / COLUMNS),
      );
      const on = (bit: number): boolean => ((cells.attributes[at] ?? 0) & bit) !== 0;
      expect({ at, fore: cells.foregrounds[at], back: cells.backgrounds[at] }).toEqual({
        at,
        fore: rgbOf(foreground),
        back: rgbOf(background),
      });
      expect([on(ATTRIBUTES.bold), on(ATTRIBUTES.dim), on(ATTRIBUTES.underline), on(ATTRIBUTES.inverse)]).toEqual([
        bold,
        dim,
        underline,
        inverse,
      ]);
    }
  } finally {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  }
});

test("sequences that are no colours, control characters and what does not fit are left out", () => {
  const text =
    "a\x1b[2Jb\x1b]8;;http://x\x07c\x1b]0;t\x1b\\d\x1b[>4;1me\x1b(Bf\x07\x08g\x1b[4 qh\x1b[38;5mi\nsecond line of many\nlost";
  const cells = parsed(text);
  expect(cellsToText(cells)).toBe("abcdefghi\nsecond line\n");
  expect([...cells.attributes]).toEqual(Array.from({ length: 24 }, () => 0));
});

test("what lines do not reach is see-through, and blanks that were written are not", () => {
  expect([...parsed("a  \n\x1b[41m ", 4, 2).glyphs]).toEqual([97, 32, 32, 0, 32, 0, 0, 0]);
});

const anyPiece = fc.oneof(
  fc.constantFrom("\x1b[", "\x1b]", "\x1b", "38;5;", "38:2:", ";;;", "m", "\n", "\x9b", "abc", "\u65e5", "\u0301"),
  fc.string({ unit: "binary", maxLength: 5 }),
);

test("no text makes it throw or puts a control character into cells", () => {
  fc.assert(
    fc.property(fc.array(anyPiece, { maxLength: 20 }), (pieces) => {
      expect(cellsToText(parsed(pieces.join(""), 8, 2))).toMatch(/^[^\p{Cc}]*\n[^\p{Cc}]*\n$/u);
    }),
  );
});
