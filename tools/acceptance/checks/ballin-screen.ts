import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Terminal } from "@side-projects/testkit";
import { allOf, type Finding } from "../src/findings.ts";
import { playing } from "./ballin-play.ts";
import { inFolder } from "./command.ts";

const COLUMNS = 100;
const ROWS = 30;
const ZONE_ROW = ROWS - 3;
const STATUS_ROW = ROWS - 2;
const BUTTON_ROW = ROWS - 1;
/** Red, green, yellow, blue, magenta, cyan of the terminal's own palette. */
const SIX = [1, 2, 3, 4, 5, 6].map((index) => `palette ${index}`);

/** What the picture of the original shows, on a real terminal. */
export function screenFindings(): Promise<Finding[]> {
  return inFolder((folder) => {
    const shapes = ["circle", "square", "star"].map((shape_type, i) => ({
      ...{ shape_type, x: 20 + 30 * i, y: 14, rotation_degrees: 0, color: ["green", "blue", "magenta"][i] },
    }));
    const file = path.join(folder, "three.json");
    writeFileSync(file, JSON.stringify({ version: 1, shapes, options: { ball_count: 3000, color_mode: false } }));
    return playing({ args: ["--open", file, "--seed", "1"], columns: COLUMNS, rows: ROWS }, async (terminal) => {
      // Balls lie in several shades once they have met; what never comes is named below.
      await terminal.until((t) => t.screen().includes("|XXXXX|") && canvas(t).length === 0).catch(() => {});
      const wrong = [...zones(terminal), ...status(terminal), ...buttons(terminal), ...canvas(terminal)];
      terminal.press("c");
      await terminal
        .until((t) => lettersOf(t).background === "palette 0")
        .catch(() => wrong.push("Colors has no black ground when on"));
      return [allOf("parts of the screen: zones, status, buttons, shades, shapes", 5, wrong)];
    });
  });
}

function zones(terminal: Terminal): string[] {
  const wrong: string[] = [];
  for (const [zone, color] of SIX.entries()) {
    const middle = Math.round(((zone + 0.5) * COLUMNS) / 6);
    if (terminal.cell(middle - 4, ZONE_ROW).background !== color)
      wrong.push(`zone ${zone + 1} is ${terminal.cell(middle - 4, ZONE_ROW).background}`);
    const digit = [middle - 1, middle, middle + 1]
      .map((at) => terminal.cell(at, ZONE_ROW))
      .find(({ glyph }) => glyph === String(zone + 1));
    if (digit === undefined || digit.foreground !== "palette 0" || !digit.bold)
      wrong.push(`the digit of zone ${zone + 1}`);
  }
  return wrong;
}

function status({ row }: Terminal): string[] {
  const wanted = /^ FPS: (\d+\.\d|at rest) \| Balls: 3,?000 \| Gravity: 100% \| Force: 100%/;
  return wanted.test(row(STATUS_ROW)) ? [] : [`status: ${row(STATUS_ROW).trim()}`];
}

function buttons(terminal: Terminal): string[] {
  const labels = "Colors [O]ptions [S]hapes Clear Save Load [R]eset [?] [Q]uit".split(" ");
  const missing = labels.filter((label) => !terminal.row(BUTTON_ROW).includes(label));
  const at = terminal.row(BUTTON_ROW).indexOf("Colors");
  const colors = [0, 1, 2, 3, 4, 5].map((letter) => terminal.cell(at + letter, BUTTON_ROW).foreground);
  return [
    ...missing.map((label) => `no ${label}`),
    ...(colors.join() === SIX.join() ? [] : [`Colors in ${colors.join(" ")}`]),
  ];
}

function lettersOf(terminal: Terminal): ReturnType<Terminal["cell"]> {
  return terminal.cell(terminal.row(BUTTON_ROW).indexOf("Colors"), BUTTON_ROW);
}

/** Cells of balls with several grounds, white balls, and shapes in their colours. */
function canvas(terminal: Terminal): string[] {
  const grounds = new Set<string>();
  const shapes = new Set<string>();
  for (let row = 0; row < ZONE_ROW; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const cell = terminal.cell(column, row);
      if (/[\u2801-\u28ff]/.test(cell.glyph)) grounds.add(cell.background);
      else if (/[#X|+^-]/.test(cell.glyph)) shapes.add(cell.foreground);
    }
  }
  const wrong = grounds.size < 3 ? [`only ${grounds.size} shades behind balls`] : [];
  const wanted = ["palette 2", "palette 4", "palette 5"];
  return wanted.every((color) => shapes.has(color)) ? wrong : [...wrong, `shapes in ${[...shapes].join(", ")}`];
}
