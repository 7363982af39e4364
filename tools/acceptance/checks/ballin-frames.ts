import { blankCells, encodeFrame, frameWriter } from "@side-projects/terminal";
import { emptyGrid } from "../../../apps/ballin/src/core/draw/grid.ts";
import { paintCanvas } from "../../../apps/ballin/src/core/draw/paint.ts";
import { plotBalls, plotScratch } from "../../../apps/ballin/src/core/draw/plot.ts";
import { ballsInput } from "../../benchmarks/src/balls-input.ts";
import { allOf, atMost, type Finding } from "../src/findings.ts";
import { inWorld } from "./ballin-world.ts";

const COLUMNS = 200;
const ROWS = 60;
const BEGIN = "\x1b[?2026h";
const END = "\x1b[?2026l";
const LOOK = { mode: "braille", color: true, depth: "truecolor" } as const;

/** Frames of a coloured, stirred world: how many bytes, and that each is one synchronized update. */
export function frameFindings(quick: boolean): Promise<Finding[]> {
  const [balls, steps] = quick ? [3000, 120] : [15_000, 1200];
  const options = { color_mode: true, spawn_color_percent: 100 };
  return inWorld({ engine: "auto", balls, columns: COLUMNS, rows: ROWS, options }, (simulation) => {
    const { bursts } = ballsInput({ balls: 0, columns: COLUMNS, rows: ROWS });
    const grid = emptyGrid(COLUMNS, ROWS);
    const [scratch, writer] = [plotScratch(), frameWriter()];
    let [shown, next] = [blankCells(COLUMNS, ROWS), blankCells(COLUMNS, ROWS)];
    const sizes: number[] = [];
    const wrong: string[] = [];
    for (let step = 0; step < steps; step++) {
      const at = 2 * Math.floor(step / 60);
      if (step % 60 === 0) simulation.apply({ type: "burst", x: bursts[at] ?? 0, y: bursts[at + 1] ?? 0 });
      simulation.step();
      plotBalls(simulation.engine.balls, grid, scratch);
      paintCanvas(grid, next, LOOK);
      const bytes = encodeFrame(shown, next, LOOK.depth, writer);
      [shown, next] = [next, shown];
      sizes.push(bytes.length);
      const text = Buffer.from(bytes).toString("latin1");
      const [opened, closed] = [text.split(BEGIN).length - 1, text.split(END).length - 1];
      const whole = text.startsWith(BEGIN) && text.endsWith(END) && opened === 1 && closed === 1;
      if (text !== "" && !whole) wrong.push(`frame ${step}`);
    }
    sizes.sort((a, b) => a - b);
    return [
      atMost(
        `bytes of a frame of ${balls} coloured balls on ${COLUMNS}x${ROWS}, median of ${steps}`,
        sizes[steps >> 1] ?? Number.NaN,
        40_000,
      ),
      allOf("frames that are one synchronized update", steps, wrong),
    ];
  });
}
